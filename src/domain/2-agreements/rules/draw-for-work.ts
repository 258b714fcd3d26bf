import { drawLots, type Portion } from './draw-lots.ts'
import type { CoveringLine } from './open-agreement.ts'
import type { OpenLot } from './open-lots.ts'
import { burnOf } from './premiums.ts'
import type { Task } from './task.ts'
import { topUp } from './top-up.ts'

const free = { micro: 0, microPerMinor: 1 }

/** Draws billable minutes of a work from the lots of the lines that cover it. */
export function drawForWork(task: Task, minutes: number, lines: readonly CoveringLine[]): Portion[] {
  const { rating, work, agreement, pricing } = task
  const shelf = agreement && rating.shelves.get(agreement.id)
  if (!shelf || shelf.lots.length === 0) return []
  const { entry } = work
  const lineOf = (lot: OpenLot) => lineWithKey(lines, lot.lot.lineKey)
  const portions = drawLots(shelf, {
    id: entry.id,
    day: work.day,
    minutes,
    burnOf(lot: OpenLot) {
      const line = lineOf(lot)
      if (!line?.allowance) return undefined
      return pricing ? burnOf(line.allowance.burn, work, pricing.premiums) : 10_000
    },
    // Blocks have no next period to borrow from.
    mayBorrow: (lot) => lot.lot.kind !== 'block' && lineOf(lot)?.allowance?.overage.kind === 'borrow',
    hourly: pricing?.hourly ?? free,
    occasionId: entry.visit?.id ?? entry.ticketId ?? entry.id,
    restock: () => topUp(task, shelf, lines),
  })
  if (portions.some(({ lot }) => lot.lot.kind === 'block')) topUp(task, shelf, lines)
  return portions
}

function lineWithKey(lines: readonly CoveringLine[], key: string): CoveringLine | undefined {
  for (const line of lines) if (line.key === key) return line
  return undefined
}
