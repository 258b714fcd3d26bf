import { raiseCredit } from '#billing'
import { instantOf } from '#kernel/instants.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { atClock } from '../life/clock.ts'
import { known, morningOf, type World } from './world.ts'

/** Lines, software and copiers of others, with what their contracts say. */
const vendors = [
  { key: 'line', name: 'Coastline Telecom', kind: 'line provider', phone: '01-555 0900' },
  { key: 'copier', name: 'Clear Copy', kind: 'copiers', phone: '01-555 0910' },
  { key: 'dental', name: 'Molar Software', kind: 'software', phone: '01-555 0920' },
]
const relations = [
  {
    client: 'E',
    vendor: 'line',
    service: 'Internet line, both sites',
    account: 'CT-20417',
    ends: '2027-06-30',
    notice: '2027-03-31',
  },
  {
    client: 'B',
    vendor: 'line',
    service: 'Internet line',
    account: 'CT-11820',
    ends: '2027-01-31',
    notice: '2026-11-30',
  },
  {
    client: 'F',
    vendor: 'copier',
    service: 'Plotter, rented',
    account: 'CC-771',
    ends: '2027-04-30',
    notice: '2027-01-31',
  },
  {
    client: 'A',
    vendor: 'dental',
    service: 'Practice software',
    account: 'MS-90',
    ends: '2027-02-28',
    notice: '2026-12-31',
  },
]

/** The promise that broke on 4 November gives back a part of the fee; nobody has said yes yet. */
export async function raiseFreightCredit(tx: Tx, world: World, byTitle: ReadonlyMap<string, string>) {
  const ticketId = known(byTitle, 'Dispatch printers are dead')
  const broken = await tx
    .selectFrom('ticket_promise')
    .where('ticket_id', '=', ticketId)
    .where('channel', '=', 'on-site')
    .select(['agreement_id as agreementId', 'channel'])
    .executeTakeFirstOrThrow()
  const dueAt = instantOf(atClock('2026-11-04', '13:20'))
  await raiseCredit(tx, world.at(dueAt), {
    ...broken,
    agreementId: broken.agreementId ?? '',
    ticketId,
    dueAt,
  })
}

/** The case with the line provider that is in its third day, and the others whom we speak to for clients. */
export async function loadVendors(tx: Tx, world: World, tickets: ReadonlyMap<string, string>) {
  const ids = new Map(vendors.map(({ key }) => [key, newId()]))
  await insertRows(
    tx,
    'vendor',
    { id: 'uuid', name: 'text', kind: 'text', phone: 'text' },
    vendors.map(({ key, ...vendor }) => ({ id: known(ids, key), ...vendor })),
  )
  await insertRows(
    tx,
    'client_vendor',
    {
      id: 'uuid',
      client_id: 'uuid',
      vendor_id: 'uuid',
      service: 'text',
      account_number: 'text',
      may_act: 'bool',
      ends_on: 'date',
      notice_on: 'date',
    },
    relations.map(({ client, vendor, service, account, ends, notice }) => ({
      id: newId(),
      client_id: known(world.clients, client).id,
      vendor_id: known(ids, vendor),
      service,
      account_number: account,
      may_act: true,
      ends_on: ends,
      notice_on: notice,
    })),
  )
  await tx
    .insertInto('vendor_case')
    .values({
      id: newId(),
      ticket_id: known(tickets, 'Line drops every night at three'),
      client_id: known(world.clients, 'E').id,
      vendor_id: known(ids, 'line'),
      reference: 'CT-FAULT-55120',
      opened_at: instantOf(atClock('2026-11-15', '10:02')),
      note: 'They measure the line tonight; an engineer by Wednesday.',
      made_by: known(world.people, 'tomasz').name,
    })
    .execute()
}

/** What runs this very minute: a timer on the desk. */
export const loadTimer = (tx: Tx, world: World, tickets: ReadonlyMap<string, string>) =>
  tx
    .insertInto('timer')
    .values({
      person_id: known(world.people, 'ada').id,
      ticket_id: known(tickets, 'Reception cannot scan insurance cards'),
      client_id: known(world.clients, 'A').id,
      work_type: 'remote',
      started_at: instantOf(atClock('2026-11-17', '09:50')),
    })
    .execute()

type Note = { client: string; on: string; kind: 'call' | 'visit' | 'note' | 'mood'; body: string }

const notes: Note[] = [
  {
    client: 'O',
    on: '2026-11-17',
    kind: 'call',
    body: 'Held for credit, helped all the same: doors open at six. Maeve said yes; the block is paid by Friday or we stop.',
  },
  {
    client: 'O',
    on: '2026-10-29',
    kind: 'call',
    body: 'Jules says the bank is slow. Promised for the first week of November.',
  },
  { client: 'D', on: '2026-10-21', kind: 'mood', body: 'Pat asked what he pays for: nothing ever breaks.' },
  {
    client: 'C',
    on: '2026-11-03',
    kind: 'note',
    body: 'Weekends again. The plan was priced for office hours; look at it before the new year.',
  },
  {
    client: 'N',
    on: '2026-11-10',
    kind: 'note',
    body: 'Fourteen hours lapse on 13 December. Ring Fr Shea: winter check of the parish PCs?',
  },
  {
    client: 'V',
    on: '2026-06-18',
    kind: 'mood',
    body: 'Maura waited two hours twice this month, and said so.',
  },
  {
    client: 'V',
    on: '2026-07-27',
    kind: 'call',
    body: 'Notice given. We answered too slowly in June and July; she has found somebody nearer.',
  },
  {
    client: 'F',
    on: '2026-02-12',
    kind: 'visit',
    body: 'Showed Ruth the restore test that failed. She wants to wait a year.',
  },
  {
    client: 'F',
    on: '2026-09-10',
    kind: 'call',
    body: 'A day of drawings is gone. Ruth remembers February.',
  },
  {
    client: 'Q',
    on: '2026-08-04',
    kind: 'note',
    body: 'Three calls a year, each at once or never. Hardly worth the way.',
  },
  { client: 'S', on: '2026-09-28', kind: 'note', body: 'Season over. Nothing until May; keep as it is.' },
  { client: 'T', on: '2025-10-14', kind: 'call', body: 'Offered Watch. Too dear.' },
  {
    client: 'T',
    on: '2026-05-12',
    kind: 'call',
    body: 'Offered Steady after the switch. Too dear, says Ronan; pays each time instead.',
  },
  {
    client: 'R',
    on: '2026-10-28',
    kind: 'call',
    body: 'Noel: each outage costs eleven hundred an hour. Wants it in writing.',
  },
  {
    client: 'P',
    on: '2026-11-16',
    kind: 'call',
    body: 'Gerard: never again. Ring him while he remembers, by Thursday.',
  },
]

/** What was said and noted, as one remembers it. */
export const loadNotes = (tx: Tx, world: World) =>
  insertRows(
    tx,
    'client_note',
    {
      id: 'uuid',
      client_id: 'uuid',
      kind: 'text',
      body: 'text',
      noted_at: 'timestamptz',
      person_id: 'uuid',
      made_at: 'timestamptz',
    },
    notes.map(({ client, on, kind, body }) => ({
      id: newId(),
      client_id: known(world.clients, client).id,
      kind,
      body,
      noted_at: morningOf(on),
      person_id: known(world.people, 'maeve').id,
      made_at: morningOf(on),
    })),
  )

type Advice = {
  client: string
  on: string
  title: string
  why: string
  once: number
  monthly: number
  quarter: string
  steps: [state: 'proposed' | 'accepted' | 'declined' | 'deferred' | 'done', on: string, reason?: string][]
}

const advice: Advice[] = [
  {
    client: 'F',
    on: '2026-02-12',
    title: 'Backup that is tested every month',
    why: 'The restore test of 12 February failed: a lost drawing could not have been brought back.',
    once: 1_450,
    monthly: 60,
    quarter: '2026-Q1',
    steps: [
      ['proposed', '2026-02-12'],
      ['declined', '2026-02-19', 'Not this year'],
    ],
  },
  {
    client: 'F',
    on: '2026-10-06',
    title: 'New server before the maker stops',
    why: 'The maker gives no more updates from the second quarter of 2027.',
    once: 6_800,
    monthly: 0,
    quarter: '2027-Q1',
    steps: [['proposed', '2026-10-06']],
  },
  {
    client: 'E',
    on: '2026-09-22',
    title: 'Second line by radio for both docks',
    why: 'The line failed five times in a year; each hour costs 2,400.',
    once: 2_900,
    monthly: 140,
    quarter: '2026-Q4',
    steps: [
      ['proposed', '2026-09-22'],
      ['deferred', '2026-10-02', 'After the budget in December'],
    ],
  },
  {
    client: 'B',
    on: '2025-11-12',
    title: 'Second factor for everybody',
    why: 'Two strange sign-ins in October.',
    once: 2_300,
    monthly: 0,
    quarter: '2026-Q1',
    steps: [
      ['proposed', '2025-11-12'],
      ['accepted', '2025-12-03'],
      ['done', '2026-03-20'],
    ],
  },
  {
    client: 'A',
    on: '2026-08-18',
    title: 'Two reception PCs renewed',
    why: 'Seven years old, and they start in four minutes.',
    once: 1_980,
    monthly: 0,
    quarter: '2027-Q1',
    steps: [
      ['proposed', '2026-08-18'],
      ['accepted', '2026-09-01'],
    ],
  },
]

/** What we advised, and what became of it. */
export async function loadRecommendations(tx: Tx, world: World) {
  const written = advice.map((one) => ({
    ...one,
    id: newId(),
    clientId: known(world.clients, one.client).id,
  }))
  await insertRows(
    tx,
    'recommendation',
    {
      id: 'uuid',
      client_id: 'uuid',
      title: 'text',
      why: 'text',
      one_time_minor: 'int8',
      monthly_minor: 'int8',
      quarter: 'text',
      made_at: 'timestamptz',
    },
    written.map(({ id, clientId, title, why, once, monthly, quarter, on }) => ({
      id,
      client_id: clientId,
      title,
      why,
      one_time_minor: once * 100,
      monthly_minor: monthly * 100,
      quarter,
      made_at: morningOf(on),
    })),
  )
  await insertRows(
    tx,
    'recommendation_step',
    {
      id: 'uuid',
      recommendation_id: 'uuid',
      client_id: 'uuid',
      state: 'text',
      on_day: 'date',
      reason: 'text',
      made_at: 'timestamptz',
    },
    written.flatMap(({ id, clientId, steps }) =>
      steps.map(([state, on, reason = '']) => ({
        id: newId(),
        recommendation_id: id,
        client_id: clientId,
        state,
        on_day: on,
        reason,
        made_at: morningOf(on),
      })),
    ),
  )
}
