import { termsInForce } from '#agreements'
import type { AgreementTerms } from '#agreements/rules'
import { instantOf } from '#kernel/instants.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import {
  clockAt,
  nextDueOf,
  queueRankOf,
  standingEvents,
  type TicketEvent,
  type TicketPromise,
  timingOf,
} from '../../src/domain/3-service/promises/rules.ts'
import { priorityOf, ticketState } from '../../src/domain/3-service/tickets/rules.ts'
import { demoNow, northlight } from '../cast/firm.ts'
import { DAY, open } from '../life/clock.ts'
import type { LivedEvent, LivedTicket, Session } from '../life/desk.ts'
import { insertTime, type TimeRow } from './insert-time.ts'
import { known, type World } from './world.ts'

export const agreementsOf = (tx: Tx): Promise<AgreementTerms[]> =>
  termsInForce(tx, { from: '1900-01-01', through: dayAt(demoNow, northlight.zone) })

const nowMs = Date.parse(demoNow)

/** Tickets with their logs, promises and work; what a row says follows from its log by the rules that anybody uses. */
export async function loadTickets(tx: Tx, world: World, tickets: readonly LivedTicket[]) {
  const versions = await versionIds(tx)
  const inOrder = tickets.toSorted((a, b) => a.at - b.at)
  const first = 1_000 + (await takeNumbers(tx, 'ticket', 0, inOrder.length))
  const written = inOrder.map((ticket, at) => write(ticket, first + at, world, versions))
  await insertTickets(tx, written)
  await insertEvents(tx, written)
  await insertPromises(tx, written)
  await insertVisits(tx, written)
  await insertTime(
    tx,
    written.flatMap(({ time }) => time),
  )
  return { tickets: written.length, byTitle: new Map(written.map((one) => [one.row.title, one.row.id])) }
}

async function versionIds(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('agreement_version')
    .select(['id', 'agreement_id', 'effective_on'])
    .orderBy('version')
    .execute()
  return new Map(rows.map((row) => [`${row.agreement_id} ${row.effective_on}`, row.id]))
}

type KeptEvent = TicketEvent & { byName: string; message: string | undefined }
type Written = ReturnType<typeof write>

function write(ticket: LivedTicket, number: number, world: World, versions: ReadonlyMap<string, string>) {
  const id = newId()
  const { client, promised, emergency, impact, urgency, kind } = ticket
  const contactId = client.contactIds[ticket.contact] ?? null
  const promises = (promised?.drafts ?? []).map((draft) => ({ ...draft, id: newId(), replacedAt: null }))
  const spoken = ticket.events.map((event) => keptEvent(event, ticket, world))
  const events = [...spoken, ...excuses(promises, spoken, ticket, world)]
  const before = {
    status: 'new',
    assigneeId: null,
    priority: priorityOf(emergency, impact, urgency),
    impact,
    urgency,
    emergency,
    closedAt: null,
    mergedIntoId: null,
  } as const
  const state = ticketState(before, events)
  const log = standingEvents(events)
  const due = nextDueOf(promises.map((promise) => timingOf(promise, log)))
  const siteId = client.siteIds[ticket.site ?? 0] ?? null
  const visitId = ticket.visited ? newId() : null
  const reportedAt = instantOf(ticket.at)
  const monitored = ticket.channel === 'monitoring' ? 'monitoring' : 'client'
  const category = ticket.category ?? kind.category
  const row = {
    id,
    number,
    client_id: client.id,
    site_id: siteId,
    contact_id: contactId,
    title: ticket.title,
    category_key: category,
    technology: ticket.technology,
    emergency: state.emergency,
    impact: state.impact,
    urgency: state.urgency,
    priority: state.priority,
    status: state.status,
    channel: ticket.channel,
    raised_by: ticket.raisedBy ?? monitored,
    assignee_id: state.assigneeId,
    reported_at: reportedAt,
    opened_at: reportedAt,
    closed_at: state.closedAt,
    due_at: due?.dueAt ?? null,
    due_channel: due?.channel ?? null,
    promised: promises.length > 0,
    queue_rank: promised ? queueRankOf(promised.terms) : 100,
  }
  const source = {
    agreement_id: promised?.agreement.id ?? null,
    agreement_version_id:
      promised === undefined
        ? null
        : (versions.get(`${promised.agreement.id} ${promised.effectiveOn}`) ?? null),
    source: promised?.agreement.name ?? 'agreement',
  }
  const time = ticket.sessions.map((session) => timeOf(session, ticket, row, world, visitId))
  return { row, ticket, events, promises, source, time, visitId, siteId }
}

function keptEvent(
  { kind, at, by, details = {}, message }: LivedEvent,
  { client, contact }: LivedTicket,
  world: World,
): KeptEvent {
  const named = message === undefined ? details : { ...details, messaged: true }
  const base = { id: newId(), kind, at: instantOf(at), details: named, message }
  if (by === 'system') return { ...base, by: 'system', byId: null, byName: 'Monitoring' }
  if (by === 'contact')
    return {
      ...base,
      by: 'contact',
      byId: client.contactIds[contact] ?? null,
      byName: client.contacts[contact]?.name ?? client.name,
    }
  const person = known(world.people, by)
  return { ...base, by: 'person', byId: person.id, byName: person.name }
}

const reasons = [
  'Both of us were at another client',
  'The call came in as mail and was read too late',
  'Traffic on the ring road',
  'Waited for the line provider',
]

/** Of a broken promise somebody says why, the next morning; of the last days not yet. */
function excuses(
  promises: readonly TicketPromise[],
  events: readonly KeptEvent[],
  { at }: LivedTicket,
  world: World,
): KeptEvent[] {
  if (at > nowMs - 5 * DAY) return []
  const log = standingEvents(events)
  const maeve = known(world.people, 'maeve')
  return promises
    .filter((promise) => clockAt(timingOf(promise, log), demoNow).state === 'breached')
    .map((promise, index) => ({
      id: newId(),
      kind: 'breach-reason',
      at: instantOf(open.firstWorkingMs(at + DAY) + 3_600_000),
      by: 'person',
      byId: maeve.id,
      byName: maeve.name,
      details: {
        promiseId: promise.id,
        reason: reasons[(Math.floor(at / 60_000) + index) % reasons.length] ?? '',
      },
      message: undefined,
    }))
}

function timeOf(
  { by, from, to, workType }: Session,
  ticket: LivedTicket,
  row: { id: string; category_key: string; title: string },
  world: World,
  visitId: string | null,
): TimeRow {
  const person = known(world.people, by)
  const isHelp = row.category_key === 'user-help' || row.category_key === 'mail-and-mobile'
  const isServer = row.category_key === 'server-network' && by === 'tomasz'
  const whole = ticket.sessions.reduce((sum, one) => sum + (one.to - one.from), 0)
  return {
    clientId: ticket.client.id,
    personId: person.id,
    ticketId: row.id,
    projectId: null,
    visitId: workType === 'on-site' ? visitId : null,
    category: row.category_key,
    workType,
    role: isHelp ? 'helpdesk' : isServer ? 'senior' : person.billingRole,
    from,
    to,
    emergency: ticket.emergency,
    body: row.title,
    sizeDecision: whole > 240 * 60_000 && ticket.promised && ticket.at < nowMs - 20 * DAY ? 'covered' : null,
  }
}

const owned = { id: 'uuid', client_id: 'uuid' } as const

const insertTickets = (tx: Tx, written: readonly Written[]) =>
  insertRows(
    tx,
    'ticket',
    {
      ...owned,
      number: 'int4',
      site_id: 'uuid',
      contact_id: 'uuid',
      title: 'text',
      category_key: 'text',
      technology: 'text',
      emergency: 'bool',
      impact: 'text',
      urgency: 'text',
      priority: 'text',
      status: 'text',
      channel: 'text',
      raised_by: 'text',
      assignee_id: 'uuid',
      reported_at: 'timestamptz',
      opened_at: 'timestamptz',
      closed_at: 'timestamptz',
      due_at: 'timestamptz',
      due_channel: 'text',
      promised: 'bool',
      queue_rank: 'int4',
    },
    written.map(({ row }) => row),
  )

async function insertEvents(tx: Tx, written: readonly Written[]) {
  const events = written.flatMap(({ row, events }) => events.map((event) => ({ ...event, row })))
  await insertRows(
    tx,
    'ticket_event',
    {
      ...owned,
      ticket_id: 'uuid',
      kind: 'text',
      at: 'timestamptz',
      by_kind: 'text',
      by_id: 'uuid',
      by_name: 'text',
      details: 'jsonb',
      made_at: 'timestamptz',
    },
    events.map(({ id, row, kind, at, by, byId, byName, details }) => ({
      id,
      client_id: row.client_id,
      ticket_id: row.id,
      kind,
      at,
      by_kind: by,
      by_id: byId,
      by_name: byName,
      details,
      made_at: at,
    })),
  )
  await insertRows(
    tx,
    'ticket_message',
    { ...owned, ticket_id: 'uuid', event_id: 'uuid', body: 'text' },
    events.flatMap(({ id, row, message }) =>
      message === undefined
        ? []
        : [{ id: newId(), client_id: row.client_id, ticket_id: row.id, event_id: id, body: message }],
    ),
  )
}

const insertPromises = (tx: Tx, written: readonly Written[]) =>
  insertRows(
    tx,
    'ticket_promise',
    {
      ...owned,
      ticket_id: 'uuid',
      channel: 'text',
      priority: 'text',
      target_minutes: 'int4',
      calendar: 'jsonb',
      starts_at: 'timestamptz',
      agreement_id: 'uuid',
      agreement_version_id: 'uuid',
      source: 'text',
      event_id: 'uuid',
      made_at: 'timestamptz',
    },
    written.flatMap(({ row, promises, events, source }) =>
      promises.map((promise) => ({
        id: promise.id,
        client_id: row.client_id,
        ticket_id: row.id,
        channel: promise.channel,
        priority: promise.priority,
        target_minutes: promise.targetMinutes,
        calendar: promise.calendar,
        starts_at: promise.startsAt,
        ...source,
        event_id: events.find(({ kind }) => kind === 'reported')?.id ?? null,
        made_at: row.opened_at,
      })),
    ),
  )

const insertVisits = (tx: Tx, written: readonly Written[]) =>
  insertRows(
    tx,
    'visit',
    {
      ...owned,
      site_id: 'uuid',
      ticket_id: 'uuid',
      person_id: 'uuid',
      kind: 'text',
      title: 'text',
      starts_at: 'timestamptz',
      ends_at: 'timestamptz',
      arrived_at: 'timestamptz',
      left_at: 'timestamptz',
      made_at: 'timestamptz',
    },
    written.flatMap(({ row, time, visitId, siteId }) => {
      const onSite = time.filter(({ workType }) => workType === 'on-site')
      const [first, last] = [onSite[0], onSite.at(-1)]
      if (visitId === null || !first || !last) return []
      const [from, to] = [instantOf(first.from), instantOf(last.to)]
      return [
        {
          id: visitId,
          client_id: row.client_id,
          site_id: siteId,
          ticket_id: row.id,
          person_id: first.personId,
          kind: 'on-site',
          title: row.title,
          starts_at: from,
          ends_at: to,
          arrived_at: from,
          left_at: to,
          made_at: row.opened_at,
        },
      ]
    }),
  )
