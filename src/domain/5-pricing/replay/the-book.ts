import { firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { historiesOf } from '../history/histories.ts'
import { type Book, bookOf } from '../history/rules/experience.ts'
import { wholeMonthsBefore } from '../history/rules/exposure.ts'

const monthsOfBook = 36

/** The firm's book without the client who is looked at. */
export async function bookWithout(tx: Tx, clientId: string, today: Day): Promise<Book> {
  const { zone } = await firmCard(tx)
  const histories = await historiesOf(tx, wholeMonthsBefore(today, monthsOfBook), zone)
  return bookOf(histories.filter((history) => history.clientId !== clientId))
}

/** The client's endpoints as last counted; 0 where nobody did. */
export async function endpointsOf(tx: Tx, clientId: string): Promise<number> {
  const row = await tx
    .selectFrom('endpoint_count')
    .select('count')
    .where('client_id', '=', clientId)
    .where('what', '=', 'endpoint')
    .orderBy('counted_on', 'desc')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.count ?? 0
}
