import { sql } from 'kysely'
import type { z } from 'zod'
import { termsInForce } from '#agreements'
import { creditHoldOf } from '#clients'
import { allow } from '#firm'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { clockShape } from '../../promises/clock-shape.ts'
import { agreedFor, type EventKind, standingEvents, timingOf } from '../../promises/rules.ts'
import { coverageOfTicket } from '../../time/coverage/coverage-of.ts'
import { casesOfTicket } from '../../vendors/queries.ts'
import { deskRules } from '../desk-rules.ts'
import { secondsAfter } from '../events/settle.ts'
import { freeSlot } from '../free-slot.ts'
import { isOpen, mayUndo, nextTaps, undoSeconds } from '../rules.ts'
import { type LoggedEvent, type TicketLog, ticketLog } from '../ticket-log.ts'
import type { Ticket } from './contract.ts'

type Page = z.infer<typeof Ticket>

/** A ticket as its page shows it. */
export function ticketPage(context: Context, ticketId: string): Promise<Page> {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const head = await headOf(tx, ticketId)
    const log = await ticketLog(tx, ticketId)
    const standing = standingEvents(log.events)
    const timings = log.promises.map((promise) => ({ promise, timing: timingOf(promise, standing) }))
    const clocks = timings.map(({ promise, timing }) => clockShape(timing, promise, context.now))
    const isUnpromised = isOpen(head.status) && clocks.length === 0
    const { chosenAgreementId, ...ticket } = head
    return {
      ...ticket,
      agreement: await agreementOf(tx, context, head, chosenAgreementId),
      freeSlotAt: isUnpromised ? await freeSlot(tx, context) : null,
      heldCredit: (await creditHoldOf(tx, head.client.id))?.reason ?? null,
      clocks: clocks.sort(byDue),
      nextTaps: nextTaps(tapFacts(context, head, log, clocks)),
      log: await logEntries(tx, context, ticketId, log),
      time: await timeOf(tx, ticketId),
      coverage: await coverageOfTicket(tx, context, ticketId),
      timer: await timerOf(tx, context, ticketId),
      vendorCases: await casesOfTicket(tx, context, ticketId),
      approvals: await approvalsOf(tx, ticketId),
      visits: await visitsOf(tx, ticketId),
    }
  })
}

type Head = Omit<
  Page,
  | 'agreement'
  | 'freeSlotAt'
  | 'heldCredit'
  | 'clocks'
  | 'nextTaps'
  | 'log'
  | 'time'
  | 'coverage'
  | 'timer'
  | 'vendorCases'
  | 'approvals'
  | 'visits'
> & { chosenAgreementId: string | null }

async function headOf(tx: Tx, ticketId: string): Promise<Head> {
  const { rows } = await sql<Head>`
    select t.id, t.number, t.title, json_build_object('id', c.id, 'name', c.name) as client,
      case when n.id is not null then json_build_object('id', n.id, 'name', n.name, 'phone', n.phone, 'email', n.email) end as contact,
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name, 'address', s.address) end as site,
      case when j.id is not null then json_build_object('id', j.id, 'name', j.name) end as project,
      json_build_object('id', t.category_key, 'name', coalesce(k.name, t.category_key)) as category,
      t.technology, t.agreement_id as "chosenAgreementId", t.emergency, t.impact, t.urgency, t.priority, t.status, t.channel,
      t.raised_by as "raisedBy",
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as assignee,
      case when m.id is not null then json_build_object('id', m.id, 'number', m.number) end as "mergedInto",
      t.reported_at as "reportedAt", t.opened_at as "openedAt", t.closed_at as "closedAt", t.due_at as "dueAt", t.revision
    from ticket t join client c on c.id = t.client_id
    left join contact n on n.id = t.contact_id
    left join site s on s.id = t.site_id
    left join project j on j.id = t.project_id
    left join person p on p.id = t.assignee_id
    left join ticket m on m.id = t.merged_into_id
    left join work_category k on k.key = t.category_key
    where t.id = ${ticketId}`.execute(tx)
  return found(rows[0], 'ticket')
}

async function agreementOf(
  tx: Tx,
  { now }: Context,
  head: Head,
  chosenId: string | null,
): Promise<Page['agreement']> {
  const day = dayAt(now, (await deskRules(tx)).zone)
  const agreements = await termsInForce(tx, { clientIds: [head.client.id], from: day, through: day })
  const place = { clientId: head.client.id, siteId: head.site?.id ?? null, agreementId: chosenId }
  const agreed = agreedFor(agreements, place, day)
  if (!agreed) return null
  const { id, name = '' } = agreed.agreement
  return { id, name, chosen: id === chosenId }
}

/** Running by what is due first, then paused, then what is over. */
function byDue(a: Page['clocks'][number], b: Page['clocks'][number]): number {
  const place = { breached: 0, running: 0, paused: 1, met: 2, 'not-needed': 3 }
  const [one, other] = [placeOf(a), placeOf(b)]
  return one - other || ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1)

  function placeOf({ state, reason }: Page['clocks'][number]) {
    return state === 'breached' && reason ? 2 : place[state]
  }
}

function tapFacts({ actor }: Context, head: Head, { events }: TicketLog, clocks: Page['clocks']) {
  const log = standingEvents(events)
  const last = (...kinds: EventKind[]) => log.findLast(({ kind }) => kinds.includes(kind))?.kind
  return {
    status: head.status,
    isMine: actor.kind === 'person' && head.assignee?.id === actor.personId,
    isNobodys: head.assignee === null,
    running: clocks
      .filter(({ state, stoppedAt }) => state === 'running' || (state === 'breached' && !stoppedAt))
      .map(({ channel }) => channel),
    isOnSite: last('arrived', 'left') === 'arrived',
    isConnected: last('session-started', 'session-ended') === 'session-started',
    isOnTheWay: last('on-the-way', 'arrived', 'handed-back', 'left', 'access-refused') === 'on-the-way',
    hasSpoken: log.some(
      ({ kind, details }) => kind === 'called-back' || (kind === 'reported' && details.answered),
    ),
  }
}

async function logEntries(
  tx: Tx,
  context: Context,
  ticketId: string,
  { events }: TicketLog,
): Promise<Page['log']> {
  const messages = new Map(
    (
      await tx
        .selectFrom('ticket_message')
        .select(['event_id', 'body'])
        .where('ticket_id', '=', ticketId)
        .execute()
    ).map(({ event_id, body }) => [event_id, body]),
  )
  const undone = new Set(
    events.flatMap(({ kind, details }) => (kind === 'undone' && details.eventId ? [details.eventId] : [])),
  )
  const happened = events
    .filter(({ kind }) => kind !== 'undone')
    .map((event) => ({
      id: event.id,
      kind: event.kind,
      at: event.at,
      madeAt: event.madeAt,
      by: { kind: event.by, name: event.byName },
      body: messages.get(event.id) ?? null,
      details: { ...event.details },
      undoUntil: undoUntil(context, event),
      undone: undone.has(event.id),
    }))
  const noted = (await notesOf(tx, ticketId)).map(({ id, at, body, name }) => ({
    id,
    kind: 'note' as const,
    at,
    madeAt: at,
    by: { kind: 'person' as const, name: name ?? '' },
    body,
    details: {},
    undoUntil: null,
    undone: false,
  }))
  return [...happened, ...noted].sort((a, b) =>
    a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1,
  )
}

function undoUntil({ actor, now }: Context, event: LoggedEvent): string | null {
  if (actor.kind !== 'person' || !mayUndo(event, actor.personId, now).yes) return null
  return secondsAfter(event.madeAt, undoSeconds)
}

const notesOf = (tx: Tx, ticketId: string) =>
  tx
    .selectFrom('ticket_note as n')
    .leftJoin('person as p', 'p.id', 'n.person_id')
    .where('ticket_id', '=', ticketId)
    .select(['n.id', 'n.noted_at as at', 'n.body', 'p.name'])
    .execute()

const timeOf = (tx: Tx, ticketId: string) =>
  tx
    .selectFrom('time_entry as e')
    .innerJoin('person as p', 'p.id', 'e.person_id')
    .where('ticket_id', '=', ticketId)
    .where('cancelled_at', 'is', null)
    .select([
      'e.id',
      'p.name as person',
      'e.person_id as personId',
      'e.worked_on as workedOn',
      'e.minutes',
      'e.body',
    ])
    .select(['e.started_at as startedAt', 'e.ended_at as endedAt', 'e.work_type as workType'])
    .select((row) => row.ref('e.charge').$castTo<'as-rated' | 'no-charge' | 'internal'>().as('charge'))
    .orderBy('e.worked_on', 'desc')
    .orderBy('e.id', 'desc')
    .execute()

/** The own timer on this ticket, or a colleague's. */
async function timerOf(tx: Tx, { actor }: Context, ticketId: string) {
  const running = await tx
    .selectFrom('timer as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .where('ticket_id', '=', ticketId)
    .select([
      't.person_id as personId',
      'p.name as person',
      't.work_type as workType',
      't.started_at as startedAt',
    ])
    .orderBy('t.started_at')
    .execute()
  return (
    running.find(({ personId }) => actor.kind === 'person' && personId === actor.personId) ??
    running[0] ??
    null
  )
}

async function approvalsOf(tx: Tx, ticketId: string): Promise<Page['approvals']> {
  const { rows } = await sql<Page['approvals'][number]>`
    select id, ticket_id as "ticketId", amount_minor as "amountMinor", currency, estimate, asked_at as "askedAt",
      asked_by as "askedBy", answer, answered_at as "answeredAt", answered_by as "answeredBy", how
    from work_approval where ticket_id = ${ticketId} order by asked_at desc`.execute(tx)
  return rows
}

const visitsOf = (tx: Tx, ticketId: string) =>
  tx
    .selectFrom('visit as v')
    .leftJoin('person as p', 'p.id', 'v.person_id')
    .where('v.ticket_id', '=', ticketId)
    .where('v.cancelled_at', 'is', null)
    .select(['v.id', 'v.title', 'v.starts_at as startsAt', 'v.ends_at as endsAt', 'p.name as person'])
    .orderBy('v.starts_at')
    .execute()
