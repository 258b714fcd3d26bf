import { firmCard } from '#firm'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { Assumptions } from '../assumptions/rules/values.ts'
import { historiesOf, workByKind } from './histories.ts'
import { type Book, bookOf } from './rules/book.ts'
import type { ClientHistory } from './rules/experience.ts'
import { wholeMonthsBefore } from './rules/exposure.ts'
import type { WorkOfKind } from './rules/kinds.ts'

/** How far back prices look. */
const MONTHS_BACK = 36

/** What every price begins with: the firm's book without the client, and the client's own past. */
export type Past = {
  book: Book
  own: ClientHistory | undefined
  others: ClientHistory[]
  kinds: WorkOfKind[]
}

export async function pastOf(tx: Tx, now: string, assumed: Assumptions, clientId?: string): Promise<Past> {
  const { zone } = await firmCard(tx)
  const span = wholeMonthsBefore(dayAt(now, zone), MONTHS_BACK)
  const histories = await historiesOf(tx, span, zone)
  const kinds = await workByKind(tx, span, zone, clientId)
  const others = histories.filter((history) => history.clientId !== clientId)
  const known = histories.find((history) => history.clientId === clientId)
  const own = known ?? (clientId ? (await historiesOf(tx, span, zone, [clientId]))[0] : undefined)
  return { book: bookOf(others, kinds, assumed), own, others, kinds }
}

/** The whole firm's book as it stands. */
export const bookNow = async (tx: Tx, now: string, assumed: Assumptions): Promise<Book> =>
  (await pastOf(tx, now, assumed)).book
