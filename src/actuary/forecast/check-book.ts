import { chance, count, finite, notNegative, positive } from '#actuary/figures.ts'
import type { FanReason, RecurringAgreement, RecurringBook } from '#actuary/forecast/revenue-fan.ts'
import { no } from '#kernel/decision.ts'

export type FanFault = { yes: false; reason: FanReason; about?: Record<string, string | number> }

export function faultInBook({
  agreements,
  months,
  periodMonths = 1,
  shockClientYears,
}: RecurringBook): FanFault | undefined {
  if (agreements.length === 0) return no('no-agreements')
  const fault =
    count('months', months) ??
    count('months of a period', periodMonths) ??
    (shockClientYears === undefined ? undefined : positive('client-years of the shock', shockClientYears))
  if (fault !== undefined) return fault
  if (months % periodMonths !== 0) return no('months-not-whole-periods', { months, periodMonths })
  const ids = new Set<string>()
  for (const agreement of agreements) {
    if (ids.has(agreement.id)) return no('agreement-twice', { id: agreement.id })
    ids.add(agreement.id)
    const wrong = faultInAgreement(agreement)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

function faultInAgreement(agreement: RecurringAgreement): FanFault | undefined {
  const {
    id,
    mrrMinor,
    startsInMonth = 0,
    winChance = 1,
    termEndsInMonth,
    renewalChance,
    termMonths,
  } = agreement
  const { priceChangeBp = 0, growthPerYear = 0, earlyEndChance = 0 } = agreement
  return (
    notNegative(`amount of ${id}`, mrrMinor) ??
    count(`start of ${id}`, startsInMonth, 0) ??
    count(`end of the term of ${id}`, termEndsInMonth, startsInMonth) ??
    count(`term of ${id}`, termMonths) ??
    chance(`chance to win ${id}`, winChance) ??
    chance(`chance that ${id} renews`, renewalChance) ??
    chance(`chance that ${id} ends early`, earlyEndChance) ??
    finite(`price change of ${id}`, priceChangeBp) ??
    positive(`growth of ${id} plus 1`, 1 + growthPerYear)
  )
}
