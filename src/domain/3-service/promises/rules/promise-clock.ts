import type { Channel, Priority } from '#agreements/rules'
import type { CalendarSpec } from '#kernel/business-calendar.ts'
import { type EpochMs, epochMs, type Instant, instantOf } from '#kernel/instants.ts'
import { promiseHours } from './hours.ts'
import { stopOf } from './stops.ts'
import type { TicketEvent } from './ticket-log.ts'
import { type Wait, waitsOf, waitsThatPause } from './waits.ts'

/** A promise as it stood when the ticket came under it. */
export type TicketPromise = {
  id: string
  channel: Channel
  priority: Priority
  targetMinutes: number
  /** null is round the clock. */
  calendar: CalendarSpec | null
  startsAt: Instant
  /** When another priority's promise took its place; it stays on record. */
  replacedAt: Instant | null
}

/** Why a promise doesn't count: its channel was not chosen, it became moot, or the ticket went. */
export type NotNeeded = 'channel' | 'solved' | 'replaced' | 'cancelled' | 'merged'

/** What the log makes of a promise, whatever the time is now. Open is running or overdue, as the clock says. */
export type PromiseTiming = {
  promise: TicketPromise
  verdict: 'open' | 'paused' | 'met' | 'breached' | 'not-needed'
  why: NotNeeded | null
  /** null while it is paused. */
  dueAt: Instant | null
  stoppedAt: Instant | null
  /** The wait that holds it now. */
  wait: Wait | null
  pauses: readonly [Instant, Instant | null][]
  /** What may be used, through the calendar: the target, or up to the appointment. */
  budgetMs: number
  appointed: boolean
  /** Why it was broken, once somebody has said. */
  reason: string | null
}

export type PromiseState = 'running' | 'paused' | 'met' | 'breached' | 'not-needed'
export type PromiseClock = Omit<PromiseTiming, 'verdict' | 'budgetMs'> & {
  state: PromiseState
  usedMinutes: number
  budgetMinutes: number
  /** Below zero when late. */
  minutesLeft: number
  /** Of the budget, 0 to 1. */
  shareGone: number
  /** When no more time passes until the hours open again; null while it isn't running, or round the clock. */
  standsAt: Instant | null
}

/** What became of a promise by the standing events of its ticket, which `standingEvents` gives. */
export function timingOf(promise: TicketPromise, log: readonly TicketEvent[]): PromiseTiming {
  const stoppedAt = stopOf(promise.channel, log, promise.startsAt) ?? null
  const pausing = waitsThatPause(promise.channel, waitsOf(log)).filter(
    ({ from }) => stoppedAt === null || from < stoppedAt,
  )
  const due = dueOf(promise, log, pausing)
  const wait =
    stoppedAt === null && due.dueAt === null ? (pausing.find(({ to }) => to === null) ?? null) : null
  const timing = {
    promise,
    stoppedAt,
    wait,
    ...due,
    pauses: pausing.map(({ from, to }): [Instant, Instant | null] => [from, to]),
    reason: log.findLast((event) => isReasonFor(promise, event))?.details.reason ?? null,
  }
  return { ...timing, ...verdictOf(timing, log) }
}

/** The clock at an instant: state, share gone and what is left. Open overdue is broken. */
export function clockAt({ budgetMs, verdict, ...timing }: PromiseTiming, now: Instant): PromiseClock {
  const { promise, dueAt, stoppedAt } = timing
  const isOverdue = verdict === 'open' && dueAt !== null && dueAt < now
  const state = verdict === 'open' ? (isOverdue ? 'breached' : 'running') : verdict
  const usedMs = usedBy(timing, stoppedAt ?? promise.replacedAt ?? now)
  return {
    ...timing,
    state,
    usedMinutes: usedMs / 60_000,
    budgetMinutes: budgetMs / 60_000,
    minutesLeft: (budgetMs - usedMs) / 60_000,
    shareGone: budgetMs > 0 ? Math.min(1, usedMs / budgetMs) : 1,
    standsAt: verdict === 'open' && promise.calendar ? closingAfter(promise.calendar, now) : null,
  }
}

function verdictOf(
  timing: Omit<PromiseTiming, 'verdict' | 'why'>,
  log: readonly TicketEvent[],
): Pick<PromiseTiming, 'verdict' | 'why'> {
  const { promise, dueAt, stoppedAt } = timing
  const ended = log.findLast(({ kind }) => endings.has(kind))?.kind
  if (ended === 'cancelled' || ended === 'merged') return { verdict: 'not-needed', why: ended }
  const overBy = (at: Instant) => dueAt !== null && dueAt < at
  const { replacedAt } = promise
  if (replacedAt !== null && (stoppedAt === null || stoppedAt > replacedAt)) {
    return overBy(replacedAt) ? broken : { verdict: 'not-needed', why: 'replaced' }
  }
  if (stoppedAt !== null) return overBy(stoppedAt) ? broken : { verdict: 'met', why: null }
  if (!isNeeded(promise.channel, log)) return { verdict: 'not-needed', why: 'channel' }
  const solved = log.find(
    ({ kind, at }) => (kind === 'solved' || kind === 'closed') && at >= promise.startsAt,
  )
  if (solved && promise.channel !== 'resolve') {
    return overBy(solved.at) ? broken : { verdict: 'not-needed', why: 'solved' }
  }
  return { verdict: dueAt === null ? 'paused' : 'open', why: null }
}

const broken = { verdict: 'breached', why: null } as const
const endings = new Set(['cancelled', 'merged', 'reopened'])

/** Remote and on-site count only when chosen; what was done was needed, and is asked before this. */
function isNeeded(channel: Channel, log: readonly TicketEvent[]): boolean {
  if (channel !== 'remote' && channel !== 'on-site') return true
  return (
    log.findLast(({ kind, details }) => kind === 'needed' && details.channel === channel)?.details.needed ??
    false
  )
}

type Due = Pick<PromiseTiming, 'dueAt' | 'budgetMs' | 'appointed'>

/** The due time by target and pauses, then by the appointments that were made before it had passed. */
function dueOf(promise: TicketPromise, log: readonly TicketEvent[], pausing: readonly Wait[]): Due {
  const hours = promiseHours(promise.calendar)
  const start = epochMs(promise.startsAt)
  const closed = closedPauses(pausing)
  const dueMs = hours.dueAtMs(start, promise.targetMinutes * 60_000, closed)
  const open = pausing.find(({ to }) => to === null)
  let due: Due = {
    dueAt: open && epochMs(open.from) <= dueMs ? null : instantOf(dueMs),
    budgetMs: promise.targetMinutes * 60_000,
    appointed: false,
  }
  for (const { kind, at, details } of log) {
    if (kind !== 'appointment' || details.channel !== promise.channel || !details.dueAt || !details.proof)
      continue
    if (due.dueAt !== null && due.dueAt < at) continue
    const budgetMs = hours.elapsedMs(start, epochMs(details.dueAt), closed)
    due = { dueAt: details.dueAt, budgetMs, appointed: true }
  }
  return due
}

function usedBy({ promise, pauses }: Pick<PromiseTiming, 'promise' | 'pauses'>, until: Instant): number {
  const closed = pauses
    .filter(([from, to]) => to !== null || from < until)
    .map(([from, to]): [EpochMs, EpochMs] => [epochMs(from), epochMs(to ?? until)])
  return promiseHours(promise.calendar).elapsedMs(epochMs(promise.startsAt), epochMs(until), closed)
}

const closedPauses = (pausing: readonly Wait[]) =>
  pausing.flatMap(({ from, to }): [EpochMs, EpochMs][] => (to === null ? [] : [[epochMs(from), epochMs(to)]]))

const isReasonFor = ({ id }: TicketPromise, { kind, details }: TicketEvent) =>
  kind === 'breach-reason' && details.promiseId === id

const A_FORTNIGHT_MS = 14 * 86_400_000

/** The end of the stretch of working time that holds the instant; the instant itself outside working time. */
function closingAfter(calendar: CalendarSpec, now: Instant): Instant {
  const from = epochMs(now)
  const [stretch] = promiseHours(calendar).stretchesMs(from, from + A_FORTNIGHT_MS)
  return instantOf(stretch && stretch.from <= from ? stretch.to : from)
}
