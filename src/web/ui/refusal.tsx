import './refusal.css'
import type { ReactNode } from 'react'
import type { Refusal as RefusalTold } from '#web/refusal.ts'

/** A rule said no: the sentence, and the way out as children. Shows nothing while there is no refusal. */
export function Refusal({ of, children }: { of: RefusalTold | undefined; children?: ReactNode }) {
  if (!of) return null
  return (
    <div className="refusal" role="alert">
      {of.sentence}
      {children && <> {children}</>}
      {of.status >= 500 && of.requestId && <span className="under">Request {of.requestId}</span>}
    </div>
  )
}
