import './clock.css'
import type { ReactNode } from 'react'

type LongWorkProps = {
  /** 'Simulating 100,000 months of your team'. */
  what: string
  /** 0 to 1; undefined while nobody knows. */
  share: number | undefined
  /** What is known so far, and that one may leave. */
  children?: ReactNode
}

/** Work that takes a while: how far it is, and that it goes on without being watched. */
export function LongWork({ what, share, children }: LongWorkProps) {
  const percent = share === undefined ? undefined : Math.round(share * 100)
  return (
    <div className="long-work">
      <div className="long-work-line">
        <span>{what}</span>
        <span className="clock">{percent === undefined ? '…' : `${percent}%`}</span>
      </div>
      <div
        className="meter accent"
        role="progressbar"
        aria-label={what}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${percent ?? 0}%` }} />
      </div>
      {children && <p className="small soft">{children}</p>}
    </div>
  )
}
