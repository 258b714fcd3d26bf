import { TicketPage } from '#service/screens/ticket-page.tsx'
import { CreditsOf } from './parts/credits-of.tsx'

/** A ticket, and under its clocks what billing gives back where one of them broke. */
export const TicketWithCredit = () => (
  <TicketPage beneathClocks={(ticketId) => <CreditsOf ticketId={ticketId} />} />
)
