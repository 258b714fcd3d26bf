import './fields.css'
import type { ReactNode } from 'react'

/** Fields of a form in one column, or side by side where there is room. */
export function Fields({ across = 1, children }: { across?: 1 | 2 | 3; children: ReactNode }) {
  return <div className={`fields across-${across}`}>{children}</div>
}
