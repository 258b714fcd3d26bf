import { sql } from 'kysely'
import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { agreementRows } from '../agreements/list-agreements.ts'
import { byLikeness, type Likeness, whyLike } from '../rules/likeness.ts'
import { todayOf } from '../today.ts'

const most = 8

type Candidate = Likeness & {
  agreementId: string
  number: string
  client: string
  plan: string | null
  name: string
}

/** Agreements in force of the clients most like this one: the same trade, about as many users and endpoints. */
export function similarAgreements(context: Context, { clientId }: { clientId: string }) {
  allow(context, 'manage-agreements')
  return context.db.read(async (tx) => {
    const own = await likenessOf(tx, clientId)
    const today = await todayOf(tx, context)
    const { rows } = await sql<Candidate>`
      select r.id as "agreementId", r.number, r.client, r.plan, r.name, c.industry,
        ${latest('user')} as users, ${latest('endpoint')} as endpoints
      from (${agreementRows(today)}) r join client c on c.id = r."clientId"
      where r.state in ('active', 'suspended', 'signed') and r."clientId" <> ${clientId}`.execute(tx)
    const items = rows
      .toSorted(byLikeness(own))
      .slice(0, most)
      .map((row) => ({ ...row, why: whyLike(own, row) }))
    return { items }
  })
}

const latest = (what: string) => sql`(select n.count from endpoint_count n where n.client_id = c.id
  and n.what = ${what} order by n.counted_on desc, n.made_at desc limit 1)`

async function likenessOf(tx: Tx, clientId: string): Promise<Likeness> {
  const { rows } = await sql<Likeness>`
    select c.industry, ${latest('user')} as users, ${latest('endpoint')} as endpoints
    from client c where c.id = ${clientId}`.execute(tx)
  return found(rows[0], 'client')
}
