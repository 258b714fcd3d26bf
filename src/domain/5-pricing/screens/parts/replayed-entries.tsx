import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { WhyPanel } from '#agreements/screens/parts/why-panel.tsx'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { dayText, hoursText } from '#web/ui/format.ts'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import type { OfferRef } from './offers.ts'
import type { Replay } from './replay-shape.ts'

const outcomes = {
  covered: 'Covered',
  'partly-covered': 'Partly covered',
  billed: 'Charged',
  excluded: 'Excluded',
  held: 'Open',
  'given-away': 'Given away',
} as const
const filters = ['covered', 'billed', 'excluded', 'held', 'given-away'] as const

const asides: Record<Replay['source'], string> = {
  own: 'what the client reads',
  'old-bills': 'made up, of known hours',
  book: 'made up, of a usual year’s hours',
}

type Props = { clientId: string; under: OfferRef; source: Replay['source'] }

/** The work behind the sums. Each amount opens the trace of its rating. */
export function ReplayedEntries({ clientId, under, source }: Props) {
  const list = useListState({
    sorts: ['workedOn', 'minutes', 'coveredMinutes', 'listMinor', 'billedMinor'],
    sort: '-workedOn',
    filters: { q: 'text', outcome: filters },
    pageSize: 25,
    prefix: 'e.',
  })
  const entries = useQuery(
    api.pricing.replayedEntries.queryOptions({
      input: { ...list.input, ...under, clientId },
      placeholderData: keepPreviousData,
    }),
  )
  if (entries.isError) throw entries.error
  const address = list.csvHref(`/clients/${clientId}/replayed-entries`)
  const csv = `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(under)}`
  return (
    <Section title={source === 'own' ? 'Every entry' : 'The hours assumed'} aside={asides[source]}>
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Text, ticket or person' }}
        filters={[
          {
            name: 'outcome',
            label: 'What becomes of it',
            options: filters.map((value) => ({ value, label: outcomes[value] })),
          },
        ]}
      />
      <DataTable
        label="Every entry"
        state={list}
        rows={entries.data?.items}
        total={entries.data?.total}
        rowKey={(row) => row.id}
        csv={{ href: csv }}
        columns={[
          {
            id: 'workedOn',
            head: 'Worked on',
            sorts: true,
            cell: (row) => <DayText day={row.workedOn} />,
            phone: 'line',
          },
          {
            id: 'what',
            head: 'What',
            phone: 'lead',
            cell: (row) => (
              <>
                {row.what}
                <span className="under">
                  {[row.ticket, row.who, row.category].filter(Boolean).join(' · ')}
                </span>
              </>
            ),
          },
          { id: 'outcome', head: 'Under the offer', value: (row) => outcomes[row.outcome], phone: 'line' },
          {
            id: 'minutes',
            head: 'Hours',
            sorts: true,
            align: 'right',
            cell: (row) => <HoursText minutes={row.minutes} bare />,
            phone: 'line',
          },
          {
            id: 'listMinor',
            head: 'At list',
            sorts: true,
            align: 'right',
            cell: (row) => <MoneyText minor={row.listMinor} bare />,
            phone: 'hide',
          },
          {
            id: 'billedMinor',
            head: 'Charged',
            sorts: true,
            align: 'right',
            phone: 'end',
            cell: (row) => (
              <FigureButton figure={<MoneyText minor={row.billedMinor} bare />}>
                <Why clientId={clientId} under={under} entry={row} />
              </FigureButton>
            ),
          },
        ]}
      />
    </Section>
  )
}

type Entry = {
  id: string
  workedOn: string
  minutes: number
  category: string
  ticketId: string | null
  ticket: string | null
}

function Why({ clientId, under, entry }: { clientId: string; under: OfferRef; entry: Entry }) {
  const manner = useManner()
  const input = { clientId, ...under, entryId: entry.id }
  const why = useQuery(api.pricing.replayedEntry.queryOptions({ input }))
  if (why.isError) throw why.error
  if (!why.data) return <SkeletonLines rows={3} />
  const { ticketId, ticket } = entry
  return (
    <WhyPanel
      title={`${dayText(entry.workedOn, manner)}, ${entry.category}, ${hoursText(entry.minutes, manner)}`}
      sentences={why.data.sentences}
      sources={ticketId && ticket ? [{ label: ticket, href: `/desk/${ticketId}` }] : []}
    />
  )
}
