import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { dayOfInstant, dayText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { NextPromise } from './next-promise.tsx'
import { standingText } from './standing-words.ts'

const step = 10

/** What was asked for and is not closed, the latest first; one word shows what is over. */
export function OpenTickets() {
  const manner = useManner()
  const [all, setAll] = useState(false)
  const [pageSize, setPageSize] = useState(step)
  const tickets = useQuery({
    ...api.service.portalTickets.queryOptions({ input: { open: all ? undefined : 'true', pageSize } }),
    refetchInterval: 60_000,
  })
  if (tickets.isError) throw tickets.error
  const { items = [], total = 0 } = tickets.data ?? {}
  return (
    <Section
      title={all ? 'All tickets' : 'Open tickets'}
      aside={
        <button type="button" className="word" onClick={() => setAll(!all)}>
          {all ? 'Open ones' : 'Closed ones too'}
        </button>
      }
    >
      {!tickets.data && <SkeletonLines rows={3} />}
      {tickets.data && items.length === 0 && (
        <EmptyState title="Nothing is open">What you ask for stands here until it is solved.</EmptyState>
      )}
      <TimedList
        log
        entries={items.map((ticket) => ({
          id: ticket.id,
          when: dayText(dayOfInstant(ticket.reportedAt, manner), manner, 'brief'),
          what: <Link to={`/portal/tickets/${ticket.id}`}>{ticket.title}</Link>,
          under: (
            <>
              T-{ticket.number} ·{' '}
              <span className={ticket.waitsForYou ? 'risk' : undefined}>{standingText(ticket)}</span>
              {ticket.asker && ` · ${ticket.asker}`}
              <NextPromise ticket={ticket} />
            </>
          ),
        }))}
      />
      {total > items.length && (
        <button type="button" className="word" onClick={() => setPageSize(Math.min(pageSize + 40, 100))}>
          Show more of {total}
        </button>
      )}
    </Section>
  )
}
