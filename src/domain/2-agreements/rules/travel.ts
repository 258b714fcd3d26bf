import { shareOut } from '#kernel/money.ts'
import { failingLineTest } from './coverage.ts'
import { drawLots, type HourlyPrice, type Portion } from './draw-lots.ts'
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
  const back = rule.ways === 'both' ? (way.backMinutes ?? way.outMinutes ?? 0) : 0
  let left = shareOf((way.outMinutes ?? 0) + back, way)
  if (left === 0) return
  const hourly = hourlyPrice(travelRate(rule, pricing), WHOLE, pricing.currency)
  for (const portion of drawTravel(task, left, hourly)) {
    const piece = travelPiece(task, portion.minutes, rule, pricing)
    priceHours(piece, portion.minutes, rule, pricing)
    cover(piece, portion)
    left -= portion.minutes
  }
  if (left === 0) return
  const piece = travelPiece(task, left, rule, pricing)
  priceHours(piece, left, rule, pricing)
  charge(task, piece)
}

function cover(piece: RatedPiece, { lot: { lot }, units, burnBp }: Portion) {
  piece.outcome = 'covered'
  piece.coveredBy = 'lot'
  piece.lineKey = lot.lineKey
  piece.lotId = lot.id
  piece.drawnUnits = units
  piece.unit = lot.unit
  piece.burnBp = burnBp
  piece.coveredMinor = piece.listMinor
}

const travelRate = ({ rateMinor }: HoursRule, { list }: Pricing) =>
  rateMinor ?? list.travelMinor ?? list.defaultMinor

function priceHours(piece: RatedPiece, minutes: number, rule: HoursRule, pricing: Pricing) {
  const rateMinor = travelRate(rule, pricing)
  const { micro, microPerMinor } = hourlyPrice(rateMinor, piece.multiplierBp, piece.currency)
  piece.listRateMinor = piece.rateMinor = rateMinor
  piece.listMultiplierBp = piece.multiplierBp
  piece.hourlyMicro = micro
  piece.listMinor = roundedRatio(minutes, micro, 60 * microPerMinor)
}

type WayRule = Exclude<TravelRule, { kind: 'hours' | 'none' }>

function addWay(task: Task, way: Way, rule: WayRule, pricing: Pricing) {
  if (way.zone === undefined && way.metres === undefined) return
  const ofZone = rule.kind === 'flat' ? rule.zones[way.zone ?? ''] : undefined
  const whole = ofZone ?? distanceMinor(way, rule.kind === 'flat' ? rule.beyond : rule)
  const piece = travelPiece(task, 0, rule, pricing)
  piece.travel = {
    kind: ofZone === undefined ? 'distance' : 'flat',
    zone: way.zone ?? null,
    metres: way.metres ?? 0,
    sharedBy: way.sharedBy ?? 1,
  }
  if (whole === undefined) {
    piece.outcome = 'held'
    piece.reason = 'no-rate'
    return
  }
  piece.listMinor = roundedRatio(shareOf(whole, way), piece.multiplierBp, WHOLE)
  charge(task, piece)
}

/** Metres beyond the free ones, there and back unless one way is charged; undefined when nothing says what they cost. */
function distanceMinor({ metres }: Way, distance: Distance | undefined): number | undefined {
  if (metres === undefined || !distance) return undefined
  const { perKmMinor, freeMetres = 0, ways = 'both' } = distance
  return roundedRatio(Math.max(0, metres - freeMetres) * (ways === 'both' ? 2 : 1), perKmMinor, 1000)
}

/** Bills what isn't waived; travel on work that is given away is given away too. */
function charge({ version, work }: Task, piece: RatedPiece) {
  piece.waivedMinor = roundedRatio(piece.listMinor, version?.travelWaivedBp ?? 0, WHOLE)
  const due = piece.listMinor - piece.waivedMinor
  const flag = work.entry.charge ?? 'as-rated'
  if (flag === 'as-rated') piece.billedMinor = due
  else {
    piece.outcome = 'given-away'
    piece.reason = flag
    piece.givenAwayMinor = due
  }
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

/** Only lines that say so have travel drawn from their lots, and none that is waived or given away. */
function drawTravel(task: Task, minutes: number, hourly: HourlyPrice) {
  const { rating, work, agreement, version } = task
  const shelf = agreement && rating.shelves.get(agreement.id)
  const isCharged = (work.entry.charge ?? 'as-rated') === 'as-rated' && version?.travelWaivedBp !== WHOLE
  if (!shelf || !version || !isCharged || !isActiveOn(agreement, work.day)) return []
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
    hourly,
    occasionId: work.entry.visit?.id ?? work.entry.id,
    restock: () => [],
  })
}

/** An equal share of the trip, the odd units to the first. */
function shareOf(whole: number, { sharedBy = 1, shareIndex = 0 }: Way): number {
  const equal = Array.from({ length: sharedBy }, () => 1)
  return sharedBy === 1 ? whole : (shareOut(whole, equal)[shareIndex] ?? 0)
}
