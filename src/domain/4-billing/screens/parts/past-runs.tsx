import { useQuery } from '@tanstack/react-query'
import { api, type client } from '#web/api.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Section } from '#web/ui/section.tsx'

type Run = Awaited<ReturnType<typeof client.billing.listRuns>>['items'][number]

/** The runs before, each leading to what it issued. */
export function PastRuns() {
  const runs = useQuery(api.billing.listRuns.queryOptions({ input: { pageSize: 8 } }))
  if (!runs.data || runs.data.total === 0) return null
  return (
    <Section title="Runs before">
      <DataTable
        label="Runs before"
        rows={runs.data.items}
        rowKey={({ id }) => id}
        to={({ id }) => `/billing/invoices?runId=${id}`}
        csv={{ name: 'billing-runs' }}
        dense
        columns={columns}
      />
    </Section>
  )
}

const columns: Column<Run>[] = [
  {
    id: 'through',
    head: 'Due by',
    phone: 'lead',
    value: ({ through }) => through,
    cell: ({ through }) => <DayText day={through} />,
  },
  {
    id: 'madeAt',
    head: 'Issued',
    phone: 'line',
    value: ({ madeAt }) => madeAt,
    cell: ({ madeAt }) => <InstantText at={madeAt} />,
  },
  { id: 'madeBy', head: 'By', phone: 'line', value: ({ madeBy }) => madeBy },
  {
    id: 'clients',
    head: 'Clients',
    align: 'right',
    phone: 'hide',
    value: ({ clients }) => clients,
    cell: ({ clients, clientsDone }) => (clientsDone < clients ? `${clientsDone} of ${clients}` : clients),
  },
  { id: 'invoices', head: 'Invoices', align: 'right', phone: 'end', value: ({ invoices }) => invoices },
]
