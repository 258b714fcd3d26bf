import type { Channel, Priority, ResponsePromise, Terms } from '#agreements/rules'
import type { CalendarSpec } from '#kernel/business-calendar.ts'
import type { Day } from '#kernel/days.ts'
import type { Instant } from '#kernel/instants.ts'
import { type PromiseTiming, type TicketPromise, timingOf } from './promise-clock.ts'
import { standingEvents, type TicketEvent } from './ticket-log.ts'

export const channels = [
  'phone',
  'reply',
  'remote',
  'on-site',
  'resolve',
] as const satisfies readonly Channel[]
export const priorities = ['emergency', 'high', 'normal', 'low'] as const satisfies readonly Priority[]

/** What a promise is made of, before it has an id. */
export type PromiseDraft = Omit<TicketPromise, 'id' | 'replacedAt'>

/** A ticket as its promises see it. */
export type Asked = {
  priority: Priority
  /** How it came: phone, mail, portal, monitoring, us. */
  channel: string
  reportedAt: Instant
  /** The day of the report: promises may start later than the fee. */
  reportedOn: Day
  /** When a person called it an emergency, where one has. */
  declaredAt: Instant | null
}

/**
 * The promises that terms make for a ticket, one a channel: the one for its priority, else the one for all
 * others. They run from the report; one that asks for a channel the ticket didn't come by runs from when a
 * person declared the emergency. An unmet obligation that suspends promises leaves none.
 */
export function promisesOf(terms: Terms, asked: Asked, firmHours: CalendarSpec): PromiseDraft[] {
  if (isSuspended(terms, asked.reportedOn)) return []
  const responses = (terms.benefits ?? []).filter((benefit) => benefit.kind === 'response')
  return channels.flatMap((channel) => {
    const promise = fitting(responses, channel, asked)
    if (!promise) return []
    const isWrongWay = promise.needsChannel !== undefined && promise.needsChannel !== asked.channel
    return [
      {
        channel,
        priority: asked.priority,
        targetMinutes: promise.targetMinutes,
        calendar: promise.hours === 'always' ? null : (terms.calendar ?? firmHours),
        startsAt: isWrongWay ? (asked.declaredAt ?? asked.reportedAt) : asked.reportedAt,
      },
    ]
  })
}

/** The agreement's place in the queue, smallest first; 100 where it says nothing. */
export const queueRankOf = (terms: Terms): number =>
  terms.benefits?.find((benefit) => benefit.kind === 'queue-priority')?.rank ?? 100

/** Whether an emergency counts as one already: by the channel it must come by, or declared by a person. */
export const isDeclared = (terms: Terms, channel: string): boolean =>
  !(terms.benefits ?? []).some(
    (benefit) =>
      benefit.kind === 'response' && benefit.needsChannel !== undefined && benefit.needsChannel !== channel,
  )

function fitting(responses: readonly ResponsePromise[], channel: Channel, { priority, reportedOn }: Asked) {
  const begun = responses.filter((one) => one.channel === channel && (one.startsOn ?? '') <= reportedOn)
  return begun.find((one) => one.priority === priority) ?? begun.find((one) => one.priority === undefined)
}

const isSuspended = ({ obligations = [] }: Terms, day: Day) =>
  obligations.some(
    ({ ifUnmet, unmetSince }) => ifUnmet === 'suspend-promise' && unmetSince && unmetSince <= day,
  )

export type PriorityChange = {
  from: Priority
  to: Priority
  at: Instant
  /** What the terms promise for the new priority, as from the report. */
  drafts: readonly PromiseDraft[]
  /** Setting: a raised ticket is timed from the raise, or from its report. */
  raisedClock: 'from-raise' | 'from-start'
}

/**
 * What a change of priority does to the promises: lowered, a clock keeps its start; raised, the stricter one
 * starts at the raise and the earlier stays on record. What was done, or broken and lowered, is not asked again.
 */
export function changedPromises(
  current: readonly TicketPromise[],
  events: readonly TicketEvent[],
  { from, to, at, drafts, raisedClock }: PriorityChange,
): { replaced: string[]; made: PromiseDraft[] } {
  const log = standingEvents(events)
  const isRaise = priorities.indexOf(to) < priorities.indexOf(from)
  const replaced: string[] = []
  const made: PromiseDraft[] = []
  for (const channel of channels) {
    const draft = drafts.find((one) => one.channel === channel)
    const running = current.find((one) => one.channel === channel && one.replacedAt === null)
    if (!running) {
      if (draft) made.push(isRaise ? { ...draft, startsAt: later(draft.startsAt, at, raisedClock) } : draft)
      continue
    }
    const timing = timingOf(running, log)
    if (isOver(timing, at, isRaise) || (draft && isSame(draft, running))) continue
    replaced.push(running.id)
    if (!draft) continue
    const startsAt = isRaise ? later(draft.startsAt, at, raisedClock) : running.startsAt
    made.push({ ...draft, startsAt })
  }
  return { replaced, made }
}

/** By the setting a raised clock starts at the original start; one that had to be declared never before that. */
const later = (startsAt: Instant, raisedAt: Instant, raisedClock: PriorityChange['raisedClock']) =>
  raisedClock === 'from-raise' ? raisedAt : startsAt

function isOver({ stoppedAt, dueAt }: PromiseTiming, at: Instant, isRaise: boolean): boolean {
  if (stoppedAt !== null) return true
  return !isRaise && dueAt !== null && dueAt < at
}

const isSame = (draft: PromiseDraft, promise: TicketPromise) =>
  draft.targetMinutes === promise.targetMinutes &&
  JSON.stringify(draft.calendar) === JSON.stringify(promise.calendar)
