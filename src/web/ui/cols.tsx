import './page.css'
import type { CSSProperties, ReactNode } from 'react'

type ColsProps = {
  /** two equal ones, or a wide one with 364 px at its right. */
  shape?: 'two' | 'wide-left'
  /** Widths of their own, as CSS writes grid columns; one column below 1,088 px all the same. */
  widths?: string
  /** On a phone the sections of both columns follow each other by their `phoneOrder`. */
  woven?: boolean
  children: ReactNode
}

/** At most two columns, 64 px apart. */
export function Cols({ shape = 'two', widths, woven, children }: ColsProps) {
  const style = widths ? ({ '--cols': widths } as CSSProperties) : undefined
  return (
    <div className={`cols ${widths ? 'own' : shape}${woven ? ' woven' : ''}`} style={style}>
      {children}
    </div>
  )
}
