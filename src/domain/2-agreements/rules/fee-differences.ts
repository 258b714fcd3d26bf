import { type Day, earlierDay, laterDay } from '#kernel/days.ts'
import type { Period } from '#kernel/periods.ts'
import { serviceFraction } from '#kernel/proration.ts'
import {
  type BilledFee,
  type BilledThrough,
  billedThroughOf,
  type FeeDue,
  minorAmount,
  priceText,
} from './fee.ts'
import type { AgreementTerms } from './terms.ts'

type Given = {
  agreement: AgreementTerms
  owed: readonly FeeDue[]
  /** What must have been billed by runs that kept no record. */
  assumed: readonly FeeDue[]
  billed: readonly BilledFee[]
  throughDay: Day
  billedThrough: BilledThrough
}

/** What is owed and not billed, and corrections of what was billed otherwise than it is owed. */
export function feeDifferences({
  agreement,
  owed,
  assumed,
  billed,
  throughDay,
  billedThrough,
}: Given): FeeDue[] {
  const recorded = new Set(billed.filter(({ corrects }) => corrects === null).map(({ key }) => key))
  const prior = [...assumed.filter(({ key }) => !recorded.has(key)), ...billed]
  const byCharge = Map.groupBy(prior, ({ key, corrects }) => corrects ?? key)
  const owedKeys = new Set(owed.map(({ key }) => key))

  const due = owed.flatMap((fee) => {
    const before = byCharge.get(fee.key)
    if (before) return correction(fee, before)
    return fee.dueOn <= throughDay && (fee.netMinor !== 0 || fee.quantity !== 0) ? [fee] : []
  })
  const withdrawn = [...byCharge].flatMap(([key, before]) => {
    const through = billedThroughOf(lineOf(key), billedThrough)
    const isOpen = before.every(({ dueOn }) => dueOn <= throughDay && (through === null || dueOn > through))
    const wasAssumed = assumed.some((fee) => fee.key === key)
    return owedKeys.has(key) || !(isOpen || wasAssumed) ? [] : withdrawal(agreement, key, before)
  })
  return [...due, ...withdrawn].sort(byDue)
}

function correction(fee: FeeDue, before: readonly BilledFee[]): FeeDue[] {
  const netMinor = fee.netMinor - netOf(before)
  if (netMinor === 0) return []
  return [
    { ...fee, ...inWords(fee, before, netMinor), key: nextKey(fee.key, before), netMinor, corrects: fee.key },
  ]
}

/** Units or days more or fewer of the same price print as such; any other difference as one unit of it. */
function inWords(fee: FeeDue, before: readonly BilledFee[], netMinor: number): Partial<FeeDue> {
  const [only, ...others] = before
  const service = only?.service
  if (
    !service ||
    others.length > 0 ||
    only.unitPrice !== fee.unitPrice ||
    service.from !== fee.service.from
  ) {
    return { kind: 'correction', ...single(netMinor, fee.currency) }
  }
  if (service.toExclusive === fee.service.toExclusive) {
    return { kind: 'correction', quantity: fee.quantity - (only.quantity ?? 0) }
  }
  if (only.quantity !== fee.quantity) return { kind: 'correction', ...single(netMinor, fee.currency) }
  const days = between(service, fee.service)
  const isMore = fee.service.toExclusive > service.toExclusive
  return {
    kind: isMore ? fee.kind : 'correction',
    service: days,
    share: serviceFraction(fee.whole, days),
    quantity: isMore ? fee.quantity : -fee.quantity,
  }
}

const between = (a: Period, b: Period): Period => ({
  from: earlierDay(a.toExclusive, b.toExclusive),
  toExclusive: laterDay(a.toExclusive, b.toExclusive),
})

/** Billed, but no longer owed at all. */
function withdrawal(agreement: AgreementTerms, key: string, before: readonly BilledFee[]): FeeDue[] {
  const netMinor = -netOf(before)
  const [first] = before
  if (netMinor === 0 || !first) return []
  const service = first.service ?? { from: first.dueOn, toExclusive: first.dueOn }
  const lineKey = lineOf(key)
  const line = agreement.versions.findLast(({ terms }) => terms.lines.some((each) => each.key === lineKey))
  return [
    {
      key: nextKey(key, before),
      corrects: key,
      agreementId: agreement.id,
      lineKey,
      name: line?.terms.lines.find((each) => each.key === lineKey)?.name ?? lineKey,
      kind: 'correction',
      service,
      whole: service,
      ...single(netMinor, agreement.currency),
      netMinor,
      currency: agreement.currency,
      dueOn: first.dueOn,
      passThrough: false,
    },
  ]
}

function single(netMinor: number, currency: string) {
  return {
    share: { days: 1, of: 1 },
    quantity: netMinor < 0 ? -1 : 1,
    unitPrice: priceText(minorAmount(netMinor, currency)),
  }
}

/** A charge's name begins with its line's. */
const lineOf = (key: string) => key.slice(0, key.lastIndexOf('/'))

/** Corrections of one charge are numbered, so that each is billed once. */
const nextKey = (key: string, before: readonly BilledFee[]) => `${key}~${before.length}`
const netOf = (billed: readonly BilledFee[]) => billed.reduce((sum, { netMinor }) => sum + netMinor, 0)
/** Of one day the fees first, then what puts earlier ones right. */
function byDue(a: FeeDue, b: FeeDue): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return Number(isPutRight(a)) - Number(isPutRight(b))
}

const isPutRight = ({ kind }: FeeDue) => kind === 'true-up' || kind === 'correction'
