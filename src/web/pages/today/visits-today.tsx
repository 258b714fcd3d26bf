import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { TodoList } from '#web/ui/todo-list.tsx'

export function VisitsToday({ today }: { today: string }) {
  const visits = useQuery(
    api.service.visits.queryOptions({
      input: { from: today, through: today, sort: 'startsAt', pageSize: 8 },
    }),
  )
  if (visits.isError) throw visits.error
  const items = visits.data?.items ?? []
  return (
    <Section title="Visits today" aside={visits.data?.total || ''} phoneOrder={3}>
      {visits.data && items.length === 0 ? (
        <EmptyState title="Nobody is out today">
          Visits are planned under Visits, or from a ticket.
        </EmptyState>
      ) : (
        <TodoList
          todos={items.map((visit) => ({
            id: visit.id,
            when: <InstantText at={visit.startsAt} form="time" />,
            what: <Link to={`/visits/${visit.id}`}>{visit.client}</Link>,
            why: [visit.person?.split(' ')[0], visit.title].filter(Boolean).join(' · '),
          }))}
        />
      )}
    </Section>
  )
}
