import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { TableFoot } from '#web/ui/table-foot.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { happeningWords, placeOf } from './words.ts'

/** Everything that happened with a company on one timeline: notes, screening, audit, proposals. */
export function HistorySection({ clientId }: { clientId: string }) {
  const list = useListState({ sorts: ['at'], sort: '-at', filters: { q: 'text' }, pageSize: 20 })
  const timeline = useQuery(api.clients.timeline.queryOptions({ input: { clientId, ...list.input } }))
  const rows = timeline.data?.items ?? []
  return (
    <Section title="What happened" aside="newest first">
      <FilterBar state={list} search={{ name: 'q', label: 'Search notes and events' }} />
      <TimedList
        log
        entries={rows.map(({ id, at, kind, text, by, aboutId }) => {
          const place = placeOf(kind, aboutId)
          const words = happeningWords(kind)
          return {
            id,
            when: <InstantText at={at} />,
            what: place ? <Link to={place}>{words}</Link> : words,
            under: [text, by].filter(Boolean).join(' · '),
          }
        })}
      />
      {timeline.data && (
        <TableFoot
          rows={rows}
          all={rows}
          columns={[]}
          total={timeline.data.total}
          state={list}
          csv={{ href: list.csvHref(`/clients/${clientId}/timeline`) }}
        />
      )}
    </Section>
  )
}
