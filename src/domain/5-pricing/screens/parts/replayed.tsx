import type { z } from 'zod'
import { useManner } from '#web/manner.tsx'
import { BarsByMonth } from '#web/ui/charts/bars-by-month.tsx'
import { Cols } from '#web/ui/cols.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { dayText, moneyText } from '#web/ui/format.ts'
import { Headline } from '#web/ui/headline.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import type { Replay as ReplayShape } from '../../replay/contract.ts'

type Replay = z.infer<typeof ReplayShape>

/** What was paid, what would have been, month by month, and every entry behind it. */
export function Replayed({ replay, plan }: { replay: Replay; plan: string }) {
  const manner = useManner()
  const money = (minor: number) => moneyText(minor, manner, { currency: replay.currency })
  const average = Math.round(replay.underOfferMinor / Math.max(1, replay.months.length))
  return (
    <>
      <Headline
        figures={[
          {
            name: replay.savingMinor >= 0 ? 'Would have been saved' : 'Would have cost more',
            figure: (
              <FigureButton
                figure={<MoneyText minor={Math.abs(replay.savingMinor)} currency={replay.currency} whole />}
                of={{
                  title: `Under ${plan}`,
                  rows: [
                    { label: 'As billed', value: money(replay.billedMinor) },
                    { label: `minus under ${plan}`, value: money(replay.underOfferMinor) },
                    { label: 'Difference', value: money(replay.savingMinor), sum: true },
                  ],
                  note: 'Net of tax. Goods and licences are left out on both sides.',
                }}
              />
            ),
            note: 'in twelve months',
          },
          {
            name: 'As billed',
            figure: <MoneyText minor={replay.billedMinor} currency={replay.currency} whole />,
          },
          {
            name: `Under ${plan}`,
            figure: <MoneyText minor={replay.underOfferMinor} currency={replay.currency} whole />,
          },
          {
            name: 'Premiums waived',
            figure: <MoneyText minor={replay.waivedMinor} currency={replay.currency} whole />,
          },
          {
            name: 'Discount',
            figure: <MoneyText minor={replay.discountMinor} currency={replay.currency} whole />,
          },
        ]}
      />
      <Cols>
        <BarsByMonth
          title={titleOf(replay)}
          aside={`as billed, ${replay.currency}`}
          about="Billed by month against what the plan would have billed on average"
          kind="money"
          name="As billed"
          tone="before"
          line={{
            value: average,
            label: `${plan}, ${moneyText(average, manner, { whole: true })} a month on average`,
            solid: true,
          }}
          months={replay.months.map(({ month, billedMinor }) => ({
            month: month.slice(0, 7),
            value: billedMinor,
          }))}
        />
        <Section title="Month by month" aside={`net, ${replay.currency}`}>
          <DataTable
            label="Month by month"
            dense
            rows={replay.months}
            rowKey={(row) => row.month}
            columns={[
              {
                id: 'month',
                head: 'Month',
                cell: (row) => dayText(row.month.slice(0, 7), manner, 'month'),
                phone: 'lead',
              },
              {
                id: 'billed',
                head: 'As billed',
                align: 'right',
                cell: (row) => <MoneyText minor={row.billedMinor} bare />,
                sum: <MoneyText minor={replay.billedMinor} bare />,
                phone: 'line',
              },
              {
                id: 'fee',
                head: 'Fee',
                align: 'right',
                cell: (row) => <MoneyText minor={row.feeMinor} bare />,
                phone: 'hide',
              },
              {
                id: 'work',
                head: 'Work',
                align: 'right',
                cell: (row) => <MoneyText minor={row.workMinor} bare />,
                phone: 'hide',
              },
              {
                id: 'under',
                head: plan,
                align: 'right',
                cell: (row) => <MoneyText minor={row.underOfferMinor} bare />,
                sum: <MoneyText minor={replay.underOfferMinor} bare />,
                phone: 'end',
              },
            ]}
          />
        </Section>
      </Cols>
      <Section title="Every entry" aside={`${replay.entries.length} entries`}>
        <DataTable
          label="Every entry"
          rows={replay.entries}
          rowKey={(row) => row.entryId}
          empty={
            <EmptyState title="No time was logged">
              There is nothing to charge again in these months.
            </EmptyState>
          }
          columns={[
            {
              id: 'day',
              head: 'Worked on',
              value: (row) => row.workedOn,
              cell: (row) => <DayText day={row.workedOn} />,
              phone: 'lead',
            },
            {
              id: 'minutes',
              head: 'Hours',
              align: 'right',
              value: (row) => row.minutes,
              cell: (row) => <HoursText minutes={row.minutes} bare />,
              phone: 'line',
            },
            {
              id: 'covered',
              head: 'Covered',
              align: 'right',
              value: (row) => row.coveredMinutes,
              cell: (row) => <HoursText minutes={row.coveredMinutes || null} bare />,
              phone: 'line',
            },
            {
              id: 'list',
              head: 'At list',
              align: 'right',
              value: (row) => row.listMinor,
              cell: (row) => <MoneyText minor={row.listMinor} bare />,
              phone: 'hide',
            },
            {
              id: 'waived',
              head: 'Waived',
              align: 'right',
              value: (row) => row.waivedMinor,
              cell: (row) => <MoneyText minor={row.waivedMinor || null} bare />,
              phone: 'hide',
            },
            {
              id: 'billed',
              head: 'Billed',
              align: 'right',
              value: (row) => row.billedMinor,
              cell: (row) => <MoneyText minor={row.billedMinor || null} bare />,
              phone: 'end',
            },
          ]}
        />
      </Section>
    </>
  )
}

/** Bad news as plainly as good. */
function titleOf({ months, savingMinor }: Replay) {
  const dearer = months.filter(({ billedMinor, underOfferMinor }) => underOfferMinor > billedMinor).length
  if (savingMinor >= 0)
    return dearer === 0
      ? 'Every month would have been cheaper'
      : `In ${dearer} quiet months the client would have paid more`
  return dearer === months.length
    ? 'Every month would have been dearer'
    : `Dearer in ${dearer} of ${months.length} months, for what is insured`
}
