import { sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard } from '#firm'
import { Refused } from '#kernel/decision.ts'
import { epochMs, instantOf } from '#kernel/instants.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { type ListQuery, listPage } from '#platform/database/listing.ts'
import { holdTicket } from '../tickets/hold-ticket.ts'
import type { Timer } from './contract.ts'
import { insertTime } from './log-time.ts'
import { timerMinutes } from './rules.ts'
import { timeFacts } from './time-facts.ts'

type Start = { ticketId: string; workType: string; startedAt?: string }

/** Starts the own timer on a ticket. One that runs elsewhere is stopped first: nobody is at two places. */
export function startTimer(context: Context, { ticketId, workType, startedAt = context.now }: Start) {
  const personId = ownId(context)
  return context.db.write(async (tx) => {
    const ticket = await holdTicket(tx, ticketId)
    if (ticket.status === 'merged') throw new Refused('ticket-merged')
    if (startedAt > context.now) throw new Refused('time-to-come', { field: 'startedAt' })
    const running = await takeTimer(tx, personId)
    if (running) await timeOfTimer(tx, context, running, { body: '', note: '' })
    await tx
      .insertInto('timer')
      .values({
        person_id: personId,
        ticket_id: ticketId,
        client_id: ticket.clientId,
        work_type: workType,
        started_at: startedAt,
      })
      .execute()
    return { startedAt }
  })
}

type Stop = { body: string; note: string; discard: boolean }

/** Stops the own timer; what it counted becomes time worked, unless it is thrown away. */
export function stopTimer(context: Context, { discard, ...words }: Stop) {
  const personId = ownId(context)
  return context.db.write(async (tx) => {
    const running = await takeTimer(tx, personId)
    if (!running) throw new Refused('no-timer')
    if (discard) return { timeEntryId: null, minutes: 0 }
    return timeOfTimer(tx, context, running, words)
  })
}

export function listTimers(context: Context, query: ListQuery) {
  allow(context, 'serve')
  const rows = sql`
    select t.person_id as "personId", p.name as person, t.ticket_id as "ticketId", k.number as "ticketNumber",
      k.title as ticket, t.client_id as "clientId", t.work_type as "workType", t.started_at as "startedAt"
    from timer t join person p on p.id = t.person_id join ticket k on k.id = t.ticket_id`
  return context.db.read((tx) =>
    listPage<z.infer<typeof Timer>>(tx, rows, query, { startedAt: sql`"startedAt"` }, sql`"personId"`),
  )
}

/** Work that runs at this moment: billing waits for it, or bills without. */
export async function runningTimers(tx: Tx, clientIds: readonly string[]) {
  if (clientIds.length === 0) return []
  return tx
    .selectFrom('timer')
    .select([
      'client_id as clientId',
      'ticket_id as ticketId',
      'person_id as personId',
      'started_at as startedAt',
    ])
    .where('client_id', 'in', [...clientIds])
    .execute()
}

type Running = { ticketId: string; workType: string; startedAt: string }

async function takeTimer(tx: Tx, personId: string): Promise<Running | undefined> {
  const taken = await tx
    .deleteFrom('timer')
    .where('person_id', '=', personId)
    .returning(['ticket_id as ticketId', 'work_type as workType', 'started_at as startedAt'])
    .executeTakeFirst()
  return taken
}

/** A tap is never nothing: begun minutes count, and the clock times say which. A day at most is believed. */
async function timeOfTimer(
  tx: Tx,
  context: Context,
  running: Running,
  { body, note }: { body: string; note: string },
) {
  const minutes = timerMinutes(running.startedAt, context.now)
  if (minutes > 24 * 60) throw new Refused('too-long', { field: 'startedAt' })
  const { zone } = await firmCard(tx)
  const startedAt = instantOf(epochMs(context.now) - minutes * 60_000)
  const facts = await timeFacts(tx, context, {
    ticketId: running.ticketId,
    workType: running.workType,
    startedAt: startedAt < running.startedAt ? startedAt : running.startedAt,
    endedAt: context.now,
    workedOn: dayAt(context.now, zone),
    class: 'business',
    charge: 'as-rated',
    chargeReason: '',
    body,
    note,
  })
  const timeEntryId = await insertTime(tx, { ...facts, minutes }, context.now)
  if (note) await tx.insertInto('time_note').values({ time_entry_id: timeEntryId, body: note }).execute()
  return { timeEntryId, minutes }
}

function ownId(context: Context): string {
  allow(context, 'log-time')
  if (context.actor.kind !== 'person') throw new Refused('person-missing', { field: 'personId' })
  return context.actor.personId
}
