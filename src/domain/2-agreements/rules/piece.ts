import { instantOf } from '#kernel/instants.ts'
import type { OpenAgreement } from './open-agreement.ts'
import type { CoverageTest, Premium, RatedPiece } from './rated.ts'
import { dayOf, isOurs } from './remembered-days.ts'
import { roundedRatio } from './rounded-ratio.ts'
import type { Work } from './work.ts'

/** How many of a work's billable and actual minutes a piece has. */
export type Share = { billable: number; actual: number }

const noPremiums: readonly Premium[] = []

/** A piece before anything is known of its outcome and price. Every field is set here, once, in this order. */
export function newPiece(
  work: Work,
  agreement: OpenAgreement | null,
  share: Share,
  tests: readonly CoverageTest[],
): RatedPiece {
  const { entry, portions } = work
  work.portions += 1
  return {
    id: portions === 0 ? `${entry.id}/${work.index}` : `${entry.id}/${work.index}.${portions}`,
    entryId: entry.id,
    kind: 'work',
    clientId: entry.clientId,
    ticketId: entry.ticketId ?? null,
    agreementId: agreement?.id ?? null,
    foundBy: work.foundBy,
    excludedFrom: null,
    workedOn: dayOf(work.day),
    from: startText(work),
    to: endText(work),
    period: work.period,
    class: work.class,
    emergency: entry.emergency ?? false,
    role: entry.role ?? null,
    workType: entry.workType ?? null,
    category: entry.category ?? null,
    actualMinutes: share.actual,
    billableMinutes: share.billable,
    outcome: 'billed',
    reason: null,
    lineKey: null,
    coveredBy: null,
    lotId: null,
    drawnUnits: 0,
    unit: null,
    burnBp: 10_000,
    overage: false,
    borrowed: false,
    currency: '',
    listRateMinor: 0,
    listMultiplierBp: 10_000,
    rateMinor: 0,
    rateFrom: 'none',
    multiplierBp: 10_000,
    multiplierFrom: null,
    waived: noPremiums,
    discountBp: 0,
    hourlyMicro: 0,
    listMinor: 0,
    billedMinor: 0,
    coveredMinor: 0,
    heldMinor: 0,
    excludedMinor: 0,
    waivedMinor: 0,
    rateSavingMinor: 0,
    discountMinor: 0,
    givenAwayMinor: 0,
    tests,
    closed: false,
    travel: null,
  }
}

/** Takes so many billable minutes off a share, with their part of the actual ones; the parts sum to the share. */
export function takeOff(share: Share, billable: number): { part: Share; rest: Share } {
  const actual =
    share.billable === billable ? share.actual : Math.floor((share.actual * billable) / share.billable)
  return {
    part: { billable, actual },
    rest: { billable: share.billable - billable, actual: share.actual - actual },
  }
}

/** Takes off the share's part of so many actual minutes. */
export function takeOffActual(share: Share, actual: number): { part: Share; rest: Share } {
  const billable = roundedRatio(share.billable, actual, share.actual)
  return {
    part: { billable, actual },
    rest: { billable: share.billable - billable, actual: share.actual - actual },
  }
}

/** The entry's own text where the piece begins with it: a text is dear to make. */
function startText({ entry, from, isFirst }: Work) {
  if (from === null) return null
  return isFirst && 'startedAt' in entry && isOurs(entry.startedAt) ? entry.startedAt : instantOf(from)
}

function endText({ entry, to, isLast }: Work) {
  if (to === null) return null
  return isLast && 'endedAt' in entry && isOurs(entry.endedAt) ? entry.endedAt : instantOf(to)
}
