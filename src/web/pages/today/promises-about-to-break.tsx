import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { Clock } from '#web/ui/clock.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Section } from '#web/ui/section.tsx'
import './today.css'

const verbs = {
  phone: 'Call back',
  remote: 'Start a session with',
  'on-site': 'Be on site at',
  reply: 'Reply to',
  resolve: 'Solve it for',
}

/** The promises with the least time left; a late one stays on top until it has a reason. */
export function PromisesAboutToBreak() {
  const tickets = useQuery({
    ...api.service.tickets.queryOptions({ input: { view: 'open', sort: 'left', pageSize: 5 } }),
    refetchInterval: 30_000,
  })
  if (tickets.isError) throw tickets.error
  const running = tickets.data?.items.filter(({ clock }) => clock !== null) ?? []
  return (
    <Section
      title="Promises about to break"
      aside={<Link to="/desk">Desk, {tickets.data?.total ?? ''} open</Link>}
      phoneOrder={1}
    >
      {tickets.data && running.length === 0 ? (
        <EmptyState title="No clock is running">Every promise is kept or nobody waits.</EmptyState>
      ) : (
        <ul className="today-clocks">
          {running.map(({ id, title, client, assignee, clock }) => (
            <li key={id}>
              <Clock reading={clock ?? undefined} />
              <div>
                <Link to={`/desk/${id}`}>
                  {clock ? verbs[clock.channel] : ''} {client}
                  {clock?.dueAt && (
                    <>
                      {' '}
                      by <InstantText at={clock.dueAt} form="time" />
                    </>
                  )}
                </Link>
                <span className="under">
                  {title} · {assignee ?? 'nobody yet'}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
