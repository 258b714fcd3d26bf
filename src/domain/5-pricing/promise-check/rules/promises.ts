import type { ResponsePromise } from '#actuary/desk.ts'
import type { Channel, Priority, Terms } from '#agreements/rules'
import type { CalendarSpec } from '#kernel/calendar-spec.ts'
import { weekdays } from '#kernel/days.ts'
import { answers, sorts, type Urgency, urgencies } from './sorts.ts'

/** Terms that promise something to some clients. */
export type Promising = { clientIds: readonly string[]; plan: string; terms: Terms }

/** One wording of a promise, and everybody it is given to: judged together, since one client's tickets are few. */
export type PooledPromise = {
  id: string
  channel: ResponsePromise['channel']
  priority: Priority | null
  targetMinutes: number
  roundTheClock: boolean
  calendar: CalendarSpec
  /** The sorts of tickets it is about. */
  about: string[]
  clientIds: string[]
  plans: string[]
  /** Of the offer that is checked, not of clients we have. */
  isOffered: boolean
}

type Hours = { opening: CalendarSpec; timezone: string }

/** The promises of agreements in force, pooled by their wording. */
export const pooledPromises = (agreed: readonly Promising[], hours: Hours) => pooled(agreed, hours, false)

/** Those of the offer: they stand by themselves. */
export const offeredPromises = (offer: Promising, hours: Hours) => pooled([offer], hours, true)

function pooled(agreed: readonly Promising[], hours: Hours, isOffered: boolean): PooledPromise[] {
  const pools = new Map<string, PooledPromise>()
  for (const { clientIds, plan, terms } of agreed)
    for (const worded of wordedIn(terms, hours)) {
      const key = JSON.stringify(worded)
      const id = `${isOffered ? 'offer' : 'book'} ${pools.size + 1}`
      const pool = pools.get(key) ?? { id, ...worded, clientIds: [], plans: [], isOffered }
      pool.clientIds = [...new Set([...pool.clientIds, ...clientIds])]
      pool.plans = [...new Set([...pool.plans, plan])].sort()
      pools.set(key, pool)
    }
  return [...pools.values()]
}

type Worded = Pick<
  PooledPromise,
  'channel' | 'priority' | 'targetMinutes' | 'roundTheClock' | 'calendar' | 'about'
>

/** How soon something is solved isn't looked at: that is the work's matter, not the desk's. */
function wordedIn({ benefits = [], calendar }: Terms, { opening, timezone }: Hours): Worded[] {
  const responses = benefits.filter((benefit) => benefit.kind === 'response')
  return responses.flatMap(({ channel, priority = null, targetMinutes, hours }) => {
    if (channel === 'resolve') return []
    const named = responses.filter((one) => one.channel === channel).map((one) => one.priority)
    const meant = urgencies.filter((urgency) => (priority ? urgency === priority : !named.includes(urgency)))
    const about = ticketsOf(channel)
      .filter(({ urgency }) => meant.includes(urgency))
      .map(({ name }) => name)
    if (about.length === 0) return []
    const roundTheClock = hours === 'always'
    const counted = roundTheClock ? always(timezone) : (calendar ?? opening)
    return [{ channel, priority, targetMinutes, roundTheClock, calendar: counted, about }]
  })
}

/** Everybody is answered; a session or a visit is due only where the ticket needs it. */
function ticketsOf(channel: Exclude<Channel, 'resolve'>): readonly { name: string; urgency: Urgency }[] {
  if (channel === 'phone' || channel === 'reply')
    return [...sorts.filter(({ urgency }) => urgency === 'emergency'), ...answers]
  return sorts.filter(({ onSite }) => onSite === (channel === 'on-site'))
}

const always = (timezone: string): CalendarSpec => ({
  timezone,
  hours: Object.fromEntries(weekdays.map((day) => [day, [['00:00', '24:00']]])),
})

/**
 * Whom the desk serves first after emergencies and what is urgent: the client with the tightest promise. The desk itself
 * sorts by due time, which comes to nearly that. Nobody's promise stands last.
 */
export function queuePlaces(promises: readonly PooledPromise[]): (clientId: string) => number {
  const tightest = new Map<string, number>()
  for (const { clientIds, targetMinutes, priority } of promises)
    if (priority === null)
      for (const id of clientIds) tightest.set(id, Math.min(targetMinutes, tightest.get(id) ?? Infinity))
  const targets = [...new Set(tightest.values())].sort((a, b) => a - b)
  return (clientId) => {
    const target = tightest.get(clientId)
    return target === undefined ? targets.length : targets.indexOf(target)
  }
}
