import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import type { HeldTicket } from '../tickets/hold-ticket.ts'
import { projectionOf } from '../tickets/project-ticket.ts'
import { ticketLogs } from '../tickets/ticket-log.ts'

const BATCH = 1_000

/**
 * Each night: every ticket that is open, or left the desk lately, is derived from its log again. One that
 * doesn't agree is put right and told of, since nothing but a fault of ours can have moved it.
 */
export function checkProjection(context: Context) {
  return context.db.write(async (tx) => {
    const wrong: Wrong[] = []
    let after: string | undefined
    do {
      const batch = await ticketsAfter(tx, context, after)
      wrong.push(...(await differing(tx, batch)))
      after = batch.length === BATCH ? batch.at(-1)?.id : undefined
    } while (after !== undefined)
    for (const { ticket, projection } of wrong)
      await tx.updateTable('ticket').set(projection).where('id', '=', ticket.id).execute()
    await recordHappenings(
      tx,
      context,
      wrong.map(({ ticket, fields }) => ({
        kind: 'ticket.put-right',
        aboutId: ticket.id,
        clientId: ticket.clientId,
        details: { text: `T-${ticket.number} ${ticket.title}`, fields },
      })),
    )
    return { wrong: wrong.map(({ ticket, fields }) => ({ id: ticket.id, fields })) }
  })
}

type Stored = Omit<HeldTicket, 'promised'> & ReturnType<typeof projectionOf>
type Wrong = { ticket: Stored; projection: ReturnType<typeof projectionOf>; fields: string[] }

async function ticketsAfter(tx: Tx, { now }: Context, after: string | undefined): Promise<Stored[]> {
  const lately = new Date(Date.parse(now) - 7 * 86_400_000).toISOString()
  const { rows } = await sql<Stored>`
    select t.*, client_id as "clientId", assignee_id as "assigneeId", closed_at as "closedAt",
      merged_into_id as "mergedIntoId"
    from ticket t
    where (status in ('new', 'open', 'waiting') or due_at is not null or closed_at >= ${lately})
      and (${after ?? null}::uuid is null or id > ${after ?? null})
    order by id limit ${BATCH}`.execute(tx)
  return rows
}

async function differing(tx: Tx, tickets: readonly Stored[]): Promise<Wrong[]> {
  const logs = await ticketLogs(
    tx,
    tickets.map(({ id }) => id),
  )
  return tickets.flatMap((ticket) => {
    const log = logs.get(ticket.id)
    // A ticket moved in from another system may have no log at all: nothing says otherwise than its row.
    if (!log || log.events.length === 0) return []
    const projection = projectionOf(ticket, log)
    const stored: Record<string, unknown> = ticket
    const fields = Object.entries(projection).flatMap(([name, value]) =>
      stored[name] === value ? [] : [name],
    )
    return fields.length === 0 ? [] : [{ ticket, projection, fields }]
  })
}
