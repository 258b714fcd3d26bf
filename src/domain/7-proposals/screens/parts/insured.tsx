import { DayText } from '#web/ui/day-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import type { Sealed } from './sealed.ts'

/** When this happens: what it costs without an agreement, and with it. */
export function Insured({ proposal, option }: { proposal: Sealed; option: string }) {
  const { insured, ownFigure, currency } = proposal
  if (insured.length === 0) return null
  return (
    <section>
      <h2>What is insured</h2>
      {ownFigure && (
        <p className="doc-body">
          An hour without IT costs you <MoneyText minor={ownFigure.hourMinor} whole currency={currency} />
          {ownFigure.askedOf && `, as ${ownFigure.askedOf} told us`} on{' '}
          <DayText day={ownFigure.askedOn} form="long" />.
        </p>
      )}
      <table className="ledger insured">
        <thead>
          <tr>
            <th>When this happens</th>
            <th className="n">Without an agreement</th>
            <th className="n">Under {option}</th>
          </tr>
        </thead>
        <tbody>
          {insured.map(({ when, note, without, under }) => (
            <tr key={when}>
              <td>{when}</td>
              <td className="n">{without}</td>
              <td className="n">
                {under}
                {note && <span className="under">{note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
