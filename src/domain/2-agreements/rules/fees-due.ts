import type { Day } from '#kernel/days.ts'
import { billingPeriods } from '#kernel/periods.ts'
import type { CountFact } from './counts.ts'
import { type BilledFee, type BilledThrough, billedThroughOf, type FeeDue } from './fee.ts'
import { feeDifferences } from './fee-differences.ts'
import { type FeePeriod, type FeeSpan, feePeriods, feeRuns, feeSegments, throughOf } from './fee-segments.ts'
import { type LineSpan, lineSpans } from './line-spans.ts'
import type { BlockLine, OneTimeLine } from './lines.ts'
import { feesInAdvance, feesInArrears, trueUps } from './owed-fees.ts'
import { risesInForce } from './price-rises.ts'
import type { AgreementTerms, PriceRise } from './terms.ts'
import { minorOf } from './unit-price.ts'

/**
 * The fees of an agreement that are to be billed by a day: what its lines owe by everything known, less what
 * was billed. In advance a period is owed on its first day, in arrears on the day after its last; counts that
 * change by day are trued up the next time; a version, end or suspension that touches what is billed already
 * is credited and charged. Minor units, one rounding per line, half away from zero.
 *
 * `billedThrough` is the last day up to which fees were billed without a record in `billed` (by an old system,
 * or by runs that keep none), of all lines or line by line: nothing up to it is charged again. `billed` are the lines billed since; with them
 * the answer stays exact whatever changed later, and each line comes once however often one asks.
 */
export function feesDue(
  agreement: AgreementTerms,
  counts: readonly CountFact[],
  throughDay: Day,
  billedThrough: BilledThrough,
  billed: readonly BilledFee[] = [],
): FeeDue[] {
  const rises = risesInForce(agreement)
  const owed: FeeDue[] = []
  const assumed: FeeDue[] = []
  for (const [lineKey, spans] of lineSpans(agreement)) {
    const through = billedThroughOf(lineKey, billedThrough)
    owed.push(...bought(agreement, spans, throughDay, through))
    for (const run of feeRuns(spans)) {
      for (const period of feePeriods(agreement, run, throughDay)) {
        if (period.isFree || isSettled(period, through)) continue
        const known = { agreement, run, rises, period, counts }
        owed.push(...owedFor(known))
        if (through !== null && period.from <= through) assumed.push(...assumedBilled(known, through))
      }
    }
  }
  return feeDifferences({ agreement, owed, assumed, billed, throughDay, billedThrough })
}

type Known = {
  agreement: AgreementTerms
  run: readonly FeeSpan[]
  rises: readonly PriceRise[]
  period: FeePeriod
  counts: readonly CountFact[]
}

/** Once the day after a period is billed too, its true-ups were as well. */
const isSettled = (period: FeePeriod, billedThrough: Day | null) =>
  billedThrough !== null && period.toExclusive <= billedThrough

function owedFor(known: Known): FeeDue[] {
  const segments = feeSegments(known.agreement, known.run, known.rises, known.period)
  const owed = { ...known, segments }
  if (timingOf(known) === 'arrears') return feesInArrears(owed)
  return [...feesInAdvance(owed), ...trueUps(owed)]
}

/** What a run that kept no record must have billed: the period as it looked on its billing day. */
function assumedBilled(known: Known, billedThrough: Day): FeeDue[] {
  const { agreement, run, rises, period } = known
  const days = throughOf(period, billedThrough)
  if (timingOf(known) === 'arrears') {
    return feesInArrears({ ...known, segments: feeSegments(agreement, run, rises, days) })
  }
  return feesInAdvance({ ...known, segments: feeSegments(agreement, run, rises, days, period.from) })
}

const timingOf = ({ run }: Known) => run[0]?.billing.timing ?? 'advance'

/** Blocks on the day they are bought, one-time lines on theirs. */
function bought(
  agreement: AgreementTerms,
  spans: readonly LineSpan[],
  throughDay: Day,
  billedThrough: Day | null,
): FeeDue[] {
  const start = spans[0]?.from ?? throughDay
  return spans.flatMap(({ line, from, toExclusive }, index) => {
    const isInSpan = (day: Day) => (index === 0 || from <= day) && (toExclusive === null || day < toExclusive)
    if (line.kind !== 'block' && line.kind !== 'one-time') return []
    return purchaseDays(line, start, throughDay)
      .filter((day) => day <= throughDay && isInSpan(day) && (billedThrough === null || day > billedThrough))
      .map((day) => purchase(agreement, line, day))
  })
}

function purchaseDays(line: BlockLine | OneTimeLine, start: Day, throughDay: Day): Day[] {
  if (line.kind === 'one-time') return [line.dueOn]
  if (!line.everyMonths) return [start]
  const rule = { start, intervalMonths: line.everyMonths, anchor: 'anniversary' } as const
  return billingPeriods(rule, throughDay).map(({ from }) => from)
}

/** The charge for one block, or for a one-time line. */
export function purchase(
  agreement: { id: string; currency: string },
  line: BlockLine | OneTimeLine,
  on: Day,
  key = `${line.key}/${on}`,
): FeeDue {
  const quantity = line.kind === 'one-time' ? (line.quantity ?? 1) : 1
  return {
    key,
    corrects: null,
    agreementId: agreement.id,
    lineKey: line.key,
    name: line.name,
    kind: line.kind,
    service: { from: on, toExclusive: on },
    whole: { from: on, toExclusive: on },
    share: { days: 1, of: 1 },
    quantity,
    unitPrice: line.unitPrice,
    netMinor: minorOf(line.unitPrice, quantity, agreement.currency),
    currency: agreement.currency,
    dueOn: on,
    passThrough: false,
  }
}
