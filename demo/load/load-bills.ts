import { runThrough } from '#billing'
import { addMonths, firstOfMonth, monthNumber } from '#kernel/days.ts'
import { issueFor } from '../../src/domain/4-billing/runs/issue-run.ts'
import { demoDay, firstDay } from '../cast/firm.ts'
import { known, type World } from './world.ts'

/** Bills month by month, by the run that anybody uses, early on each first; `weigh` tells the database its size. */
export async function loadBills(
  world: World,
  weigh: () => Promise<unknown>,
  progress: (says: string) => void,
) {
  const months = monthNumber(demoDay) - monthNumber(firstDay)
  let invoices = 0
  for (let month = 0; month <= months; month += 1) {
    const through = addMonths(firstOfMonth(firstDay), month)
    if (month % 12 === 4) await weigh()
    if (through === '2026-10-01') await billBlock(world)
    const done = await runThrough(world.at(`${through}T07:00:00.000Z`), { through })
    invoices += done.invoices
  }
  progress(`${invoices} invoices by ${months + 1} billing runs`)
}

/** A block that is usable once it is paid is billed on the day it is signed. */
async function billBlock(world: World) {
  const then = world.at('2026-09-23T16:00:00.000Z')
  const clientIds = [known(world.clients, 'O').id]
  await then.db.write((tx) => issueFor(tx, then, { clientIds, through: '2026-09-23', origin: 'signed' }))
}
