import './parts/firm.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { actionWords } from './parts/action-words.ts'

const kinds = { person: 'a colleague', contact: 'a client’s contact', system: 'the house itself' } as const

/** One line for each write, in the order in which they happened. Nobody can change it. */
export function AuditPage() {
  const list = useListState({
    sorts: ['madeAt'],
    sort: '-madeAt',
    filters: { q: 'text', actorKind: ['person', 'contact', 'system'], from: 'text', to: 'text' },
  })
  const entries = useQuery(
    api.firm.listAuditEntries.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (entries.isError) throw entries.error
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Who did what" />
      <PageHead title="Who did what" sub="One line for every change, written with it. Nobody can alter it." />
      <Section title="Entries">
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Name, route or id' }}
          filters={[
            {
              name: 'actorKind',
              label: 'By whom',
              options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
            },
          ]}
        />
        <div className="dates">
          <DayField
            label="From"
            value={list.filters.from ?? null}
            onChange={(day) => list.setFilter('from', day ?? undefined)}
          />
          <DayField
            label="To"
            value={list.filters.to ?? null}
            onChange={(day) => list.setFilter('to', day ?? undefined)}
          />
        </div>
        <DataTable
          label="Who did what"
          state={list}
          rows={entries.data?.items}
          total={entries.data?.total ?? 0}
          rowKey={(row) => row.id}
          csv={{ href: list.csvHref('/audit-entries') }}
          empty={<p className="soft">Nothing like that.</p>}
          columns={[
            {
              id: 'madeAt',
              head: 'When',
              sorts: true,
              value: (row) => row.madeAt,
              cell: (row) => <InstantText at={row.madeAt} form="full" />,
            },
            {
              id: 'who',
              head: 'Who',
              value: (row) => row.actorName,
              cell: (row) => (
                <>
                  {row.actorName}
                  {row.actorKind !== 'person' && <span className="under">{kinds[row.actorKind]}</span>}
                </>
              ),
              phone: 'lead',
            },
            {
              id: 'action',
              head: 'What',
              value: (row) => row.action,
              cell: (row) => actionWords(row.action),
            },
            {
              id: 'about',
              head: 'About',
              value: (row) => Object.values(row.about).join(' '),
              cell: (row) => <span className="fine mono faint">{Object.values(row.about).join(' ')}</span>,
              phone: 'hide',
            },
          ]}
        />
      </Section>
    </>
  )
}
