import './chart.css'
import { type ReactNode, Suspense, useState } from 'react'
import { Section } from '../section.tsx'

export type ChartTable = { head: readonly string[]; rows: readonly (readonly string[])[] }

export type ChartFrame = {
  /** The finding, written by a rule from the data: 'The team is full in May'; a plain title when there is none. */
  title: ReactNode
  /** Unit and period: 'MRR, twelve months'. */
  aside?: ReactNode
  /** What a screen reader hears in place of the picture. */
  about: string
  /** A sentence under the picture. */
  caption?: ReactNode
  phoneOrder?: number
}

/** A section whose ledger is a picture; the same figures stand behind 'As table'. */
export function Chart({
  title,
  aside,
  about,
  caption,
  phoneOrder,
  height,
  table,
  children,
  below,
}: ChartFrame & {
  height: number
  table: ChartTable
  children: ReactNode
  /** What belongs right under the plot, such as a slider. */
  below?: ReactNode
}) {
  const [asTable, setAsTable] = useState(false)
  const word = (
    <>
      {aside}
      <button type="button" className="word chart-word" onClick={() => setAsTable(!asTable)}>
        {asTable ? 'As picture' : 'As table'}
      </button>
    </>
  )
  return (
    <Section title={title} aside={word} phoneOrder={phoneOrder}>
      {asTable ? (
        <TableOf table={table} />
      ) : (
        <figure className="chart" aria-label={about}>
          <div style={{ height }}>
            <Suspense fallback={null}>{children}</Suspense>
          </div>
          {below}
        </figure>
      )}
      {caption && <p className="caption">{caption}</p>}
    </Section>
  )
}

function TableOf({ table }: { table: ChartTable }) {
  return (
    <table className="ledger dense">
      <thead>
        <tr>
          {table.head.map((head, at) => (
            <th key={head} className={at > 0 ? 'n' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
              <td key={at} className={at > 0 ? 'n' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
