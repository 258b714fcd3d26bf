import { addDays, addMonths, type Day, daysBetween, laterDay } from '#kernel/days.ts'
import { roundUp } from '#kernel/minutes.ts'
import { partOf } from '#kernel/money.ts'
import { type BillingPeriod, billingPeriods } from '#kernel/periods.ts'
import { type LineSpan, startOf } from './line-spans.ts'
import type { Allowance, RolloverRule } from './lines.ts'
import type { Lot } from './lots.ts'
import type { AgreementTerms } from './terms.ts'

/** What a span grants for each period. */
type Granting = LineSpan & { kind: 'retainer' | 'cap'; allowance: Allowance; rollover: RolloverRule }

/** The lots of a line that grants an allowance with each period; none for other lines. */
export function periodGrants(agreement: AgreementTerms, spans: readonly LineSpan[], throughDay: Day): Lot[] {
  return runsOf(spans.flatMap(granting)).flatMap((run) => {
    const [first] = run
    if (!first) return []
    const rule = {
      start: first.line.startsOn ?? startOf(agreement),
      intervalMonths: intervalOf(first),
      anchor: first.billing.anchor,
    }
    const ahead = first.rollover.mode === 'pooled' ? first.rollover.periods + 1 : 2
    const periods = billingPeriods(rule, addMonths(throughDay, rule.intervalMonths * ahead))
    return periods
      .flatMap((_, index) => lotsOfPeriod(agreement, run, periods, index))
      .filter(({ usableFrom }) => usableFrom <= throughDay)
  })
}

function granting(span: LineSpan): Granting[] {
  const { line } = span
  if (line.kind === 'retainer') {
    return [{ ...span, kind: 'retainer', allowance: line.allowance, rollover: line.rollover }]
  }
  if (line.kind !== 'fixed-fee' || !line.cap) return []
  const { allowance, rollover = { mode: 'none' } } = line.cap
  return [{ ...span, kind: 'cap', allowance, rollover }]
}

/** Spans of one rhythm belong together: their periods are counted through. */
function runsOf(spans: readonly Granting[]): Granting[][] {
  const runs: Granting[][] = []
  for (const span of spans) {
    const run = runs.at(-1)
    const isSame =
      run?.[0] && intervalOf(run[0]) === intervalOf(span) && run[0].billing.anchor === span.billing.anchor
    if (run && isSame) run.push(span)
    else runs.push([span])
  }
  return runs
}

const intervalOf = ({ allowance, billing }: Granting) => allowance.everyMonths ?? billing.intervalMonths

function lotsOfPeriod(
  agreement: AgreementTerms,
  run: readonly Granting[],
  periods: readonly BillingPeriod[],
  index: number,
): Lot[] {
  const period = periods[index] as BillingPeriod
  const lots: Lot[] = []
  let before = 0
  for (const span of run) {
    const from = laterDay(span.from, period.from)
    if (from >= period.toExclusive || (span.toExclusive !== null && span.toExclusive <= from)) continue
    const granted = grantedFrom(span, from, period.whole, lots.length > 0 ? before : undefined)
    before = Math.max(before, span.allowance.amount)
    const window = windowOf(span.rollover, from, periods, index)
    if (granted > 0 && window) lots.push(lotOf(agreement, span, from, period, granted, index + 1, window))
  }
  return lots
}

/**
 * What is granted from a day of the period on: all at its beginning, else the part of the days left; after
 * a change in mid-period only what the allowance has grown by.
 */
function grantedFrom(
  { allowance, billing }: Granting,
  from: Day,
  whole: BillingPeriod['whole'],
  before?: number,
): number {
  const { amount, unit, inPartPeriod } = allowance
  const grown = amount - (before ?? 0)
  if (from === whole.from || grown <= 0) return Math.max(0, grown)
  if (before === undefined) {
    if (billing.firstPeriod === 'from-next-anchor') return 0
    if (billing.firstPeriod === 'full' || inPartPeriod === 'full') return amount
  }
  const [days, of] = [daysBetween(from, whole.toExclusive), daysBetween(whole.from, whole.toExclusive)]
  if (unit === 'money') return partOf(grown, days, of)
  return roundUp((grown * days) / of, unit === 'minutes' ? 15 : 1)
}

type Window = { usableFrom: Day; usableTo: Day | null }

function windowOf(
  rule: RolloverRule,
  from: Day,
  periods: readonly BillingPeriod[],
  index: number,
): Window | undefined {
  const lastDayOf = (at: number) =>
    addDays((periods[at] ?? (periods.at(-1) as BillingPeriod)).toExclusive, -1)
  switch (rule.mode) {
    case 'none':
      return { usableFrom: from, usableTo: lastDayOf(index) }
    case 'next-only':
      return { usableFrom: from, usableTo: lastDayOf(index + 1) }
    case 'lifetime':
      return { usableFrom: from, usableTo: addDays(from, rule.days - 1) }
    case 'pooled': {
      const first = index - (index % rule.periods)
      const poolStart = (periods[first] as BillingPeriod).from
      return { usableFrom: poolStart, usableTo: lastDayOf(first + rule.periods - 1) }
    }
    default:
      return { usableFrom: from, usableTo: null }
  }
}

function lotOf(
  agreement: AgreementTerms,
  { line, kind, allowance }: Granting,
  from: Day,
  period: BillingPeriod,
  granted: number,
  number: number,
  window: Window,
): Lot {
  return {
    id: `${agreement.id}/${line.key}/${from}`,
    agreementId: agreement.id,
    lineKey: line.key,
    kind,
    number,
    unit: allowance.unit,
    granted,
    ...window,
    period: { from: period.from, toExclusive: period.toExclusive },
    currency: agreement.currency,
    origin: 'granted',
  }
}
