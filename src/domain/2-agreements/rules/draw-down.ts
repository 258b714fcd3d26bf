import { type Demand, drawLots } from './draw-lots.ts'
import type { RolloverRule } from './lines.ts'
import type { Draw, Lot } from './lots.ts'
import { type OpenLot, openShelf } from './open-lots.ts'
import { numberOfDay } from './remembered-days.ts'
import { settledLot } from './settled-lot.ts'

export type DrawDown = {
  /** Which lot covered how many real minutes of what, and what that took from it. */
  draws: { id: string; lotId: string; on: string; minutes: number; units: number }[]
  /** The lots given, these draws in their ledgers, with balance and lapses. */
  lots: ReturnType<typeof settledLot>[]
  /** Real minutes that no lot covered. */
  overage: { id: string; on: string; minutes: number }[]
}

/**
 * Draws demands from lots in order of day, then as given, each from the lots usable on its day: those of
 * periods by last usable day, start and number (`current-first`: the day's own period before), then blocks.
 * Lots hold the windows that the roll-over rule gave them (`grantsFor` makes them); of the rule itself the
 * order, the cap at each new allowance and `signed` count here. Minutes and units are integers. Burn weights
 * are basis points; a lot too small is drawn to zero, covering balance ÷ weight minutes, rounded up.
 * Throws a RangeError for a day that is none.
 */
export function drawDown(lots: readonly Lot[], demand: readonly Draw[], rule: RolloverRule): DrawDown {
  const shelf = openShelf(
    lots,
    () => rule,
    () => false,
  )
  const draws: DrawDown['draws'] = []
  const overage: DrawDown['overage'] = []
  for (const draw of inOrderOfDay(demand)) {
    let left = draw.minutes
    for (const { lot, minutes, units } of drawLots(shelf, demandOf(draw))) {
      draws.push({ id: draw.id, lotId: lot.lot.id, on: draw.on, minutes, units })
      left -= minutes
    }
    if (left > 0) overage.push({ id: draw.id, on: draw.on, minutes: left })
  }
  const lastDay = demand.reduce((last, { on }) => (on > last ? on : last), '')
  const byId = new Map(shelf.lots.map((open) => [open.lot.id, open]))
  return { draws, lots: lots.map(({ id }) => settledLot(byId.get(id) as OpenLot, lastDay)), overage }
}

const demandOf = ({ id, on, minutes, burnBp = 10_000, hourlyMinor = 0, occasionId }: Draw): Demand => ({
  id,
  day: numberOfDay(on),
  minutes,
  burnOf: () => burnBp,
  mayBorrow: () => false,
  hourly: { micro: hourlyMinor, microPerMinor: 1 },
  occasionId: occasionId ?? id,
  restock: () => [],
})

const inOrderOfDay = (demand: readonly Draw[]) =>
  demand.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
