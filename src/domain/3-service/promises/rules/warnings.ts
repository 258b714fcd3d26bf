import { epochMs, type Instant, instantOf } from '#kernel/instants.ts'
import { promiseHours } from './hours.ts'
import type { PromiseTiming } from './promise-clock.ts'

/** When a share of the budget will have gone, in per cent: 100 is the due time. Nothing once it is met, or while it waits. */
export function warningAt(timing: PromiseTiming, sharePercent: number): Instant | null {
  const { promise, verdict, dueAt, budgetMs, pauses } = timing
  if ((verdict !== 'open' && verdict !== 'breached') || dueAt === null) return null
  if (sharePercent >= 100) return dueAt
  const closed = pauses.flatMap(([from, to]): [number, number][] =>
    to === null ? [] : [[epochMs(from), epochMs(to)]],
  )
  const part = Math.round((budgetMs * sharePercent) / 100)
  return instantOf(promiseHours(promise.calendar).dueAtMs(epochMs(promise.startsAt), part, closed))
}

/** The largest of the shares that is reached and not told yet; the smaller ones are told with it. */
export function warningDue(
  timing: PromiseTiming,
  shares: readonly number[],
  told: ReadonlySet<number>,
  now: Instant,
): number | undefined {
  const reached = shares.filter((share) => {
    const at = warningAt(timing, share)
    return at !== null && at <= now
  })
  const largest = Math.max(...reached)
  return reached.length > 0 && !told.has(largest) ? largest : undefined
}
