import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { type PortalTicket, promiseText } from './standing-words.ts'

/** What happens next by when, under an open ticket. */
export function NextPromise({ ticket }: { ticket: Pick<PortalTicket, 'id' | 'status'> }) {
  const manner = useManner()
  const isOpen = ticket.status === 'new' || ticket.status === 'open'
  const { data } = useQuery(
    api.service.portalTicket.queryOptions({ input: { ticketId: ticket.id }, enabled: isOpen }),
  )
  const [next] = (data?.clocks ?? [])
    .filter(({ stoppedAt, dueAt }) => stoppedAt === null && dueAt !== null)
    .toSorted((a, b) => a.minutesLeft - b.minutesLeft)
  if (!isOpen || !next) return null
  return <span style={{ display: 'block' }}>{promiseText(next, manner)}</span>
}
