import { type FigureReason, firstFault, notNegative } from '#actuary/figures.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** One entry per distinct time, in order; `se` is Greenwood's. */
export type KaplanMeier = {
  time: number[]
  atRisk: number[]
  events: number[]
  survival: number[]
  se: number[]
  /** When half have left; null while more than half stay. */
  median: number | null
}

/**
 * The share of clients still under agreement after each time, from clients who left and clients who are still here.
 *
 * Ŝ(t) = Π (1 − dⱼ/nⱼ) over the times up to t; Greenwood: se = Ŝ·√Σ dⱼ / (nⱼ(nⱼ − dⱼ)), and 0 once nobody is left.
 * A client who is still here is censored: at risk up to his time, never counted as lost. When Ŝ rests on exactly ½, the
 * median is the middle of that rest, as in R's survival.
 *
 * @param times how long each client has been (or was) under agreement, in any one unit
 * @param churned true (or 1) for a client who left at that time, false (or 0) for one still here
 * @returns refuses `no-clients`, `lengths-differ` and negative times
 * Source: Kaplan and Meier 1958; Greenwood 1926.
 */
export function kaplanMeier(
  times: readonly number[],
  churned: readonly (boolean | number)[],
): Decision<KaplanMeier, FigureReason | 'no-clients' | 'lengths-differ'> {
  if (times.length === 0) return no('no-clients')
  if (churned.length !== times.length) {
    return no('lengths-differ', { times: times.length, churned: churned.length })
  }
  const fault = firstFault('times', times, notNegative)
  if (fault !== undefined) return fault

  const curve: KaplanMeier = { time: [], atRisk: [], events: [], survival: [], se: [], median: null }
  let survival = 1
  let greenwood = 0
  for (const time of [...new Set(times)].sort((a, b) => a - b)) {
    const atRisk = times.filter((each) => each >= time).length
    const events = times.filter((each, client) => each === time && Boolean(churned[client])).length
    survival *= (atRisk - events) / atRisk
    if (survival > 0) greenwood += events / (atRisk * (atRisk - events))
    curve.time.push(time)
    curve.atRisk.push(atRisk)
    curve.events.push(events)
    curve.survival.push(survival)
    curve.se.push(survival * Math.sqrt(greenwood))
  }
  return yes({ ...curve, median: medianOf(curve) })
}

function medianOf({ time, survival }: KaplanMeier): number | null {
  const half = survival.findIndex((share) => share < 0.5 + 1e-8)
  if (half < 0) return null
  const at = time[half] ?? null
  const resting = survival[half] ?? 0
  const next = time[survival.findIndex((share) => share < resting)]
  if (at === null || next === undefined || Math.abs(resting - 0.5) >= 1e-8) return at
  return (at + next) / 2
}
