import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AgreementRead } from '#agreements/screens/parts/agreement.ts'
import { UnitsText } from '#agreements/screens/parts/units-text.tsx'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { BarsByMonth } from '#web/ui/charts/bars-by-month.tsx'
import type { DerivationFacts } from '#web/ui/derivation.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { dayText, hoursText } from '#web/ui/format.ts'
import { HoursText } from '#web/ui/hours-text.tsx'
import { Section } from '#web/ui/section.tsx'

type Hours = Awaited<ReturnType<typeof client.service.agreementHours>>

/** Hours left and who used them; without an allowance, the hours the agreement took. */
export function HoursSection({ agreement, phoneOrder }: { agreement: AgreementRead; phoneOrder?: number }) {
  const manner = useManner()
  const hours = useQuery(api.service.agreementHours.queryOptions({ input: { agreementId: agreement.id } }))
  if (!hours.data) return null
  const { months, today, left, asked } = hours.data
  const granted = left.filter(({ unit }) => unit === 'minutes')
  const isGranted = granted.length > 0
  const values = months.map(({ month, workedMinutes, drawnMinutes }) => ({
    month,
    value: isGranted ? drawnMinutes : workedMinutes,
  }))
  if (!isGranted && values.every(({ value }) => value === 0) && asked.length === 0) return null
  const sum = granted.reduce((all, one) => all + one.left, 0)
  const month = dayText(today, manner, 'month')
  const title = isGranted
    ? sum > 0
      ? `${hoursText(sum, manner)} left`
      : 'No hours left'
    : `${hoursText(values.at(-1)?.value ?? 0, manner)} worked in ${month}`
  return (
    <BarsByMonth
      title={title}
      aside={<Link to={`/time?view=list&clientId=${agreement.client.id}`}>Every entry</Link>}
      about={isGranted ? 'Hours drawn by month' : 'Hours worked by month'}
      name={isGranted ? 'Hours drawn' : 'Hours worked'}
      kind="hours"
      months={values}
      current={today.slice(0, 7)}
      figures
      caption={<LeftWords left={left} currency={agreement.currency} />}
      phoneOrder={phoneOrder}
    />
  )
}

function LeftWords({ left, currency }: { left: Hours['left']; currency: string }) {
  const manner = useManner()
  if (left.length === 0) return null
  return (
    <>
      {left.map((one) => (
        <span key={one.line} style={{ display: 'block' }}>
          {one.line}: <UnitsText unit={one.unit} units={one.left} currency={currency} /> left of{' '}
          <UnitsText unit={one.unit} units={one.granted} currency={currency} />
          {one.usableTo && `, the first of it until ${dayText(one.usableTo, manner, 'brief')}`}
        </span>
      ))}
    </>
  )
}

/** Who asked for this month's work, what for, and who did it. */
export function AskedSection({ agreementId, phoneOrder }: { agreementId: string; phoneOrder?: number }) {
  const manner = useManner()
  const hours = useQuery(api.service.agreementHours.queryOptions({ input: { agreementId } }))
  if (!hours.data || hours.data.asked.length === 0) return null
  const { asked, months, today } = hours.data
  const worked = months.at(-1)?.workedMinutes ?? 0
  const others = worked - asked.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <Section title="Who used them" aside={dayText(today, manner, 'month')} phoneOrder={phoneOrder}>
      <table className="ledger dense">
        <thead>
          <tr>
            <th>Who asked</th>
            <th>For</th>
            <th>Served by</th>
            <th className="n">Hours</th>
          </tr>
        </thead>
        <tbody>
          {asked.map((one) => (
            <tr key={one.who}>
              <td>{one.who}</td>
              <td>
                {one.about}
                {one.tickets > 1 && `, ${one.tickets} tickets`}
              </td>
              <td>{one.servedBy.join(', ')}</td>
              <td className="n">
                <FigureButton figure={<HoursText minutes={one.minutes} bare />} of={derivationOf(one)} />
              </td>
            </tr>
          ))}
          {others > 0 && (
            <tr>
              <td>Others</td>
              <td />
              <td />
              <td className="n">
                <HoursText minutes={others} bare />
              </td>
            </tr>
          )}
          <tr className="sum">
            <td>Worked</td>
            <td />
            <td />
            <td className="n">
              <HoursText minutes={worked} bare />
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  )
}

const derivationOf = ({ who, work, minutes }: Hours['asked'][number]): DerivationFacts => ({
  title: who,
  rows: [
    ...work.map((one) => ({
      label: one.ticketId ? <Link to={`/desk/${one.ticketId}`}>{one.title}</Link> : 'Without a ticket',
      value: <HoursText minutes={one.minutes} bare />,
    })),
    { label: 'Worked', value: <HoursText minutes={minutes} bare />, sum: true },
  ],
})
