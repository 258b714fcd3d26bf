import { sql } from 'kysely'
import { countFacts, ratingCard } from '#agreements'
import type { Terms } from '#agreements/rules'
import { allow, firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { timeEntriesFor } from '#service'
import { wholeMonthsBefore } from '../history/rules/exposure.ts'
import { replay } from './rules.ts'

type Question = { clientId: string; terms: Terms; months: number }

/** The client's last months, entry by entry, as they would have been under an offer. Nothing is written. */
export function replayOffer(context: Context, question: Question) {
  allow(context, 'price')
  return context.db.read((tx) => replayUnder(tx, context.now, question))
}

/** The same, inside the transaction of whoever asks: a proposal freezes it. */
export async function replayUnder(tx: Tx, now: string, { clientId, terms, months }: Question) {
  const client = found(
    await tx.selectFrom('client').select(['name', 'currency']).where('id', '=', clientId).executeTakeFirst(),
    'client',
  )
  const { zone } = await firmCard(tx)
  const span = wholeMonthsBefore(dayAt(now, zone), months)
  const counts = (await countFacts(tx, [clientId])).get(clientId) ?? []
  return replay({
    clientId,
    currency: client.currency,
    terms,
    ...span,
    entries: await timeEntriesFor(tx, { clientIds: [clientId], from: span.from, through: span.through }),
    counts,
    rateCard: await ratingCard(tx, span.from, [clientId]),
    billed: await billedByMonth(tx, clientId, client.currency, span),
  })
}

/** What invoices say of each month of service: fees by the days they are for, work by its own. Items apart. */
async function billedByMonth(
  tx: Tx,
  clientId: string,
  currency: string,
  span: { from: Day; toExclusive: Day },
) {
  const { rows } = await sql<{ month: Day; minor: number }>`
    select to_char(coalesce(l.from_on, i.issued_on), 'YYYY-MM-01') as month, sum(l.net_minor)::int8 as minor
    from invoice i join invoice_line l on l.invoice_id = i.id
    where i.client_id = ${clientId} and i.currency = ${currency} and l.kind <> 'item'
      and coalesce(l.from_on, i.issued_on) >= ${span.from} and coalesce(l.from_on, i.issued_on) < ${span.toExclusive}
    group by 1`.execute(tx)
  return rows
}
