import { setAssumption } from '../../src/domain/5-pricing/assumptions/assumptions.ts'
import { addRatingFactor } from '../../src/domain/5-pricing/factors/rating-factors.ts'
import { savePriceSheet } from '../../src/domain/5-pricing/sheets/price-sheets.ts'
import { known, morningOf, type World } from './world.ts'

/** What prices take into account beside the tickets, and the two sheets that Maeve made in the last weeks. */
export async function loadPricing(world: World) {
  await setAssumption(world.at(morningOf('2026-10-05')), {
    name: 'toolsPerEndpointMinor',
    value: 350,
    reason: 'Licences of monitoring, updates and virus protection, by the bill of September',
  })
  const then = world.at(morningOf('2026-10-07'))
  await addRatingFactor(then, {
    clientId: known(world.clients, 'F').id,
    name: 'Backup not mended',
    relativityBp: 11_500,
    spreadBp: 1_500,
    reason: 'Declined in February, a day lost in September',
  })
  const plans = await then.db.read((tx) => tx.selectFrom('plan').select(['id', 'key']).execute())
  for (const { client, plan, on } of sheets)
    await savePriceSheet(world.at(morningOf(on)), {
      clientId: known(world.clients, client).id,
      planId: plans.find(({ key }) => key === plan)?.id,
      months: 12,
      target: 'client',
      fixedPerYearMinor: 0,
    })
}

/** Carrowmel has drifted out of its price; Rathdoon was proposed Full. */
const sheets = [
  { client: 'C', plan: 'care', on: '2026-11-12' },
  { client: 'R', plan: 'full', on: '2026-11-06' },
]
