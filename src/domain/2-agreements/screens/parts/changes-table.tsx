import type { TermsChange } from '#agreements/rules'

type ChangesTableProps = { changes: readonly TermsChange[]; before: string; after: string }

/** What one says otherwise than the other, fact by fact. */
export function ChangesTable({ changes, before, after }: ChangesTableProps) {
  if (changes.length === 0) return <p className="soft">Both say the same.</p>
  return (
    <table className="ledger dense">
      <thead>
        <tr>
          <th>What</th>
          <th>{before}</th>
          <th>{after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.part} ${change.about} ${change.fact}`}>
            <td>
              {change.fact}
              <span className="under">{change.about}</span>
            </td>
            <td>{change.before ?? <span className="faint">–</span>}</td>
            <td>{change.after ?? <span className="faint">taken out</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A change in few words, for a list of versions: '19 to 22 users'. */
export function changesInWords(changes: readonly TermsChange[]): string {
  const told = changes.slice(0, 3).map(inWords)
  const rest = changes.length - told.length
  return rest > 0 ? `${told.join(', ')}, ${rest} more` : told.join(', ')
}

function inWords({ about, fact, before, after }: TermsChange): string {
  if (before === null) return fact === 'Line' ? `${about} added` : `${fact} added`
  if (after === null) return fact === 'Line' ? `${about} taken out` : `${fact} taken out`
  return `${fact.toLowerCase()} ${before} → ${after}`
}
