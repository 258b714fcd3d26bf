import { assumedPriors } from '#actuary/price-sheet/priors.ts'

/** A ticket of the past as the promise check looks at it. */
export type AskedTicket = {
  clientId: string
  reportedAt: string
  raisedBy: 'client' | 'us' | 'monitoring'
  priority: Urgency
  technology: string
  onSite: boolean
  /** All labour, driving included. */
  minutes: number
  travelMinutes: number
}

export const urgencies = ['emergency', 'high', 'normal', 'low'] as const
export type Urgency = (typeof urgencies)[number]

/** Sorts of tickets that promises tell apart: how urgent, and whether somebody goes there. */
export type Sort = { name: string; urgency: Urgency; onSite: boolean }
export const sorts: readonly Sort[] = urgencies.flatMap((urgency) => [
  { name: urgency, urgency, onSite: false },
  { name: `${urgency} on site`, urgency, onSite: true },
])

/** Being called back or answered is a few minutes apart from the work, for whatever is no emergency. */
export const answers = urgencies
  .filter((urgency) => urgency !== 'emergency')
  .map((urgency) => ({ name: `answer ${urgency}`, urgency }))

const { emergencyShare, shareStrength } = assumedPriors

/** What a desk sees that has no past: an opinion, which twenty tickets of its own outweigh. */
const assumedUrgency: Record<Urgency, number> = {
  emergency: emergencyShare,
  high: 0.1,
  normal: 0.9 - emergencyShare - 0.1,
  low: 0.1,
}
const assumedOnSite = 0.1
const opinionWorth = 20
const assumedShares = sorts.map(
  ({ urgency, onSite }) => assumedUrgency[urgency] * (onSite ? assumedOnSite : 1 - assumedOnSite),
)

/** Shares of the sorts in the whole book; none is zero, so that a promise about the rare ones can be judged. */
export const sharesOfBook = (tickets: readonly AskedTicket[]) => mixed(tickets, assumedShares, opinionWorth)

/** A client's own shares, with the book's counting as much as fifty of his tickets. */
export const sharesOfClient = (tickets: readonly AskedTicket[], book: readonly number[]) =>
  mixed(tickets, book, shareStrength)

function mixed(tickets: readonly AskedTicket[], opinion: readonly number[], worth: number): number[] {
  const counts = sorts.map(
    ({ urgency, onSite }) =>
      tickets.filter((ticket) => ticket.priority === urgency && ticket.onSite === onSite).length,
  )
  return counts.map((count, at) => (count + worth * (opinion[at] ?? 0)) / (tickets.length + worth))
}
