import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'

/** What a billing run would issue today, what stops it first. */
export function InvoicesToIssue({ today }: { today: string }) {
  const preview = useQuery(
    api.billing.previewRun.queryOptions({ input: { through: today, sort: '-exceptions', pageSize: 6 } }),
  )
  if (preview.isError) throw preview.error
  const [totals] = preview.data?.totals ?? []
  const rows = preview.data?.items.filter(({ state }) => state !== 'nothing') ?? []
  return (
    <Section title="Invoices to issue" aside={<Link to="/billing">Billing</Link>} phoneOrder={4}>
      <DataTable
        label="Invoices to issue"
        rows={preview.data && rows}
        rowKey={(row) => `${row.clientId} ${row.currency}`}
        to={() => '/billing'}
        empty={
          <EmptyState title="Nothing is due">
            Fees and closed months of work appear here when they can be billed.
          </EmptyState>
        }
        columns={[
          { id: 'client', head: 'Client', value: (row) => row.client, phone: 'lead' },
          {
            id: 'stops',
            head: 'What stops it',
            cell: (row) => row.exceptions[0]?.sentence ?? <span className="faint">nothing</span>,
            phone: 'line',
          },
          {
            id: 'net',
            head: 'Net',
            align: 'right',
            cell: (row) => <MoneyText minor={row.netMinor} currency={row.currency} bare />,
            sum: totals && <MoneyText minor={totals.netMinor} bare />,
            phone: 'end',
          },
        ]}
      />
    </Section>
  )
}
