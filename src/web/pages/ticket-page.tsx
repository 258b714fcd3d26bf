import '#service/screens/parts/service.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CoverageBox } from '#service/screens/parts/coverage-box.tsx'
import { TicketAbout } from '#service/screens/parts/ticket-about.tsx'
import { TicketApprovals } from '#service/screens/parts/ticket-approvals.tsx'
import { TicketClocks } from '#service/screens/parts/ticket-clocks.tsx'
import type { TicketData } from '#service/screens/parts/ticket-data.ts'
import { TicketLog } from '#service/screens/parts/ticket-log.tsx'
import { TicketReply } from '#service/screens/parts/ticket-reply.tsx'
import { TicketTaps } from '#service/screens/parts/ticket-taps.tsx'
import { TicketTimer } from '#service/screens/parts/ticket-timer.tsx'
import { TicketVendors } from '#service/screens/parts/ticket-vendors.tsx'
import { TimeOnTicket } from '#service/screens/parts/time-on-ticket.tsx'
import { priorityWords, statusWords } from '#service/screens/parts/words.ts'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { firmNowMs } from '#web/server-time.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { CreditsOf } from './parts/credits-of.tsx'

const liveMs = 30_000

/** A ticket, for a phone first: clocks, the next tap, timer, what covers it, what happened. What a broken clock gives back stands under it. */
export function TicketPage() {
  const ticketId = useParam('id')
  const { data: ticket, error } = useQuery(
    api.service.ticket.queryOptions({ input: { ticketId }, refetchInterval: liveMs }),
  )
  if (error) throw error
  if (!ticket) return <SkeletonLines rows={8} />
  const now = new Date(firmNowMs()).toISOString()
  return (
    <>
      <Crumb
        path={[['Desk', '/desk']]}
        here={<span className="mono">T-{ticket.number}</span>}
        aside={`${priorityWords[ticket.priority]} · ${statusWords[ticket.status]}`}
      />
      <PageHead title={ticket.title} sub={<Who ticket={ticket} />} />
      {ticket.heldCredit && <p className="late">Credit is held: {ticket.heldCredit}</p>}
      <Cols shape="wide-left" woven>
        <div>
          <TicketReply ticket={ticket} />
          <TicketLog ticket={ticket} now={now} />
        </div>
        <div>
          <TicketClocks ticket={ticket} />
          <CreditsOf ticketId={ticketId} />
          <TicketTaps ticket={ticket} />
          <TicketTimer ticket={ticket} />
          {ticket.coverage && (
            <Section title={ticket.coverage.headline} phoneOrder={4}>
              <CoverageBox coverage={ticket.coverage} />
            </Section>
          )}
          <TimeOnTicket ticket={ticket} />
          <TicketVendors ticket={ticket} />
          <TicketApprovals ticket={ticket} />
          <TicketAbout ticket={ticket} />
        </div>
      </Cols>
    </>
  )
}

function Who({ ticket }: { ticket: TicketData }) {
  const { client, contact, site } = ticket
  return (
    <>
      <Link to={`/clients/${client.id}`}>{client.name}</Link>
      {contact && ` · ${contact.name}`}
      {contact?.phone && (
        <>
          ,{' '}
          <a className="nowrap" href={`tel:${contact.phone.replace(/\s/g, '')}`}>
            call {contact.phone}
          </a>
        </>
      )}
      {site && <span className="under">{[site.name, site.address].filter(Boolean).join(', ')}</span>}
    </>
  )
}
