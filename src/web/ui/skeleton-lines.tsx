import './table.css'
import { useEffect, useState } from 'react'

/** Grey lines where the ledger will stand; they wait a moment, so a quick answer shows no flicker. */
export function SkeletonLines({ rows = 3 }: { rows?: number }) {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div
      className="skeleton"
      role="status"
      aria-busy="true"
      aria-label="Loading"
      data-slow={slow || undefined}
    >
      {Array.from({ length: rows }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content have no other name
        <i key={line} style={{ width: `${[62, 48, 70, 55][line % 4]}%` }} />
      ))}
    </div>
  )
}
