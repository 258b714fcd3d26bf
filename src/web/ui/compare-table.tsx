import './compare-table.css'
import type { ReactNode } from 'react'
import { Facts } from './facts.tsx'
import { useIsPhone } from './use-is-phone.ts'

export type CompareOption = {
  id: string
  title: ReactNode
  sub?: ReactNode
  /** The one recommended: its column is tinted. */
  picked?: boolean
}

export type CompareRow = {
  name: ReactNode
  under?: ReactNode
  /** One a option, in their order. */
  cells: readonly ReactNode[]
  strong?: boolean
}

type CompareTableProps = {
  label: string
  options: readonly CompareOption[]
  rows: readonly CompareRow[]
  /** Cells are words, not figures: they stand left. */
  words?: boolean
}

/** Options side by side, one tinted; on a phone they stand one below the other, the tinted one edge to edge. */
export function CompareTable(props: CompareTableProps) {
  return useIsPhone() ? <Stacked {...props} /> : <SideBySide {...props} />
}

function SideBySide({ label, options, rows, words }: CompareTableProps) {
  const pick = (at: number) => (options[at]?.picked ? 'pick' : undefined)
  return (
    <table className={`compare${words ? ' words' : ''}`} aria-label={label}>
      <thead>
        <tr>
          <td />
          {options.map((option, at) => (
            <th key={option.id} scope="col" className={pick(at)}>
              {option.title}
              {option.sub && <small>{option.sub}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines stand in their written order
          <tr key={line} className={row.strong ? 'strong' : undefined}>
            <th scope="row">
              {row.name}
              {row.under && <span className="under">{row.under}</span>}
            </th>
            {options.map((option, at) => (
              <td key={option.id} className={pick(at)}>
                {row.cells[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Stacked({ label, options, rows, words }: CompareTableProps) {
  return (
    <ul aria-label={label} className="compare-stack">
      {options.map((option, at) => (
        <li key={option.id} className={`option${option.picked ? ' pick' : ''}`}>
          <h3>
            {option.title}
            {option.sub && <small>{option.sub}</small>}
          </h3>
          <Facts left={words} facts={rows.map((row) => ({ name: row.name, value: row.cells[at] }))} />
        </li>
      ))}
    </ul>
  )
}
