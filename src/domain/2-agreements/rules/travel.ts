import { shareOut } from '#kernel/money.ts'
import { failingLineTest } from './coverage.ts'
import { drawLots } from './draw-lots.ts'
import { isActiveOn } from './open-agreement.ts'
import { newPiece } from './piece.ts'
import { hourlyPrice, type Pricing } from './pricing.ts'
import type { Distance, TravelRule } from './rate-card.ts'
import type { RatedPiece } from './rated.ts'
import { roundedRatio } from './rounded-ratio.ts'
import type { Task } from './task.ts'
import type { Visit } from './time-entry.ts'

const WHOLE = 10_000
type Way = NonNullable<Visit['travel']>

/**
 * Charges the way of a visit, once, with its first work: by the hour, by zone or by distance, shared between
 * the clients of one trip. After-hours premiums and lots stay out of it unless rule or line say so.
 */
export function addTravel(task: Task): void {
  const { rating, work, version, pricing } = task
  const { visit, clientId } = work.entry
  const rule =
    version?.terms.travel ?? rating.firm.rateCard.clients?.[clientId]?.travel ?? rating.firm.rateCard.travel
  if (!visit?.travel || !pricing || !rule || rule.kind === 'none') return
  const name = `${visit.id} ${clientId}`
  if (rating.visits.has(name)) return
  rating.visits.add(name)
  if (rule.kind === 'hours') addHours(task, visit.travel, rule, pricing)
  else addWay(task, visit.travel, rule, pricing)
}

type HoursRule = TravelRule & { kind: 'hours' }

function addHours(task: Task, way: Way, rule: HoursRule, pricing: Pricing) {
  const all = (way.outMinutes ?? 0) + (rule.ways === 'both' ? (way.backMinutes ?? way.outMinutes ?? 0) : 0)
  const minutes = shareOf(all, way)
  if (minutes === 0) return
  let left = minutes
  for (const { lot, minutes: drawn, units, burnBp } of drawTravel(task, minutes, pricing)) {
    const piece = travelPiece(task, drawn, rule, pricing)
    priceHours(piece, drawn, rule, pricing)
    Object.assign(piece, {
      outcome: 'covered',
      coveredBy: 'lot',
      lineKey: lot.lot.lineKey,
      lotId: lot.lot.id,
    })
    Object.assign(piece, { drawnUnits: units, unit: lot.lot.unit, burnBp, coveredMinor: piece.listMinor })
    left -= drawn
  }
  if (left === 0) return
  const piece = travelPiece(task, left, rule, pricing)
  priceHours(piece, left, rule, pricing)
  charge(task, piece, piece.listMinor)
}

function priceHours(piece: RatedPiece, minutes: number, rule: HoursRule, { list }: Pricing) {
  const rateMinor = rule.rateMinor ?? list.travelMinor ?? list.defaultMinor
  const { micro, microPerMinor } = hourlyPrice(rateMinor, piece.multiplierBp, piece.currency)
  piece.listRateMinor = piece.rateMinor = rateMinor
  piece.listMultiplierBp = piece.multiplierBp
  piece.hourlyMicro = micro
  piece.listMinor = roundedRatio(minutes, micro, 60 * microPerMinor)
}

function addWay(
  task: Task,
  way: Way,
  rule: Exclude<TravelRule, { kind: 'hours' | 'none' }>,
  pricing: Pricing,
) {
  const ofZone = rule.kind === 'flat' ? rule.zones[way.zone ?? ''] : undefined
  const distance = rule.kind === 'flat' ? rule.beyond : rule
  const whole = ofZone ?? (distance ? distanceMinor(way.metres ?? 0, distance) : 0)
  const piece = travelPiece(task, 0, rule, pricing)
  piece.travel = {
    kind: ofZone === undefined ? 'distance' : 'flat',
    zone: way.zone ?? null,
    metres: way.metres ?? 0,
    sharedBy: way.sharedBy ?? 1,
  }
  piece.listMinor = roundedRatio(shareOf(whole, way), piece.multiplierBp, WHOLE)
  charge(task, piece, piece.listMinor)
}

/** Metres beyond the free ones, there and back unless one way is charged. */
function distanceMinor(metres: number, { perKmMinor, freeMetres = 0, ways = 'both' }: Distance): number {
  return roundedRatio(Math.max(0, metres - freeMetres) * (ways === 'both' ? 2 : 1), perKmMinor, 1000)
}

/** Bills what isn't waived; travel on work that is given away is given away too. */
function charge({ version, work }: Task, piece: RatedPiece, minor: number) {
  piece.waivedMinor = roundedRatio(minor, version?.travelWaivedBp ?? 0, WHOLE)
  const due = minor - piece.waivedMinor
  const flag = work.entry.charge ?? 'as-rated'
  if (flag === 'as-rated') piece.billedMinor = due
  else Object.assign(piece, { outcome: 'given-away', reason: flag, givenAwayMinor: due })
}

function travelPiece(task: Task, minutes: number, rule: TravelRule, pricing: Pricing): RatedPiece {
  const piece = newPiece(task.work, task.agreement, { billable: minutes, actual: minutes }, [])
  piece.kind = 'travel'
  piece.currency = pricing.currency
  piece.rateFrom = 'travel'
  piece.multiplierBp = rule.multiplied ? pricing.premiums.billedBp : WHOLE
  task.rating.pieces.push(piece)
  return piece
}

/** Only lines that say so have travel drawn from their lots. */
function drawTravel(task: Task, minutes: number, pricing: Pricing) {
  const { rating, work, agreement, version } = task
  const shelf = agreement && rating.shelves.get(agreement.id)
  if (!shelf || !version || !isActiveOn(agreement, work.day) || work.entry.charge) return []
  const lines = version.covering.filter(
    (line) => line.allowance?.drawsTravel && failingLineTest(line, work) === undefined,
  )
  if (lines.length === 0) return []
  return drawLots(shelf, {
    id: work.entry.id,
    day: work.day,
    minutes,
    burnOf: ({ lot }) => (lines.some(({ key }) => key === lot.lineKey) ? WHOLE : undefined),
    mayBorrow: () => false,
    hourly: pricing.hourly,
    occasionId: work.entry.visit?.id ?? work.entry.id,
    restock: () => [],
  })
}

/** An equal share of the trip, the odd units to the first. */
function shareOf(whole: number, { sharedBy = 1, shareIndex = 0 }: Way): number {
  return sharedBy === 1
    ? whole
    : (shareOut(
        whole,
        Array.from({ length: sharedBy }, () => 1),
      )[shareIndex] ?? 0)
}
