import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { allow } from '../allow.ts'

export type DeliveryState = 'waiting' | 'delivered' | 'given-up'
export type Delivery = {
  id: string
  kind: string
  madeAt: string
  state: DeliveryState
  tries: number
  dueAt: string | null
  deliveredAt: string | null
  answerStatus: number | null
  answerText: string
  body: string
}

const webhookRows = (tx: Tx) =>
  tx
    .selectFrom('webhook as w')
    .select(['w.id', 'w.url', 'w.kinds', 'w.is_active as isActive', 'w.made_at as madeAt', 'w.revision'])
    .select(['w.made_by as madeBy', sql<string>`right(w.secret, 4)`.as('secretHint')])
    .select((row) => [
      row
        .selectFrom('webhook_delivery as d')
        .whereRef('d.webhook_id', '=', 'w.id')
        .where('d.due_at', 'is not', null)
        .select(sql<number>`count(*)::int`.as('waiting'))
        .$asScalar()
        .$notNull()
        .as('waiting'),
      row
        .selectFrom('webhook_delivery as d')
        .whereRef('d.webhook_id', '=', 'w.id')
        .select((delivery) => delivery.fn.max('d.delivered_at').as('at'))
        .as('lastDeliveredAt'),
      row
        .selectFrom('webhook_delivery as d')
        .whereRef('d.webhook_id', '=', 'w.id')
        .where('d.delivered_at', 'is', null)
        .where('d.tries', '>', 0)
        .orderBy('d.made_at', 'desc')
        .limit(1)
        .select('d.answer_text as text')
        .as('lastFailure'),
    ])
    .where('w.retired_at', 'is', null)

export function listWebhooks(context: Context) {
  allow(context, 'manage-firm')
  return context.db.read(async (tx) => {
    const items = await webhookRows(tx).orderBy('w.made_at').orderBy('w.id').execute()
    return { items, total: items.length }
  })
}

export async function webhookById(tx: Tx, id: string) {
  return found(await webhookRows(tx).where('w.id', '=', id).executeTakeFirst(), 'webhook')
}

const deliveryRows = sql`
  select id, webhook_id, kind, made_at as "madeAt", tries, due_at as "dueAt", delivered_at as "deliveredAt",
    answer_status as "answerStatus", answer_text as "answerText", body,
    case when delivered_at is not null then 'delivered' when due_at is null then 'given-up'
      else 'waiting' end as state
  from webhook_delivery`

type DeliveriesQuery = ListQuery & { id: string; q?: string; state?: DeliveryState }

export function listWebhookDeliveries(context: Context, { id, q = '', state, ...page }: DeliveriesQuery) {
  allow(context, 'manage-firm')
  const rows = sql`
    select id, kind, "madeAt", tries, "dueAt", "deliveredAt", "answerStatus", "answerText", body, state
    from (${deliveryRows}) d
    where webhook_id = ${id} and kind ilike ${containing(q)}
      and (${state ?? null}::text is null or state = ${state ?? null})`
  const sorts = { madeAt: sql`"madeAt"`, kind: sql`kind`, tries: sql`tries` }
  return context.db.read(async (tx) => {
    await webhookById(tx, id)
    return listPage<Delivery>(tx, rows, { ...page, sort: page.sort ?? '-madeAt' }, sorts)
  })
}

export async function deliveryById(tx: Tx, id: string): Promise<Delivery> {
  const { rows } = await sql<Delivery>`
    select id, kind, "madeAt", tries, "dueAt", "deliveredAt", "answerStatus", "answerText", body, state
    from (${deliveryRows}) d where id = ${id}`.execute(tx)
  return found(rows[0], 'delivery')
}
