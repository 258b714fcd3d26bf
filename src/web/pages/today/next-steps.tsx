import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { dayText, moneyText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { TodoList } from '#web/ui/todo-list.tsx'

/** The next step of each open deal, the soonest first. */
export function NextSteps({ today }: { today: string }) {
  const manner = useManner()
  const deals = useQuery(
    api.winning.deals.queryOptions({ input: { open: 'true', sort: 'due', pageSize: 7 } }),
  )
  if (deals.isError) throw deals.error
  const due = deals.data?.items.filter(({ nextStep }) => nextStep !== null) ?? []
  return (
    <Section
      title="Next steps"
      aside={<Link to="/winning">All {deals.data?.total ?? ''} deals</Link>}
      phoneOrder={2}
    >
      {deals.data && due.length === 0 ? (
        <EmptyState title="No deal waits for you">
          A deal always has one next step with a day. Add a prospect under Winning, and it begins here.
        </EmptyState>
      ) : (
        <TodoList
          todos={due.map(({ id, client, step, daysInStep, valueMinor, currency, nextStep }) => ({
            id,
            when: <When day={nextStep?.dueOn ?? today} at={nextStep?.dueAt ?? null} today={today} />,
            what: <Link to={`/winning/deals/${id}`}>{nextStep?.what}</Link>,
            why: [
              client,
              `${step}, day ${daysInStep}`,
              valueMinor === null
                ? ''
                : `${moneyText(valueMinor, manner, { whole: true, currency })} a month`,
            ]
              .filter(Boolean)
              .join(' · '),
            act: nextStep?.owner.split(' ')[0],
          }))}
        />
      )}
    </Section>
  )
}

function When({ day, at, today }: { day: string; at: string | null; today: string }) {
  const manner = useManner()
  if (day === today) return <>{at ?? 'Today'}</>
  const words = dayText(day, manner, 'brief')
  return day < today ? <span className="late">{words}</span> : words
}
