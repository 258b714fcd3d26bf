import type { Day } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import type { DatedRates, Rates } from './rate-card.ts'

/** Rates are never negative, a floor never above its ceiling, and a multiplier never makes work cheaper. */
export function readRates(
  rates: Rates,
): Decision<Rates, 'rate-negative' | 'floor-above-ceiling' | 'multiplier-below-one'> {
  const amounts = [
    rates.defaultMinor,
    rates.travelMinor ?? 0,
    rates.floorMinor ?? 0,
    ...Object.values(rates.roles ?? {}),
    ...Object.values(rates.workTypes ?? {}).map((type) => type.rateMinor ?? 0),
  ]
  if (amounts.some((amount) => amount < 0)) return no('rate-negative')
  if (
    rates.floorMinor !== undefined &&
    rates.ceilingMinor !== undefined &&
    rates.floorMinor > rates.ceilingMinor
  )
    return no('floor-above-ceiling', { field: 'floorMinor' })
  const multipliers = [
    ...Object.values(rates.multipliers ?? {}),
    ...Object.values(rates.workTypes ?? {}).map((type) => type.multiplierBp ?? 10_000),
  ]
  if (multipliers.some((bp) => bp < 10_000)) return no('multiplier-below-one', { field: 'multipliers' })
  return yes(rates)
}

/** One list begins on one day. */
export const mayBegin = (fromOn: Day, versions: readonly DatedRates[]): Decision<true, 'rates-exist'> =>
  versions.some((version) => version.fromOn === fromOn)
    ? no('rates-exist', { field: 'fromOn', day: fromOn })
    : yes(true)

/** A list that has begun priced work: it stays. One that begins later may be withdrawn. */
export const mayWithdraw = (fromOn: Day, today: Day): Decision<true, 'rates-in-force'> =>
  fromOn <= today ? no('rates-in-force', { day: fromOn }) : yes(true)
