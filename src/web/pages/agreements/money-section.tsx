import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AgreementRead } from '#agreements/screens/parts/agreement.ts'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { useSession } from '#web/session.ts'
import type { DerivationFacts, DerivationRow } from '#web/ui/derivation.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { countText, dayText, hoursText } from '#web/ui/format.ts'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { ShareText } from '#web/ui/share-text.tsx'

type Money = Awaited<ReturnType<typeof client.billing.agreementMoney>>

/** What the agreement brought in this term, what it cost, and what an hour of it earned; each figure opens. */
export function MoneySection({ agreement, phoneOrder }: { agreement: AgreementRead; phoneOrder?: number }) {
  const { may } = useSession()
  const manner = useManner()
  const { id: agreementId, on: through, client: billed } = agreement
  const from = agreement.term?.startsOn ?? through
  const money = useQuery(
    api.billing.agreementMoney.queryOptions({
      input: { agreementId, from, through },
      enabled: may.includes('see-revenue') && agreement.state !== 'draft' && from <= through,
    }),
  ).data
  if (!money) return null
  const told = derivations(money, billed.id)
  return (
    <Section
      title="Money"
      aside={`${money.currency}, ${dayText(from, manner, 'brief')} to ${dayText(through, manner, 'brief')}`}
      phoneOrder={phoneOrder}
    >
      <table className="ledger dense">
        <tbody>
          <Row what="Billed" figure={<MoneyText minor={money.billed.netMinor} bare />} of={told.billed} />
          <Row what="Earned" figure={<MoneyText minor={money.earnedMinor} bare />} of={told.earned} />
          {money.itemsMinor !== 0 && (
            <Row what="Cost of items" figure={<MoneyText minor={money.itemsMinor} bare />} of={told.items} />
          )}
          <Row
            what={`Labour, ${hoursText(money.labour.minutes, manner)}`}
            figure={<MoneyText minor={money.labour.minor} bare />}
            of={told.labour}
          />
          <Row sum what="Margin" figure={<MoneyText minor={money.marginMinor} bare />} of={told.margin} />
          <Row what="Margin of earned" figure={<ShareText bp={money.marginBp} />} of={told.share} />
          {money.work.billedMinor !== 0 && (
            <Row
              what="Without work by the hour"
              figure={<ShareText bp={money.withoutHourly.marginBp} />}
              of={told.fee}
            />
          )}
          <Row
            what="Effective hourly rate"
            figure={<MoneyText minor={money.effectiveHourlyMinor} bare />}
            of={told.rate}
          />
          <Row
            what="Premiums, travel and discounts waived"
            figure={<MoneyText minor={money.work.waivedMinor + money.work.discountMinor} bare />}
            of={told.waived}
          />
        </tbody>
      </table>
    </Section>
  )
}

type RowProps = { what: string; figure: ReactNode; of: DerivationFacts; sum?: boolean }

const Row = ({ what, figure, of, sum }: RowProps) => (
  <tr className={sum ? 'sum' : undefined}>
    <td>{what}</td>
    <td className="n">
      <FigureButton figure={figure} of={of} />
    </td>
  </tr>
)

/** The arithmetic of each figure, with the invoices and the time it rests on. */
function derivations(money: Money, clientId: string): Record<Told, DerivationFacts> {
  const { billed, earned, work, labour, asOf } = money
  const invoices = [
    { label: counted(billed.invoices, 'invoice'), href: `/billing/invoices?clientId=${clientId}` },
  ]
  const entries = [
    {
      label: counted(labour.entries, 'time entry', 'time entries'),
      href: `/time?view=list&clientId=${clientId}`,
    },
  ]
  const both = [...invoices, ...entries]
  return {
    billed: {
      title: 'Billed for this term',
      rows: [
        amount('On invoices', billed.netMinor + billed.creditedMinor),
        ...some('less credited', billed.creditedMinor),
        amount('Billed, net', billed.netMinor, true),
      ],
      sources: invoices,
      asOf,
    },
    earned: {
      title: 'Earned, not invoiced',
      rows: [
        ...some('Fees of the days that have passed', earned.feesMinor),
        ...some('Charged once', earned.oneTimeMinor),
        ...some('Blocks, drawn', earned.drawnMinor),
        ...some('Blocks, lapsed', earned.lapsedMinor),
        ...some('Work by the hour', work.billedMinor),
        ...some('Given back for broken promises', billed.serviceCreditsMinor),
        amount('Earned', money.earnedMinor, true),
      ],
      note: <Ahead minor={money.aheadMinor} />,
      sources: both,
      asOf,
    },
    items: {
      title: 'Cost of items',
      rows: [
        ...earned.items.map(({ name, minor }) => amount(name, minor)),
        amount('Cost of items', money.itemsMinor, true),
      ],
      note: 'What each costs us, for the days that have passed.',
      asOf,
    },
    labour: {
      title: 'Labour',
      rows: [
        ...labour.people.map((one) => ({
          label: (
            <>
              {one.name}, <HoursText minutes={one.minutes} /> at{' '}
              <MoneyText minor={one.costPerHourMinor} bare />
            </>
          ),
          value: <MoneyText minor={one.minor} bare />,
        })),
        amount('Labour', labour.minor, true),
      ],
      note: <AMonth money={money} />,
      sources: entries,
      asOf,
    },
    margin: {
      title: 'Margin',
      rows: [
        amount('Earned', money.earnedMinor),
        ...some('less cost of items', money.itemsMinor),
        amount('less labour', labour.minor),
        amount('Margin', money.marginMinor, true),
      ],
      sources: both,
      asOf,
    },
    share: {
      title: 'Margin of earned',
      rows: [
        amount('Margin', money.marginMinor),
        amount('divided by earned', money.earnedMinor),
        { label: 'Share', value: <ShareText bp={money.marginBp} />, sum: true },
      ],
      sources: both,
      asOf,
    },
    fee: {
      title: 'What the fee alone leaves',
      rows: [
        amount('Earned without work by the hour', money.withoutHourly.earnedMinor),
        ...some('less cost of items', money.itemsMinor),
        amount('less all labour', labour.minor),
        amount('Left', money.withoutHourly.marginMinor, true),
        { label: 'of what was earned', value: <ShareText bp={money.withoutHourly.marginBp} />, sum: true },
      ],
      note: 'A fee that its hours have outgrown shows here.',
      sources: both,
      asOf,
    },
    rate: {
      title: 'Effective hourly rate',
      rows: [
        amount('Earned', money.earnedMinor),
        ...some('less cost of items', money.itemsMinor),
        amount('For labour', money.earnedMinor - money.itemsMinor, true),
        { label: 'divided by labour hours', value: <HoursText minutes={labour.minutes} bare /> },
        amount('An hour', money.effectiveHourlyMinor, true),
      ],
      sources: both,
      asOf,
    },
    waived: {
      title: 'Waived',
      rows: [
        amount('Premiums and travel', work.waivedMinor),
        amount('Discounts', work.discountMinor),
        amount('Waived', work.waivedMinor + work.discountMinor, true),
      ],
      note: 'Against the list, for work of this term.',
      sources: entries,
      asOf,
    },
  }
}

type Told = 'billed' | 'earned' | 'items' | 'labour' | 'margin' | 'share' | 'fee' | 'rate' | 'waived'

const amount = (label: string, minor: number | null, sum?: boolean): DerivationRow => ({
  label,
  value: <MoneyText minor={minor} bare />,
  ...(sum && { sum }),
})
/** A part that is nothing here isn't told. */
const some = (label: string, minor: number) => (minor === 0 ? [] : [amount(label, minor)])
const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

function Ahead({ minor }: { minor: number }) {
  const what = <MoneyText minor={Math.abs(minor)} bare />
  if (minor === 0) return <>All that is earned is billed.</>
  return minor > 0 ? <>{what} is billed ahead of it.</> : <>{what} of it is not billed yet.</>
}

const yearDays = 365.25

function AMonth({ money }: { money: Money }) {
  const manner = useManner()
  const days = (Date.parse(money.through) - Date.parse(money.from)) / 86_400_000 + 1
  const minutes = Math.round((money.labour.minutes / days) * (yearDays / 12))
  return (
    <>
      {hoursText(minutes, manner)} a month over {countText(days, manner)} days.
    </>
  )
}
