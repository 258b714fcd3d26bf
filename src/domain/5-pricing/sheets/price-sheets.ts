import { simulateAggregate } from '#actuary/aggregate/simulate.ts'
import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { newId } from '#platform/ids.ts'
import { priced, type Wish } from './priced.ts'
import type { Simulation } from './rules/price.ts'

/** Freezes a sheet as it stands now, with what was asked and a check of it by other means. */
export function savePriceSheet(context: Context, wish: Wish & { clientId: string }) {
  allow(context, 'price')
  return context.db.write(async (tx) => {
    const { answer, simulation } = await priced(tx, context.now, wish)
    const id = newId()
    const simulated = simulatedAgain(simulation, answer.expectedTickets)
    const number = await takeNumbers(tx, 'price-sheet', 0)
    const { clientId } = wish
    await tx
      .insertInto('price_sheet')
      .values({
        id,
        number,
        client_id: clientId,
        inputs: JSON.stringify(wish),
        sheet: JSON.stringify({ ...answer, simulated }),
        made_at: context.now,
        made_by: context.actor.name,
      })
      .execute()
    await recordHappenings(tx, context, [
      { kind: 'price-sheet.saved', aboutId: id, clientId, details: { text: `PRC-${number}` } },
    ])
    return { id, number }
  })
}

/** The same for every sheet: the same figures give the same answer. */
const seed = 'price-sheet'

/** The chance of loss at the asked fee by simulated years, drawn from the shapes themselves: no grid, no transform. */
function simulatedAgain({ lines, lossAboveHours }: Simulation, tickets: number) {
  // A million and a half tickets take a fraction of a second, and tell a chance of ten percent to a few tenths.
  const years =
    Math.round(Math.min(50_000, Math.max(2_000, 1_500_000 / Math.max(1, tickets))) / 1_000) * 1_000
  const simulated = orRefuse(simulateAggregate(lines, years, seed))
  return { years, seed, chanceOfLoss: 1 - simulated.cdf(lossAboveHours) }
}
