import { useManner } from '#web/manner.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { dayText, decimalText } from '#web/ui/format.ts'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { useIsPhone } from '#web/ui/use-is-phone.ts'
import { billedHeads, type Replay } from './replay-shape.ts'

/** Each month as billed and under the offer: its fee, and the work on top. */
export function ReplayedMonths({ replay }: { replay: Replay }) {
  const manner = useManner()
  const phone = useIsPhone()
  const money = (minor: number) => <MoneyText minor={minor} bare />
  return (
    <DataTable
      label="Month by month"
      dense
      rows={replay.months}
      rowKey={(row) => row.month}
      csv={{ name: 'replay.csv' }}
      columns={[
        {
          id: 'month',
          head: 'Month',
          value: (row) => row.month.slice(0, 7),
          cell: (row) => dayText(row.month.slice(0, 7), manner, 'month'),
          phone: 'lead',
        },
        {
          id: 'hours',
          head: 'Hours',
          align: 'right',
          csv: (row) => row.minutes / 60,
          cell: (row) => <HoursText minutes={row.minutes || null} bare />,
          phone: 'hide',
        },
        {
          id: 'billed',
          head: billedHeads[replay.source],
          align: 'right',
          csv: (row) => decimalText(row.billedMinor, replay.currency),
          cell: (row) =>
            phone ? (
              <>
                {billedHeads[replay.source]} {money(row.billedMinor)}
              </>
            ) : (
              money(row.billedMinor)
            ),
          sum: money(replay.billedMinor),
          phone: 'line',
        },
        {
          id: 'fee',
          head: 'Fee',
          align: 'right',
          csv: (row) => decimalText(row.feeMinor, replay.currency),
          cell: (row) => money(row.feeMinor),
          sum: money(replay.feeMinor),
          phone: 'hide',
        },
        {
          id: 'work',
          head: 'On top',
          align: 'right',
          csv: (row) => decimalText(row.workMinor, replay.currency),
          cell: (row) => <MoneyText minor={row.workMinor || null} bare />,
          sum: money(replay.workMinor),
          phone: 'hide',
        },
        {
          id: 'under',
          head: replay.offer,
          align: 'right',
          csv: (row) => decimalText(row.underOfferMinor, replay.currency),
          cell: (row) => money(row.underOfferMinor),
          sum: money(replay.underOfferMinor),
          phone: 'end',
        },
      ]}
    />
  )
}
