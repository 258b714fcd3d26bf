import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { countText, dayText, hoursText } from '#web/ui/format.ts'

/** The client's own months: exposure, tickets, hours, emergencies; and what is missing. */
export function History({ clientId }: { clientId: string }) {
  const manner = useManner()
  const history = useQuery(api.pricing.history.queryOptions({ input: { clientId } }))
  if (history.isError) throw history.error
  const hours = (value: number) =>
    value === 0 ? '–' : hoursText(Math.round(value * 60), manner, { bare: true })
  return (
    <>
      <DataTable
        label="History by month"
        dense
        rows={history.data?.months}
        rowKey={(row) => row.month}
        empty={<EmptyState title="No months yet">Counts and tickets of past months appear here.</EmptyState>}
        columns={[
          {
            id: 'month',
            head: 'Month',
            cell: (row) => dayText(row.month.slice(0, 7), manner, 'month'),
            phone: 'lead',
          },
          {
            id: 'endpoints',
            head: 'Endpoints',
            align: 'right',
            cell: (row) => (row.counted ? countText(row.endpointMonths, manner, 0) : 'not counted'),
            phone: 'line',
          },
          { id: 'tickets', head: 'Tickets', align: 'right', value: (row) => row.tickets, phone: 'line' },
          {
            id: 'emergencies',
            head: 'Emergencies',
            align: 'right',
            cell: (row) => row.emergencies || '–',
            phone: 'hide',
          },
          { id: 'hours', head: 'Hours', align: 'right', cell: (row) => hours(row.hours), phone: 'end' },
        ]}
      />
      {history.data?.gaps.map((gap) => (
        <p key={gap} className="caption">
          {gap}
        </p>
      ))}
    </>
  )
}
