import { approvalOf } from './approval.ts'
import type { Portion } from './draw-lots.ts'
import type { CoveringLine } from './open-agreement.ts'
import { newPiece, type Share } from './piece.ts'
import { overagePricing, type Pricing, price, value } from './pricing.ts'
import type { ChargeReason, CoverageTest, HeldReason, RatedPiece } from './rated.ts'
import type { Task } from './task.ts'

type Tests = readonly CoverageTest[]

/** Covered without limit: the actual minutes count. */
export function addUnlimited(task: Task, share: Share, tests: Tests, line: CoveringLine) {
  const piece = addPiece(task, share, tests)
  piece.outcome = 'covered'
  piece.coveredBy = 'unlimited'
  piece.lineKey = line.key
  if (!task.pricing) return
  value(piece, share.actual, task.pricing)
  piece.coveredMinor = piece.listMinor - piece.waivedMinor
}

/** Covered by what was drawn from a lot: the billable minutes count, or the money that was drawn. */
export function addDrawn(task: Task, share: Share, tests: Tests, portion: Portion) {
  const { lot } = portion.lot
  const piece = addPiece(task, share, tests)
  piece.outcome = 'covered'
  piece.coveredBy = lot.kind === 'tolerance' ? 'tolerance' : 'lot'
  piece.lineKey = lot.lineKey
  piece.lotId = lot.id
  piece.drawnUnits = portion.units
  piece.unit = lot.unit
  piece.burnBp = portion.burnBp
  piece.borrowed = portion.borrowed
  if (!task.pricing) return
  if (lot.unit === 'money') piece.coveredMinor = price(piece, share.billable, task.pricing, portion.units)
  else {
    value(piece, share.billable, task.pricing)
    piece.coveredMinor = piece.listMinor - piece.waivedMinor
  }
}

/** Work that no line covers: time and materials under the agreement's rates, once the client agrees where asked. */
export function addUncovered(task: Task, share: Share, tests: Tests) {
  if (!task.pricing) return addHeld(task, share, tests, 'no-rate')
  const piece = addPiece(task, share, tests)
  const amount = price(piece, share.billable, task.pricing)
  const approval = approvalOf(task, amount)
  if (approval === 'missing') return keep(piece, amount, 'unapproved')
  if (approval === 'confirm-after') piece.reason = 'confirm-after'
  piece.billedMinor = amount
}

/** Covered work beyond its allowance, by the line's overage rule. */
export function addOverage(task: Task, share: Share, tests: Tests, line: CoveringLine) {
  const rule = line.allowance?.overage
  if (!task.pricing) return addHeld(task, share, tests, 'no-rate')
  const piece = addPiece(task, share, tests)
  piece.overage = true
  piece.lineKey = line.key
  const amount = price(piece, share.billable, overagePricing(task.pricing, rule?.rateMinor))
  if (rule?.kind === 'hold' && task.work.entry.approved !== true) keep(piece, amount, 'overage')
  else piece.billedMinor = amount
}

export function addHeld(task: Task, share: Share, tests: Tests, reason: HeldReason) {
  const piece = addPiece(task, share, tests)
  keep(piece, task.pricing ? price(piece, share.billable, task.pricing) : 0, reason)
}

export function addGivenAway(task: Task, share: Share, reason: ChargeReason) {
  const piece = addPiece(task, share, [])
  piece.outcome = 'given-away'
  piece.reason = reason
  if (task.pricing) piece.givenAwayMinor = price(piece, share.billable, task.pricing)
}

/** Excluded without a fallback: neither covered nor billed. */
export function addExcluded(task: Task, share: Share, tests: Tests) {
  const piece = addPiece(task, share, tests)
  piece.outcome = 'excluded'
  piece.reason = 'no-fallback'
  if (task.pricing) piece.excludedMinor = price(piece, share.billable, task.pricing)
}

function keep(piece: RatedPiece, amountMinor: number, reason: HeldReason) {
  piece.outcome = 'held'
  piece.reason = reason
  piece.heldMinor = amountMinor
}

function addPiece(
  { rating, work, agreement, excludedFrom, pricing }: Task,
  share: Share,
  tests: Tests,
): RatedPiece {
  const piece = newPiece(work, agreement, share, tests)
  piece.excludedFrom = excludedFrom
  piece.currency = currencyOf(pricing, agreement?.currency, rating.firm.rateCard.currency)
  rating.pieces.push(piece)
  return piece
}

const currencyOf = (pricing: Pricing | undefined, agreed: string | undefined, firms: string) =>
  pricing?.currency ?? agreed ?? firms
