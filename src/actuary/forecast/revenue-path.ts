import type { RecurringAgreement } from '#actuary/forecast/revenue-fan.ts'
import type { RandomSource } from '#actuary/random.ts'

/** One possible future of an agreement, added to the book's revenue by month. `shocks` multiply its chance of leaving, year by year. */
export function revenuePath(
  agreement: RecurringAgreement,
  shocks: Float64Array,
  source: RandomSource,
  monthly: Float64Array,
): void {
  const { startsInMonth = 0, winChance = 1, renewalChance, termMonths } = agreement
  const { priceChangeBp = 0, growthPerYear = 0, earlyEndChance = 0 } = agreement
  if (source.uniform() >= winChance) return
  let priceMinor = agreement.mrrMinor
  let termEnds = agreement.termEndsInMonth
  for (let month = startsInMonth; month < monthly.length; month += 1) {
    if (month === termEnds) {
      const leaving = Math.min(1, (1 - renewalChance) * (shocks[Math.floor(month / 12)] ?? 1))
      if (source.uniform() < leaving) return
      termEnds += termMonths
      priceMinor *= 1 + priceChangeBp / 10_000
    }
    if (earlyEndChance > 0 && source.uniform() < earlyEndChance) return
    monthly[month] = (monthly[month] ?? 0) + priceMinor * (1 + growthPerYear) ** (month / 12)
  }
}
