import type { RatePrior } from '#actuary/price-sheet/priors.ts'
import type { Terms } from '#agreements/rules'
import type { CalendarSpec } from '#kernel/calendar-spec.ts'
import type { Day } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { bookLoads, candidateLoad, type ServedClient, usualLoad } from './arrivals.ts'
import { type Colleague, type CrewWish, crewOf } from './crew.ts'
import { hoursPerTicket } from './hours.ts'
import { offeredPromises, type Promising, pooledPromises } from './promises.ts'
import type { PromiseInputs } from './question.ts'
import { skillGroups } from './skills.ts'
import { type AskedTicket, sharesOfBook } from './sorts.ts'
import { addedCv, unsureLoads } from './unsure.ts'
import { assumptionsIn } from './words.ts'

/** What is asked: one client more, under these terms, from that day on. */
export type Asked = {
  client: { id: string; name: string }
  offer: string
  terms: Terms
  endpoints: number
  startsOn: Day
  months: number
  goal: number
  assumed: CrewWish
}
/** The firm's rows that answer it. */
export type Rows = {
  timezone: string
  opening: CalendarSpec
  /** Twelve whole months of tickets. */
  year: { from: Day; toExclusive: Day }
  tickets: readonly AskedTicket[]
  clients: readonly ServedClient[]
  inForce: readonly Promising[]
  colleagues: readonly Colleague[]
  skills: readonly { personId: string; technology: string }[]
  /** Tickets a month as the price reckons them, and how unsure it is of their rate. */
  expected: { ticketsAMonth: number; rateCv: number }
  /** What the book says of anybody’s rate. */
  prior: RatePrior
}
/** What a check shows beside its answer, kept with it. */
export type CheckFacts = {
  endpoints: number
  startsOn: Day
  goal: number
  assumptions: string[]
  clients: { id: string; name: string }[]
}
export type PreparedCheck = { inputs: PromiseInputs; facts: CheckFacts }

/** The question of a promise check, from rows as they stand. */
export function preparedCheck(
  asked: Asked,
  rows: Rows,
): Decision<PreparedCheck, 'no-response-promise' | 'nobody-serves'> {
  const { client, terms, startsOn, months, goal, offer, endpoints, assumed } = asked
  const { timezone, opening, expected, prior } = rows
  const hoursOfPromises = { opening, timezone }
  const offered = offeredPromises({ clientIds: [client.id], plan: offer, terms }, hoursOfPromises)
  if (offered.length === 0) return no('no-response-promise', { field: 'offer', offer })
  const others = withoutClient(rows.inForce, client.id)
  const had = pooledPromises(others, hoursOfPromises)

  const tickets = rows.tickets.filter(({ raisedBy }) => raisedBy !== 'us')
  const groups = skillGroups(
    tickets,
    rows.skills,
    rows.colleagues.map(({ id }) => id),
  )
  const anyNight = [...offered, ...had].some(({ roundTheClock }) => roundTheClock)
  const stretch = { startsOn, months, timezone }
  const crew = crewOf(rows.colleagues, groups, assumed, stretch, anyNight ? 'in-turns' : 'nobody')
  if (!crew.yes) return crew

  const period = { timezone, ...rows.year }
  const usual = usualLoad(tickets, period, opening, sharesOfBook(tickets))
  const promised = new Set(others.flatMap(({ clientIds }) => clientIds))
  const book = unsureLoads(bookLoads(rows.clients, tickets, promised, period, usual), tickets, prior)
  const present = book.find(({ clientId }) => clientId === client.id)
  const whole = { expected: expected.ticketsAMonth, present }
  const added = candidateLoad(client.id, tickets, whole, period, usual)
  const candidate = { ...added, rateCv: addedCv(added.ticketsPerMonth, expected, present) }
  const promises = [
    ...offered.map((one) => ({ ...one, clientIds: idsOf(client.id, candidate.clientId) })),
    ...had,
  ]
  const { says, ...hours } = hoursPerTicket(tickets)
  const asking = new Set(tickets.map(({ clientId }) => clientId)).size
  const grounds = { client: client.name, endpoints, tickets: tickets.length, clients: asking, expected }
  const assumptions = assumptionsIn({
    ...grounds,
    present: present?.ticketsPerMonth ?? 0,
    rateCvs: book.map(({ rateCv }) => rateCv),
    hoursSay: says,
    groups,
    crew: crew.value,
    wish: assumed,
  })
  const { technicians, hire } = crew.value
  const quietDays = [...(opening.holidays ?? [])]
  return yes({
    inputs: { ...stretch, goal, quietDays, technicians, hire, groups, book, candidate, hours, promises },
    facts: { endpoints, startsOn, goal, assumptions, clients: namesIn(promises, rows.clients) },
  })
}

/** What is agreed with him today ends with what is offered. */
const withoutClient = (inForce: readonly Promising[], clientId: string) =>
  inForce
    .map((one) => ({ ...one, clientIds: one.clientIds.filter((id) => id !== clientId) }))
    .filter(({ clientIds }) => clientIds.length > 0)

const idsOf = (clientId: string, candidateId: string) =>
  clientId === candidateId ? [clientId] : [clientId, candidateId]

const namesIn = (promises: readonly { clientIds: string[] }[], clients: readonly ServedClient[]) => {
  const ids = new Set(promises.flatMap(({ clientIds }) => clientIds))
  return clients.filter(({ id }) => ids.has(id)).map(({ id, name }) => ({ id, name }))
}
