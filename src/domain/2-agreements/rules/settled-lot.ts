import type { Day } from '#kernel/days.ts'
import type { LotEntry } from './lots.ts'
import type { OpenLot } from './open-lots.ts'
import type { RatedLot } from './rated.ts'
import { dayOf, numberOfDay } from './remembered-days.ts'

/**
 * A lot after its draws: the ledger with what was added, and what lapsed by the day up to which all is known:
 * over the cap, or left when its last day had passed.
 */
export function settledLot(open: OpenLot, knownThrough: Day, ledger?: readonly LotEntry[]): RatedLot {
  const { lot, balance, to, lapses: capped } = open
  const lapses = capped.map(({ on, units }) => ({ on: dayOf(on), units }))
  const hasLapsed = knownThrough !== '' && to < numberOfDay(knownThrough) && balance > 0
  if (hasLapsed) lapses.push({ on: dayOf(to + 1), units: balance })
  return {
    ...lot,
    ledger: ledger ?? [...(lot.ledger ?? []), ...open.drawn],
    balance: hasLapsed ? 0 : balance,
    lapses,
  }
}
