import { addDays, addMonths, type Day, daysBetween } from '#kernel/days.ts'
import { partOf } from '#kernel/money.ts'
import type { CountFact } from './counts.ts'
import { startOf } from './line-spans.ts'
import type { Lot, LotEntry } from './lots.ts'
import type { RatedLot } from './rated.ts'
import { monthlyRecurring } from './recurring.ts'
import { stateOn } from './state-on.ts'
import type { AgreementTerms, EndingRule } from './terms.ts'

/** What becomes of a lot's unused units when its agreement ends. */
export type LotSettlement = { lotId: string; units: number; refundMinor: number; row: LotEntry }

/**
 * Settles what is left of a lot: it lapses, is refunded at what was paid for it, is refunded as far as the
 * price exceeds the used hours at list (`usedAtListMinor`), or is transferred. Nothing is left: undefined.
 */
export function settleLot(
  lot: RatedLot,
  rule: NonNullable<EndingRule['unused']>,
  on: Day,
  usedAtListMinor = 0,
): LotSettlement | undefined {
  if (lot.balance <= 0) return undefined
  const row = { units: -lot.balance, on, reason: 'agreement ended' }
  const settled = { lotId: lot.id, units: lot.balance, refundMinor: 0 }
  switch (rule) {
    case 'lapse':
      return { ...settled, row: { ...row, kind: 'lapse' } }
    case 'transfer':
      return { ...settled, row: { ...row, kind: 'transfer' } }
    case 'refund-at-price':
      return { ...settled, refundMinor: unusedPrice(lot), row: { ...row, kind: 'refund' } }
    case 'refund-after-list': {
      const refundMinor = Math.max(0, (lot.priceMinor ?? 0) - usedAtListMinor)
      return { ...settled, refundMinor, row: { ...row, kind: 'refund' } }
    }
  }
}

const unusedPrice = ({ priceMinor = 0, granted, balance }: Lot & { balance: number }) =>
  granted > 0 ? partOf(priceMinor, Math.min(balance, granted), granted) : 0

/** What leaving costs, and from what it follows. */
export type EarlyExit = {
  minor: number
  currency: string
  monthlyMinor: number
  monthsLeft: number
  daysLeft: number
}

/**
 * What ending on a day (the last one in force) before the end of the term costs, by the agreement's own rule;
 * 0 without one, or at the end of the term. Monthly fees are the recurring revenue of that day.
 */
export function earlyExit(agreement: AgreementTerms, lastDay: Day, counts: readonly CountFact[]): EarlyExit {
  const { version } = stateOn(agreement, lastDay)
  const monthlyMinor = monthlyRecurring(agreement, lastDay, counts).reduce((sum, { minor }) => sum + minor, 0)
  const from = addDays(lastDay, 1)
  const left = timeLeft(from, version.endsOn)
  const exit = { currency: agreement.currency, monthlyMinor, monthsLeft: left.months, daysLeft: left.days }
  const rule = version.terms.ending?.early
  if (!rule || (left.months === 0 && left.days === 0)) return { ...exit, minor: 0 }
  switch (rule.kind) {
    case 'fee-months':
      return { ...exit, minor: monthlyMinor * rule.months }
    case 'fixed':
      return { ...exit, minor: rule.minor }
    case 'share-of-remaining-fees': {
      const remaining = monthlyMinor * left.months + partOf(monthlyMinor, left.days, left.ofDays)
      return { ...exit, minor: partOf(remaining, rule.bp, 10_000) }
    }
    case 'by-month': {
      const month = monthOf(startOf(agreement), lastDay)
      return { ...exit, minor: rule.steps.find(({ beforeMonth }) => month < beforeMonth)?.minor ?? 0 }
    }
  }
}

/** Whole months, and the days of the last one that isn't whole. */
function timeLeft(from: Day, endsOn: Day | null) {
  if (endsOn === null || from >= endsOn) return { months: 0, days: 0, ofDays: 1 }
  let months = 0
  while (addMonths(from, months + 1) <= endsOn) months += 1
  const rest = addMonths(from, months)
  return { months, days: daysBetween(rest, endsOn), ofDays: daysBetween(rest, addMonths(from, months + 1)) }
}

/** The month of the agreement that a day lies in, the first being 1. */
function monthOf(start: Day, day: Day): number {
  let month = 1
  while (addMonths(start, month) <= day) month += 1
  return month
}
