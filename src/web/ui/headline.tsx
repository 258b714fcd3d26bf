import './lists.css'
import type { ReactNode } from 'react'

export type HeadlineFigure = { name: ReactNode; figure: ReactNode; note?: ReactNode }

/** At most five figures over a page; the first is the one that matters and is set in 40. */
export function Headline({ figures }: { figures: readonly HeadlineFigure[] }) {
  return (
    <dl className="headline">
      {figures.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures stand in their written order
        <div key={at} className={at === 0 ? 'first' : undefined}>
          <dt>{one.name}</dt>
          <dd>{one.figure}</dd>
          {one.note && <dd className="note">{one.note}</dd>}
        </div>
      ))}
    </dl>
  )
}
