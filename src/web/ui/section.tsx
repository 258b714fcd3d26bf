import './page.css'
import { type CSSProperties, type ReactNode, useId } from 'react'

type SectionProps = {
  title: ReactNode
  /** Unit and period, or a link, at the right end of the title line. */
  aside?: ReactNode
  lead?: ReactNode
  /** The place among the sections of woven columns on a phone. */
  phoneOrder?: number
  children?: ReactNode
}

/** An ink rule, a title, a ledger. */
export function Section({ title, aside, lead, phoneOrder, children }: SectionProps) {
  const id = useId()
  const style: CSSProperties | undefined = phoneOrder === undefined ? undefined : { order: phoneOrder }
  return (
    <section className="section" aria-labelledby={id} style={style}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside && <span className="aside">{aside}</span>}
      </header>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </section>
  )
}
