import { addDays, addMonths, type Day, daysBetween, earlierDay, laterDay } from '#kernel/days.ts'
import { partOf } from '#kernel/money.ts'
import type { CountFact } from './counts.ts'
import { type FeeDue, shareMinor, wholeAmount } from './fee.ts'
import { feesDue } from './fees-due.ts'
import type { RecurringItemLine } from './lines.ts'
import type { Lot } from './lots.ts'
import { recognitionOf } from './recognition.ts'
import type { AgreementTerms } from './terms.ts'

/** What an agreement earned by itself, work that is billed by the hour apart, and what its items cost. */
export type Earned = {
  feesMinor: number
  oneTimeMinor: number
  /** Of what was paid for blocks: drawn, and lapsed. */
  drawnMinor: number
  lapsedMinor: number
  items: { lineKey: string; name: string; minor: number }[]
}

/** The longest interval a fee is billed by: what is billed in arrears is owed no later than that. */
const longestMonths = 120

/**
 * What was earned from one day through another, both included, whenever it is invoiced: a fee day by day over
 * the days it is for, a block as it is drawn and when the rest of it lapses, a one-time line on its day. Reckoned
 * on running sums, so that stretches side by side add up to what they are together.
 */
export function earnedBetween(
  agreement: AgreementTerms,
  counts: readonly CountFact[],
  lots: readonly Lot[],
  { from, through }: { from: Day; through: Day },
): Earned {
  const horizon = addMonths(through, Math.min(longestMonths, longestInterval(agreement)))
  const fees = feesDue(agreement, counts, horizon, null)
  const days = { from, through }
  const periodic = fees.filter(({ kind }) => kind === 'fee' || kind === 'true-up')
  const once = fees.filter(({ kind, service }) => kind === 'one-time' && isWithin(service.from, days))
  const recognised = lots
    .filter((lot) => lot.kind === 'block' && lot.priceMinor !== undefined)
    .flatMap((lot) => recognitionOf(lot, through).filter(({ on }) => from <= on))
  const sum = (kind: 'draw' | 'breakage') =>
    recognised.reduce((total, each) => (each.kind === kind ? total + each.minor : total), 0)
  return {
    feesMinor: periodic.reduce((total, fee) => total + shareOf(fee.netMinor, fee, days), 0),
    oneTimeMinor: once.reduce((total, { netMinor }) => total + netMinor, 0),
    drawnMinor: sum('draw'),
    lapsedMinor: sum('breakage'),
    items: itemCosts(agreement, periodic, days),
  }
}

const longestInterval = ({ versions }: AgreementTerms) =>
  Math.max(
    1,
    ...versions.flatMap(({ terms }) =>
      [terms.billing, ...terms.lines.map((line) => ('billing' in line ? line.billing : undefined))].map(
        (billing) => billing?.intervalMonths ?? 1,
      ),
    ),
  ) + 1

type Days = { from: Day; through: Day }
const isWithin = (day: Day, { from, through }: Days) => from <= day && day <= through

/** The part of an amount that belongs to the days, of those its fee is for. */
function shareOf(minor: number, { service }: FeeDue, { from, through }: Days): number {
  const of = daysBetween(service.from, service.toExclusive)
  const upTo = (day: Day) => {
    const end = earlierDay(laterDay(day, service.from), service.toExclusive)
    return partOf(minor, daysBetween(service.from, end), of)
  }
  return of === 0 ? 0 : upTo(addDays(through, 1)) - upTo(from)
}

function itemCosts(agreement: AgreementTerms, fees: readonly FeeDue[], days: Days): Earned['items'] {
  const costs = new Map<string, Earned['items'][number]>()
  for (const fee of fees) {
    const line = itemLine(agreement, fee)
    if (line?.unitCost === undefined) continue
    const whole = shareMinor(wholeAmount(fee.quantity, line.unitCost, undefined), fee.share, fee.currency)
    const before = costs.get(line.key)?.minor ?? 0
    const minor = before + shareOf(whole, fee, days)
    costs.set(line.key, { lineKey: line.key, name: line.name, minor })
  }
  return [...costs.values()].filter(({ minor }) => minor !== 0)
}

function itemLine({ versions }: AgreementTerms, { lineKey, service }: FeeDue): RecurringItemLine | undefined {
  const version = versions.findLast(({ effectiveOn }) => effectiveOn <= service.from) ?? versions[0]
  const line = version?.terms.lines.find(({ key }) => key === lineKey)
  return line?.kind === 'recurring-item' ? line : undefined
}
