import { arrivalProfile } from '#actuary/desk.ts'
import { assumedPriors } from '#actuary/price-sheet/priors.ts'
import type { CalendarSpec } from '#kernel/calendar-spec.ts'
import { addDays, type Day, earlierDay, laterDay, weekdays } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import { type AskedTicket, sharesOfClient } from './sorts.ts'

/** What one client asks for, with what the book says of whoever asks little. */
export type ClientLoad = {
  clientId: string
  ticketsPerMonth: number
  /** How unsure that is, standard deviation over mean; checks from before it was asked have none. */
  rateCv?: number
  hourOfWeek: number[]
  shockCv: number
  /** Shares of the sorts of tickets, in their order. */
  shares: number[]
}
export type UsualLoad = Omit<ClientLoad, 'clientId' | 'ticketsPerMonth' | 'rateCv'>
export type Period = { timezone: string; from: Day; toExclusive: Day }

/** The hours that are mixed in count as much as so many tickets. */
const worthTickets = 100
/** Below so many tickets the days of one client can't be told from chance. */
const leastForShock = 50
const assumedShockCv = 0.5
const leastDays = 28

/** When the book asks, as a mix of all clients; opening hours stand in for what nobody knows yet. */
export function usualLoad(
  tickets: readonly AskedTicket[],
  period: Period,
  opening: CalendarSpec,
  shares: number[],
): UsualLoad {
  const instants = tickets.map(({ reportedAt }) => reportedAt)
  const profile = orRefuse(arrivalProfile(instants, period, { hourOfWeek: openHours(opening), worthTickets }))
  return { hourOfWeek: profile.hourOfWeek.map(rounded), shockCv: usualShock(tickets, period), shares }
}

export type ServedClient = {
  id: string
  name: string
  /** Left, or gone quiet for a year: nothing more is expected. */
  isFormer: boolean
  firstAt: string | null
  endpoints: number | null
}

/**
 * What everybody asks for whom we serve today: who asked in the last year, and who is promised something and hasn't asked
 * yet, at the book's rate for his endpoints.
 */
export function bookLoads(
  clients: readonly ServedClient[],
  tickets: readonly AskedTicket[],
  promised: ReadonlySet<string>,
  period: Period,
  usual: UsualLoad,
): ClientLoad[] {
  const asked = Map.groupBy(tickets, ({ clientId }) => clientId)
  const known = clients.flatMap(({ id, isFormer, firstAt }) => {
    const own = asked.get(id)
    return own && firstAt !== null && !isFormer ? [loadOf(id, own, firstAt, period, usual)] : []
  })
  const rate = ratePerEndpoint(clients, known)
  const silent = clients.filter(
    ({ id }) => promised.has(id) && !known.some(({ clientId }) => clientId === id),
  )
  const expected = silent.map(({ id, endpoints }) => ({
    clientId: id,
    ticketsPerMonth: rounded(rate * (endpoints ?? 0)),
    ...usual,
  }))
  return [...known, ...expected]
}

function ratePerEndpoint(clients: readonly ServedClient[], loads: readonly ClientLoad[]): number {
  const counted = new Map(clients.map(({ id, endpoints }) => [id, endpoints ?? 0]))
  const known = loads.filter(({ clientId }) => (counted.get(clientId) ?? 0) > 0)
  const endpoints = known.reduce((sum, { clientId }) => sum + (counted.get(clientId) ?? 0), 0)
  const { shape, rate } = assumedPriors.rate
  return endpoints === 0
    ? shape / rate
    : known.reduce((sum, load) => sum + load.ticketsPerMonth, 0) / endpoints
}

/** What the offer adds: all that is expected of a newcomer; of whom we serve already, what comes on top. */
export function candidateLoad(
  clientId: string,
  tickets: readonly AskedTicket[],
  { expected, present }: { expected: number; present: ClientLoad | undefined },
  period: Period,
  usual: UsualLoad,
): ClientLoad {
  if (present) {
    const more = Math.max(0, expected - present.ticketsPerMonth)
    return { ...present, clientId: `${clientId}, more`, ticketsPerMonth: rounded(more) }
  }
  const own = tickets.filter((ticket) => ticket.clientId === clientId)
  const asked = own.length > 0 ? loadOf(clientId, own, `${period.from}T00:00:00Z`, period, usual) : usual
  return { ...asked, clientId, ticketsPerMonth: rounded(expected) }
}

/** What a client asked for since his first ticket, twelve months at most. */
function loadOf(
  clientId: string,
  tickets: readonly AskedTicket[],
  firstAt: string,
  period: Period,
  usual: UsualLoad,
): ClientLoad {
  const begins = laterDay(period.from, dayAt(firstAt, period.timezone))
  const from = earlierDay(begins, addDays(period.toExclusive, -leastDays))
  const instants = tickets.map(({ reportedAt }) => reportedAt)
  const mix = { hourOfWeek: usual.hourOfWeek, worthTickets }
  const own = orRefuse(arrivalProfile(instants, { ...period, from }, mix))
  return {
    clientId,
    ticketsPerMonth: rounded(own.ticketsPerMonth),
    hourOfWeek: own.hourOfWeek.map(rounded),
    shockCv: tickets.length < leastForShock ? usual.shockCv : rounded(own.shockCv),
    shares: sharesOfClient(tickets, usual.shares),
  }
}

/** The mean shock of the clients who asked often enough to show one, by their tickets. */
function usualShock(tickets: readonly AskedTicket[], period: Period): number {
  const byClient = [...Map.groupBy(tickets, ({ clientId }) => clientId).values()]
  const often = byClient.filter((own) => own.length >= leastForShock)
  if (often.length === 0) return assumedShockCv
  const anyHour = { hourOfWeek: Array.from({ length: 168 }, () => 1), worthTickets: 1 }
  let [sum, weight] = [0, 0]
  for (const own of often) {
    const instants = own.map(({ reportedAt }) => reportedAt)
    sum += own.length * orRefuse(arrivalProfile(instants, period, anyHour)).shockCv
    weight += own.length
  }
  return rounded(sum / weight)
}

/** Hours of the week of a firm that has no past: its opening hours, and a few after them. */
function openHours({ hours }: CalendarSpec): number[] {
  const isOpen = weekdays.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) =>
      (hours[day] ?? []).some(
        ([opens, closes]) => hour >= Number(opens.slice(0, 2)) && hour < Number(closes.slice(0, 2)),
      ),
    ),
  )
  const open = isOpen.filter(Boolean).length
  if (open === 0 || open === isOpen.length) return isOpen.map(() => 1)
  const { afterHoursShare } = assumedPriors
  return isOpen.map((each) =>
    each ? (1 - afterHoursShare) / open : afterHoursShare / (isOpen.length - open),
  )
}

const rounded = (figure: number) => Math.round(figure * 10_000) / 10_000
