import { addDays, addMonths, type Day } from '#kernel/days.ts'
import { type BillingPeriod, billingPeriods } from '#kernel/periods.ts'
import { type AllowanceStep, allowanceSteps, type Granting, unitsGranted } from './allowance-steps.ts'
import type { CountFact } from './counts.ts'
import { type LineSpan, startOf } from './line-spans.ts'
import type { RolloverRule } from './lines.ts'
import type { Lot } from './lots.ts'
import type { AgreementTerms } from './terms.ts'

/** The lots of a line that grants an allowance with each period; none for other lines. */
export function periodGrants(
  agreement: AgreementTerms,
  spans: readonly LineSpan[],
  throughDay: Day,
  counts: readonly CountFact[],
): Lot[] {
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
      .flatMap((_, index) => lotsOfPeriod(agreement, run, counts, periods, index))
      .filter(({ usableFrom }) => usableFrom <= throughDay)
  })
}

function granting(span: LineSpan): Granting[] {
  const { line } = span
  if (line.kind === 'retainer') {
    return [{ ...span, line, kind: 'retainer', allowance: line.allowance, rollover: line.rollover }]
  }
  if (line.kind !== 'fixed-fee' || !line.cap) return []
  const { allowance, rollover = { mode: 'none' } } = line.cap
  return [{ ...span, line, kind: 'cap', allowance, rollover }]
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
  counts: readonly CountFact[],
  periods: readonly BillingPeriod[],
  index: number,
): Lot[] {
  const period = periods[index] as BillingPeriod
  const steps = allowanceSteps(agreement, run, period, counts)
  const granted = unitsGranted(steps, period)
  return steps.flatMap((step, at) => {
    const units = granted[at] ?? 0
    const window = windowOf(step.span.rollover, step.from, periods, index)
    return units > 0 && window ? [lotOf(agreement, step, period, units, index + 1, window)] : []
  })
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
  { from, span: { line, kind, allowance } }: AllowanceStep,
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
