import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { epochMs, instantOf } from '#kernel/instants.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { type CallAnswer, callOut } from '#platform/http/call-out.ts'
import { arrived, minutesToNextTry } from './rules.ts'

const mostInOneRound = 100

/** Sends all that is due, the oldest first. What fails waits for its next try, what was sent twice has one id. */
export async function deliverDue(context: Context): Promise<void> {
  const due = await context.db.read((tx) => dueIds(tx, context.now))
  for (const id of due) await deliverNow(context, id)
}

/** Sends one delivery now, due or not, unless somebody else is just sending it. */
export async function deliverNow(context: Context, id: string): Promise<void> {
  if (!(await claim(context, id))) return
  const delivery = await context.db.read((tx) => toSend(tx, id))
  await settle(context, delivery, await send(context, delivery))
}

async function dueIds(tx: Tx, now: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id
    where d.due_at <= ${now} and w.is_active
    order by d.due_at, d.id limit ${mostInOneRound}`.execute(tx)
  return rows.map(({ id }) => id)
}

// Longer than any attempt takes: whoever claimed a delivery and died has it no more.
const claimMilliseconds = 120_000

function claim({ db, now }: Context, id: string): Promise<boolean> {
  const until = instantOf(epochMs(now) + claimMilliseconds)
  return db.write(async (tx) => {
    const { rows } = await sql`
      with free as (
        select id from webhook_delivery
        where id = ${id} and delivered_at is null and (claimed_until is null or claimed_until <= ${now})
        for update skip locked)
      update webhook_delivery d set claimed_until = ${until}, tries = d.tries + 1
      from free where d.id = free.id returning d.id`.execute(tx)
    return rows.length > 0
  })
}

const toSend = async (tx: Tx, id: string) =>
  found(
    await tx
      .selectFrom('webhook_delivery as d')
      .innerJoin('webhook as w', 'w.id', 'd.webhook_id')
      .select(['d.id', 'd.kind', 'd.body', 'd.tries', 'd.happening_id', 'w.url', 'w.secret'])
      .where('d.id', '=', id)
      .executeTakeFirst(),
    'delivery',
  )
type ToSend = Awaited<ReturnType<typeof toSend>>

function send(context: Context, { id, kind, body, url, secret }: ToSend): Promise<CallAnswer> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Perennial',
    'perennial-delivery': id,
    'perennial-kind': kind,
    'perennial-signature': signature(secret, context.now, body),
  }
  const mayReachPrivate = context.mayReachPrivate ?? false
  return callOut({ url, headers, body, mayReachPrivate }).catch((failure: unknown) => ({
    status: 0,
    text: failure instanceof Error ? failure.message : String(failure),
  }))
}

/** `t=…,v1=…`: the second in which we signed, and the HMAC-SHA256 of `t.body` by the webhook's secret. */
export function signature(secret: string, now: string, body: string): string {
  const second = Math.floor(epochMs(now) / 1000)
  return `t=${second},v1=${createHmac('sha256', secret).update(`${second}.${body}`).digest('hex')}`
}

function settle({ db, now }: Context, { id, tries, happening_id }: ToSend, { status, text }: CallAnswer) {
  const hasArrived = arrived(status)
  // A test is tried once: whoever sent it is looking.
  const minutes = hasArrived || happening_id === null ? undefined : minutesToNextTry(tries)
  return db.write(async (tx) => {
    await tx
      .updateTable('webhook_delivery')
      .set({
        claimed_until: null,
        due_at: minutes === undefined ? null : instantOf(epochMs(now) + minutes * 60_000),
        delivered_at: hasArrived ? now : null,
        answer_status: status === 0 ? null : status,
        answer_text: text.replaceAll('\0', ''),
      })
      .where('id', '=', id)
      .execute()
  })
}
