import { type AgreementTerms, type CountFact, monthlyRecurring } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'
import type { Period } from '#kernel/periods.ts'
import type { RecurringLine } from './mrr-movements.ts'

/**
 * What an agreement brings each month, as stretches of days with one amount: cut wherever a version, a line, a
 * count, a suspension, a price rise or the end may change it. The amounts are the agreement's own formula.
 */
export function recurringStretches(
  agreement: AgreementTerms,
  counts: readonly CountFact[],
  window: Period,
): RecurringLine[] {
  const cuts = cutsOf(agreement, counts, window)
  return cuts.flatMap((from, index) => {
    const toExclusive = cuts[index + 1] ?? window.toExclusive
    const lines = monthlyRecurring(agreement, from, counts)
    return [false, true].flatMap((passThrough) => {
      const amountMinor = lines
        .filter((line) => line.passThrough === passThrough)
        .reduce((sum, { minor }) => sum + minor, 0)
      const { clientId, currency } = agreement
      return amountMinor === 0
        ? []
        : [{ clientId, amountMinor, intervalMonths: 1, from, toExclusive, currency, passThrough }]
    })
  })
}

function cutsOf(
  agreement: AgreementTerms,
  counts: readonly CountFact[],
  { from, toExclusive }: Period,
): Day[] {
  const days = new Set<Day>([from])
  const cut = (day: Day | null | undefined) => {
    if (day && day > from && day < toExclusive) days.add(day)
  }
  for (const { effectiveOn, startsOn, endsOn, terms } of agreement.versions) {
    cut(effectiveOn)
    cut(startsOn)
    cut(endsOn)
    for (const line of terms.lines) {
      cut(line.startsOn)
      cut(line.endsOn)
    }
  }
  for (const suspension of agreement.suspensions ?? []) {
    cut(suspension.from)
    cut(suspension.to)
  }
  for (const { effectiveOn } of agreement.rises ?? []) cut(effectiveOn)
  cut(agreement.endedOn)
  for (const { fromOn } of counts) cut(fromOn)
  return [...days].sort()
}

/** Until when an agreement is owed whatever happens: its term's end, or the notice of one that runs on. */
export function contractedUntil(
  agreement: AgreementTerms,
  today: Day,
  addDays: (day: Day, days: number) => Day,
): Day {
  const version =
    agreement.versions.findLast(({ effectiveOn }) => effectiveOn <= today) ?? agreement.versions[0]
  const term = agreement.endedOn ?? version?.endsOn
  if (term) return term
  const renewal = version?.terms.renewal
  return addDays(today, renewal && 'noticeDays' in renewal ? (renewal.noticeDays ?? 30) : 30)
}
