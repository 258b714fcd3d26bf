import { allow, firmCard } from '#firm'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { found } from '#platform/failures.ts'
import { historiesOf } from './histories.ts'
import { wholeMonthsBefore } from './rules/exposure.ts'
import { gapsIn, monthsOf } from './rules/history.ts'

/** What a price would look back on: month by month, and what is missing for it to be sure. */
export function clientHistory(context: Context, { clientId, months }: { clientId: string; months: number }) {
  allow(context, 'price')
  return context.db.read(async (tx) => {
    found(await tx.selectFrom('client').select('id').where('id', '=', clientId).executeTakeFirst(), 'client')
    const { zone } = await firmCard(tx)
    const span = wholeMonthsBefore(dayAt(context.now, zone), months)
    const [history] = await historiesOf(tx, span, zone, [clientId])
    const rows = history ? monthsOf(history) : []
    return { months: rows, gaps: gapsIn(rows) }
  })
}
