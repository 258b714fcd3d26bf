import './refusal.css'
import './table.css'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Refusal } from '#web/refusal.ts'
import { nothing } from './format.ts'
import { differences } from './stale-fields.ts'

type StaleEditProps = {
  of: Refusal | undefined
  /** What was typed, by the API's field names. */
  typed: object
  /** What a field is called on this page; fields without a name are not compared. */
  names: Readonly<Record<string, string>>
  /** How a field's value is shown; as text when unsaid. */
  show?: (field: string, value: unknown) => ReactNode
  /** Sends what was typed once more, upon the row as it stands now. */
  onKeepMine: (revision: number) => void
  /** Fills the form with the row as it stands now. */
  onTakeTheirs: (current: Readonly<Record<string, unknown>>) => void
}

/** Someone changed it first: both versions side by side, and the choice. */
export function StaleEdit({ of, typed, names, show, onKeepMine, onTakeTheirs }: StaleEditProps) {
  const stale = of?.status === 409 ? differences(typed, of.current, Object.keys(names)) : undefined
  if (!of || !stale) return null
  const shown = (field: string, value: unknown) => show?.(field, value) ?? String(value ?? nothing)
  return (
    <div role="alert" className="stale-edit">
      <p className="refusal">{of.sentence}</p>
      <table className="ledger dense">
        <thead>
          <tr>
            <th>What differs</th>
            <th>Yours</th>
            <th>As it stands now</th>
          </tr>
        </thead>
        <tbody>
          {stale.fields.map(({ field, mine, theirs }) => (
            <tr key={field}>
              <td>{names[field]}</td>
              <td>{shown(field, mine)}</td>
              <td>{shown(field, theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="button-row" style={{ marginTop: 12 }}>
        <Button onClick={() => onKeepMine(stale.revision)}>Keep mine</Button>
        <Button onClick={() => onTakeTheirs(stale.current)}>Take theirs</Button>
      </div>
    </div>
  )
}
