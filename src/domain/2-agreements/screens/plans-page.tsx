import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api, type client } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { kindsInWords } from './parts/agreement-words.ts'

type Row = Awaited<ReturnType<typeof client.agreements.listPlans>>['items'][number]

/** The catalogue: what agreements begin as copies of. */
export function PlansPage() {
  const list = useListState({
    sorts: ['tier', 'name', 'agreements'],
    sort: 'tier',
    filters: { q: 'text', retired: ['true'] },
  })
  const plans = useQuery(
    api.agreements.listPlans.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  const offBecause = useOffBecause('manage-agreements')
  if (plans.isError) throw plans.error
  const isNarrowed = Object.keys(list.filters).length > 0
  return (
    <>
      <Crumb path={[['Agreements', '/agreements']]} here="Plans" />
      <PageHead
        title="Plans"
        sub="Packages in tiers. An agreement copies one and keeps what it copied, whatever becomes of the plan."
        actions={
          !offBecause && (
            <Button component={Link} to="/plans/new">
              New plan
            </Button>
          )
        }
      />
      <Section title="Catalogue">
        {(isNarrowed || (plans.data?.total ?? 0) > 0) && (
          <FilterBar
            state={list}
            search={{ name: 'q', label: 'Plan' }}
            filters={[
              {
                name: 'retired',
                label: 'In the catalogue',
                options: [{ value: 'true', label: 'And retired ones' }],
              },
            ]}
          />
        )}
        <DataTable
          label="Plans"
          state={list}
          rows={plans.data?.items}
          total={plans.data?.total}
          rowKey={(row) => row.id}
          to={(row) => `/plans/${row.id}`}
          csv={{ href: list.csvHref('/plans') }}
          columns={columns}
          empty={
            isNarrowed ? (
              <p className="soft">No plan is called that.</p>
            ) : (
              <Starters offBecause={offBecause} />
            )
          }
        />
      </Section>
    </>
  )
}

/** An empty catalogue offers plans to begin with, at the firm's own hourly rate. */
function Starters({ offBecause }: { offBecause: string | undefined }) {
  const starters = useQuery(api.agreements.starterPlans.queryOptions())
  const adopt = useSubmit(api.agreements.adoptStarterPlans, {
    said: ({ plans }) => `${plans.length} plans are in your catalogue. Change what you like.`,
  })
  return (
    <EmptyState
      title="No plans yet"
      first={
        <PrimaryButton offBecause={offBecause} busy={adopt.busy} onClick={() => adopt.send({})}>
          Begin with these five
        </PrimaryButton>
      }
      instead={<Link to="/plans/new">Write one from nothing</Link>}
    >
      <p>
        A plan is what most clients are offered. These are priced from your own hourly rate; each can be
        changed.
      </p>
      <ul className="warnings">
        {starters.data?.items.map(({ key, name, about }) => (
          <li key={key}>
            <b>{name}</b>
            <span className="under">{about}</span>
          </li>
        ))}
      </ul>
      <Refusal of={adopt.refusal} />
    </EmptyState>
  )
}

const columns: Column<Row>[] = [
  {
    id: 'name',
    head: 'Plan',
    sorts: true,
    value: (row) => row.name,
    cell: (row) => (
      <>
        {row.name}
        <span className="under">
          version {row.version}
          {row.retiredOn && (
            <>
              , retired <DayText day={row.retiredOn} />
            </>
          )}
        </span>
      </>
    ),
  },
  { id: 'kinds', head: 'Kind', value: (row) => kindsInWords(row.kinds) },
  { id: 'tier', head: 'Tier', sorts: true, align: 'right', value: (row) => row.tier },
  {
    id: 'agreements',
    head: 'Agreements made from it',
    sorts: true,
    align: 'right',
    value: (row) => row.agreements,
  },
]
