import { runThrough } from '#billing'
import { addMonths, firstOfMonth, monthNumber } from '#kernel/days.ts'
import { creditInvoice } from '../../src/domain/4-billing/invoices/credit-invoice.ts'
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
    if (through === '2025-09-01') await askForOrders(world)
    const done = await runThrough(world.at(`${through}T07:00:00.000Z`), { through })
    invoices += done.invoices
    await takeBack(world, through)
  }
  progress(`${invoices} invoices by ${months + 1} billing runs`)
}

/** A block that is usable once it is paid is billed on the day it is signed. */
async function billBlock(world: World) {
  const then = world.at('2026-09-23T16:00:00.000Z')
  const clientIds = [known(world.clients, 'O').id]
  await then.db.write((tx) => issueFor(tx, then, { clientIds, through: '2026-09-23', origin: 'signed' }))
}

/** The school names an order on its invoices since it has an agreement. */
const askForOrders = (world: World) =>
  world
    .at('2025-08-28T10:00:00.000Z')
    .db.write((tx) =>
      tx
        .updateTable('client')
        .set({ po_required: true })
        .where('id', '=', known(world.clients, 'G').id)
        .execute(),
    )

/** Two invoices were wrong: credited, and billed again. */
const wrong = [
  { client: 'V', through: '2025-04-01', reason: 'Sent with the wrong address' },
  { client: 'K', through: '2026-05-01', reason: 'The order number was missing' },
]

async function takeBack(world: World, through: string) {
  const mistake = wrong.find((one) => one.through === through)
  if (!mistake) return
  const then = world.at(`${through.slice(0, 8)}06T11:20:00.000Z`)
  const { id } = known(world.clients, mistake.client)
  const invoice = await then.db.read((tx) =>
    tx
      .selectFrom('invoice')
      .select('id')
      .where('client_id', '=', id)
      .where('kind', '=', 'invoice')
      .where('issued_on', '=', through)
      .executeTakeFirst(),
  )
  if (invoice) await creditInvoice(then, { id: invoice.id, reason: mistake.reason, rebill: true })
}
