import type { DayNumber } from '#kernel/days.ts'
import type { LotEntry } from './lots.ts'
import { isUsable, type LotShelf, lotsInOrder, type OpenLot } from './open-lots.ts'
import { dayOf } from './remembered-days.ts'
import { roundedRatio } from './rounded-ratio.ts'

/** Work that wants to be drawn, laid out for the lots. */
export type Demand = {
  id: string
  day: DayNumber
  /** Real billable minutes. */
  minutes: number
  /** The weight with which a lot burns, or undefined when its line doesn't cover the work. */
  burnOf: (lot: OpenLot) => number | undefined
  /** Whether a lot's line may be drawn before its time. */
  mayBorrow: (lot: OpenLot) => boolean
  /** For lots of money: minor units of `amountOf` so many minutes. */
  hourly: HourlyPrice
  occasionId: string
  /** Buys what is due to be topped up once the lots are low, to be drawn at once. */
  restock: () => readonly OpenLot[]
}

/** Millionths of the major unit an hour, and how many of them a minor unit is. */
export type HourlyPrice = { micro: number; microPerMinor: number }

export const amountOf = (minutes: number, { micro, microPerMinor }: HourlyPrice): number =>
  roundedRatio(minutes, micro, 60 * microPerMinor)

export type Portion = { lot: OpenLot; minutes: number; units: number; burnBp: number; borrowed: boolean }

/**
 * Draws what the lots hold, in their order; what is left over isn't in any portion. A lot too small is
 * drawn to zero and covers balance ÷ weight real minutes, rounded up to a whole minute for the client.
 */
export function drawLots(shelf: LotShelf, demand: Demand): Portion[] {
  const portions: Portion[] = []
  const lots = lotsInOrder(shelf, demand.day)
  let left = drawEach(portions, lots, demand.minutes, demand, isGranted)
  if (left > 0) left = drawEach(portions, demand.restock(), left, demand, isGranted)
  if (left > 0) left = drawEach(portions, lots, left, demand, isTolerance)
  if (left > 0) drawBelowZero(portions, lots, left, demand) || drawAhead(portions, lots, left, demand)
  return portions
}

const isTolerance = ({ lot }: OpenLot) => lot.kind === 'tolerance'
const isGranted = ({ lot }: OpenLot) => lot.kind !== 'tolerance'

/** Draws from each lot in turn that is usable and of the sort; the minutes that are still uncovered then. */
function drawEach(
  portions: Portion[],
  lots: readonly OpenLot[],
  minutes: number,
  demand: Demand,
  isOfSort: (lot: OpenLot) => boolean,
): number {
  let left = minutes
  for (const lot of lots) {
    if (!isOfSort(lot) || !isUsable(lot, demand.day)) continue
    left = drawOne(portions, lot, left, demand, false)
    if (left === 0) return 0
  }
  return left
}

/** The minutes that are still uncovered after this lot. */
function drawOne(portions: Portion[], lot: OpenLot, left: number, demand: Demand, borrowed: boolean): number {
  const burnBp = demand.burnOf(lot)
  if (burnBp === undefined) return left
  const share = shareOf(lot, left, burnBp, demand)
  if (!share) return left
  return put(portions, { lot, ...share, burnBp, borrowed }, left, demand)
}

function put(portions: Portion[], portion: Portion, left: number, demand: Demand): number {
  const { lot, units, minutes } = portion
  portions.push(portion)
  if (units === 0) return left - minutes
  lot.balance -= units
  const row: LotEntry = {
    kind: 'draw',
    units: 0 - units,
    on: dayOf(demand.day),
    realMinutes: minutes,
    timeEntryId: demand.id,
  }
  if (isCounted(lot)) {
    lot.occasions.add(demand.occasionId)
    row.occasionId = demand.occasionId
  }
  lot.drawn.push(row)
  return left - minutes
}

/** How many of the minutes a lot covers, and what that takes from it; undefined when it is empty. */
function shareOf(lot: OpenLot, minutes: number, burnBp: number, demand: Demand) {
  if (isCounted(lot)) {
    if (lot.occasions.has(demand.occasionId)) return { minutes, units: 0 }
    return lot.balance >= 1 ? { minutes, units: 1 } : undefined
  }
  if (lot.balance <= 0) return undefined
  const needed = unitsFor(lot, minutes, burnBp, demand)
  if (needed <= lot.balance) return { minutes, units: needed }
  const { micro, microPerMinor } = demand.hourly
  const covered =
    lot.lot.unit === 'money'
      ? Math.ceil((lot.balance * 60 * microPerMinor) / micro)
      : Math.ceil((lot.balance * 10_000) / burnBp)
  return { minutes: Math.min(minutes, covered), units: lot.balance }
}

const unitsFor = ({ lot }: OpenLot, minutes: number, burnBp: number, { hourly }: Demand) =>
  lot.unit === 'money' ? amountOf(minutes, hourly) : roundedRatio(minutes, burnBp, 10_000)

/** Lots of visits and incidents count an occasion once, however long it takes. */
const isCounted = ({ lot }: OpenLot) => lot.unit === 'visits' || lot.unit === 'incidents'

/** A signed allowance carries on what was drawn too much. */
function drawBelowZero(
  portions: Portion[],
  lots: readonly OpenLot[],
  minutes: number,
  demand: Demand,
): boolean {
  const lot = lots.findLast((each) => each.rule.mode === 'signed' && isUsable(each, demand.day))
  const burnBp = lot && demand.burnOf(lot)
  if (!lot || burnBp === undefined) return false
  put(
    portions,
    { lot, minutes, units: unitsFor(lot, minutes, burnBp, demand), burnBp, borrowed: false },
    minutes,
    demand,
  )
  return true
}

/** Borrows from the lot of the period that comes next. */
function drawAhead(portions: Portion[], lots: readonly OpenLot[], minutes: number, demand: Demand) {
  let next: OpenLot | undefined
  for (const lot of lots) {
    if (lot.from <= demand.day || !demand.mayBorrow(lot)) continue
    if (!next || lot.from < next.from) next = lot
  }
  if (next) drawOne(portions, next, minutes, demand, true)
}
