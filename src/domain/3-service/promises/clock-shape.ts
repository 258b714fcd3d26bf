import type { z } from 'zod'
import type { KeptPromise } from '../tickets/ticket-log.ts'
import type { Clock } from './contract.ts'
import { clockAt, type PromiseTiming } from './rules.ts'

/** A clock as the API tells it. */
export function clockShape(
  timing: PromiseTiming,
  { source }: Pick<KeptPromise, 'source'>,
  now: string,
): z.infer<typeof Clock> {
  const clock = clockAt(timing, now)
  const { promise, wait } = clock
  return {
    promiseId: promise.id,
    channel: promise.channel,
    priority: promise.priority,
    state: clock.state,
    why: clock.why,
    targetMinutes: promise.targetMinutes,
    budgetMinutes: clock.budgetMinutes,
    usedMinutes: clock.usedMinutes,
    minutesLeft: clock.minutesLeft,
    shareGone: clock.shareGone,
    startsAt: promise.startsAt,
    dueAt: clock.dueAt,
    stoppedAt: clock.stoppedAt,
    readAt: now,
    standsAt: clock.standsAt,
    waitingOn: wait && wait.on !== 'solved' ? wait.on : null,
    waitingSince: wait?.from ?? null,
    appointed: clock.appointed,
    reason: clock.reason,
    roundTheClock: promise.calendar === null,
    source,
  }
}
