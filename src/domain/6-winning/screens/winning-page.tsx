import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import type { DealStep } from '#winning/rules'
import { boardColumns, type DealRow } from './parts/deal-columns.tsx'
import { usePeople } from './parts/use-people.ts'
import { WinningTabs } from './parts/winning-tabs.tsx'
import { stepNames } from './parts/words.ts'

/** Furthest first: what is closest to a signature stands on top. */
const shown: readonly DealStep[] = ['proposal', 'audit', 'call', 'screening', 'nurture']

/** Deals by step, each with its one next step. */
export function WinningPage() {
  const list = useListState({
    sorts: ['due'],
    sort: 'due',
    pageSize: 200,
    filters: { q: 'text', ownerId: 'text' },
  })
  const people = usePeople()
  const deals = useQuery(api.winning.deals.queryOptions({ input: { ...list.input, open: 'true' } }))
  if (deals.isError) throw deals.error
  const rows = deals.data?.items
  return (
    <>
      <PageHead
        title="Winning"
        sub={rows && subOf(rows)}
        actions={
          <Button variant="filled" component={Link} to="/winning/new">
            New deal
          </Button>
        }
      />
      <WinningTabs current="Board" />
      <div style={{ height: 20 }} />
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Company, source or next step' }}
        filters={[{ name: 'ownerId', label: 'Whose step', options: people }]}
      />
      {!rows ? (
        <SkeletonLines rows={8} />
      ) : rows.length === 0 ? (
        <Nobody narrowed={Object.keys(list.filters).length > 0} />
      ) : (
        <Board rows={rows} />
      )}
    </>
  )
}

function Board({ rows }: { rows: readonly DealRow[] }) {
  return (
    <Cols shape="wide-left">
      <div>
        {shown.map((step) => {
          const own = rows.filter((row) => row.step === step)
          return own.length === 0 ? null : (
            <Section key={step} title={`${stepNames[step]} ${own.length}`} aside={asides[step]}>
              <DataTable
                label={stepNames[step]}
                rows={own}
                rowKey={(row) => row.id}
                to={(row) => `/winning/deals/${row.id}`}
                columns={boardColumns}
              />
            </Section>
          )
        })}
      </div>
      <PipelineFigures />
    </Cols>
  )
}

const asides: Partial<Record<DealStep, string>> = {
  screening: 'enough questions before a call',
  call: 'screened, to be called',
  audit: 'called, to be audited',
  proposal: 'to be proposed or signed',
  nurture: 'parked, with a next touch',
}

function PipelineFigures() {
  const pipeline = useQuery(api.winning.pipeline.queryOptions({ input: {} }))
  if (!pipeline.data) return <SkeletonLines rows={4} />
  const { steps, saved, currency } = pipeline.data
  const won = steps.find(({ step }) => step === 'agreement')?.deals ?? 0
  const lost = steps.find(({ step }) => step === 'lost')?.deals ?? 0
  return (
    <div>
      <Section title="Value by step" aside="a month">
        <Facts
          facts={shown.map((step) => ({
            name: stepNames[step],
            value: (
              <MoneyText
                minor={steps.find((one) => one.step === step)?.valueMinor ?? 0}
                whole
                currency={currency}
              />
            ),
          }))}
        />
      </Section>
      <Section title="What became of the rest" aside={<Link to="/winning/sources">By source</Link>}>
        <Facts
          facts={[
            { name: 'Won', value: won },
            { name: 'Lost', value: lost },
            { name: 'Poor candidates not called', value: saved.deals },
            { name: 'Hours that saved', value: <HoursText minutes={saved.minutes} /> },
          ]}
        />
      </Section>
    </div>
  )
}

function Nobody({ narrowed }: { narrowed: boolean }) {
  if (narrowed) return <p className="soft">No open deal is like that.</p>
  return (
    <EmptyState
      title="No deal is open"
      first={
        <Button variant="filled" component={Link} to="/winning/new">
          New deal
        </Button>
      }
      instead={<Link to="/clients">Look through your clients</Link>}
    >
      Whoever may become a client stands here, from the first questions to the signature, and never without a
      next step. Begin with one you met this week.
    </EmptyState>
  )
}

function subOf(rows: readonly DealRow[]) {
  const late = rows.filter(({ nextStep }) => nextStep === null).length
  const words = rows.length === 1 ? 'One open deal.' : `${rows.length} open deals.`
  return late === 0 ? words : `${words} ${late} without a next step.`
}
