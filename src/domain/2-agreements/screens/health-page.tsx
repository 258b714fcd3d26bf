import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { healthFindings } from '#agreements/rules'
import { api, type client } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'

type Row = Awaited<ReturnType<typeof client.agreements.health>>['items'][number]

const findingWords: Record<string, string> = {
  'past-its-end': 'Past its end',
  'worked-after-end': 'Worked after its end',
  'exclusion-without-fallback': 'Work nobody pays',
  'client-left': 'Client has left',
  'off-boarding-late': 'Off-boarding open',
  'order-missing': 'Order missing',
  'obligation-unmet': 'Client’s side undone',
  'ends-unsaid': 'End unsaid',
  'draft-left': 'Unsigned change',
}

/** Agreements that leak money or were forgotten, the worst first. */
export function HealthPage() {
  const list = useListState({ sorts: ['client', 'finding'], filters: { q: 'text', finding: healthFindings } })
  const health = useQuery(
    api.agreements.health.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (health.isError) throw health.error
  return (
    <>
      <Crumb path={[['Agreements', '/agreements']]} here="Need a look" />
      <PageHead
        title="Agreements that need a look"
        sub="Past their end, leaking work, waiting for somebody."
      />
      <Section title="What was found">
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Client or number' }}
          filters={[
            {
              name: 'finding',
              label: 'What',
              options: healthFindings.map((value) => ({ value, label: findingWords[value] ?? value })),
            },
          ]}
        />
        <DataTable
          label="Findings"
          state={list}
          rows={health.data?.items}
          total={health.data?.total}
          rowKey={(row) => `${row.agreementId} ${row.finding} ${row.sentence}`}
          to={(row) => `/agreements/${row.agreementId}`}
          csv={{ href: list.csvHref('/agreement-health') }}
          columns={columns}
          empty={
            <EmptyState title="Nothing needs a look">
              Every agreement is in its term, every exclusion goes somewhere, and nothing is left undone.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}

const columns: Column<Row>[] = [
  {
    id: 'client',
    head: 'Client',
    sorts: true,
    value: (row) => row.client,
    cell: (row) => (
      <>
        {row.client}
        <span className="under">{row.number}</span>
      </>
    ),
  },
  {
    id: 'finding',
    head: 'What',
    sorts: true,
    value: (row) => findingWords[row.finding] ?? row.finding,
    phone: 'line',
  },
  { id: 'sentence', head: 'Why', value: (row) => row.sentence, phone: 'line' },
  {
    id: 'since',
    head: 'Since',
    align: 'right',
    value: (row) => row.since,
    cell: (row) => <DayText day={row.since} />,
    phone: 'hide',
  },
]
