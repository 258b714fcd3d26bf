import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { dayText, moneyText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { TodoList } from '#web/ui/todo-list.tsx'

/** Whose notice is due, and whose window opens soon. */
export function RenewalsInWindow() {
  const manner = useManner()
  const renewals = useQuery(
    api.renewals.list.queryOptions({ input: { withinDays: 95, sort: 'endsOn', pageSize: 5 } }),
  )
  if (renewals.isError) throw renewals.error
  const due = renewals.data?.items.filter(({ window }) => window !== 'given') ?? []
  const day = (on: string) => dayText(on, manner, 'brief')
  return (
    <Section title="Renewals" aside={<Link to="/agreements/renewals">All coming ends</Link>} phoneOrder={5}>
      {renewals.data && due.length === 0 ? (
        <EmptyState title="No term ends soon">Three months ahead of an end it shows here.</EmptyState>
      ) : (
        <TodoList
          todos={due.map((row) => ({
            id: row.id,
            when:
              row.window === 'later' ? (
                `from ${day(row.noticeFrom)}`
              ) : (
                <span className={row.window === 'open' ? 'risk' : 'late'}>{row.daysLeft} days</span>
              ),
            what: (
              <Link to={`/agreements/${row.id}`}>
                {row.client}, ends {day(row.endsOn)}
              </Link>
            ),
            why: `Notice by ${day(row.noticeBy)} · ${moneyText(row.mrrMinor, manner, { whole: true, currency: row.currency })} a month`,
          }))}
        />
      )}
    </Section>
  )
}
