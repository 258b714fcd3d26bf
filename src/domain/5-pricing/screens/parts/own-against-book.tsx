import { useManner } from '#web/manner.tsx'
import { countText, rangeText, shareText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { bpOf, type Sheet } from './sheet.ts'

/** Own history beside the book, how much it weighs, and what is taken. */
export function OwnAgainstBook({ sheet }: { sheet: Sheet }) {
  const manner = useManner()
  const { own, hoursPerTicket, emergencyHoursShare, zRange } = sheet
  const figure = (value: number | null) => (value === null ? '–' : countText(value, manner, 2))
  const share = (value: number | null) => (value === null ? '–' : shareText(bpOf(value), manner))
  const rows = [
    {
      name: 'Tickets per endpoint-month',
      under: own
        ? `${countText(own.tickets, manner)} tickets, ${countText(own.endpointMonths, manner)} endpoint-months`
        : 'no history of its own yet',
      own: figure(sheet.ownRate),
      book: figure(sheet.bookRate),
      weight: share(sheet.z),
      range:
        zRange && rangeText(shareText(bpOf(zRange[0]), manner, 0), shareText(bpOf(zRange[1]), manner, 0)),
      used: figure(sheet.rate),
    },
    {
      name: 'Hours per ticket',
      under: own?.hours
        ? `${countText(own.hours, manner, 1)} h in ${own.months} months`
        : 'no hours of its own yet',
      own: figure(hoursPerTicket.own),
      book: figure(hoursPerTicket.book),
      weight: share(hoursPerTicket.z),
      range: null,
      used: figure(hoursPerTicket.used),
    },
    {
      name: 'Emergency share of hours',
      under: 'benchmark 15–20%',
      own: share(emergencyHoursShare.own),
      book: share(emergencyHoursShare.book),
      weight: '',
      range: null,
      used: share(emergencyHoursShare.used),
    },
  ]
  return (
    <Section
      title="Own history against the book"
      aside={sheet.book.source === 'book' ? `${sheet.book.clients} other clients` : 'assumed, no book yet'}
    >
      <table className="ledger">
        <thead>
          <tr>
            <th>Measure</th>
            <th className="n">Own</th>
            <th className="n">Book</th>
            <th className="n only-wide">Weight of own</th>
            <th className="n">Used</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td>
                {row.name}
                <span className="under">{row.under}</span>
              </td>
              <td className="n">{row.own}</td>
              <td className="n">{row.book}</td>
              <td className="n only-wide">
                {row.weight}
                {row.range && <span className="under">{row.range}</span>}
              </td>
              <td className="n">
                <b>{row.used}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="caption">{closing(sheet)}</p>
    </Section>
  )
}

function closing({ own, book, z }: Sheet) {
  const rest = book.source === 'book' ? `the ${book.clients} other clients` : 'an assumption, not data'
  if (!own) return `Nothing is known of this client yet: the price is that of ${rest}.`
  if (z < 0.5)
    return `${own.months} months of one client are not enough to judge it alone. The more it has shown, and the less it swings, the more its own record counts; the rest is ${rest}.`
  return `Its own ${own.months} months say more than the average of others; what is left is ${rest}.`
}
