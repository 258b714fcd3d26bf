import { sql } from 'kysely'
import { activateAgreement, type MadeAgreement } from '#agreements'
import type { Terms } from '#agreements/rules'
import type { Actor } from '#kernel/actor.ts'
import { dayNumber } from '#kernel/days.ts'
import { DAY_MS, instantOf } from '#kernel/instants.ts'
import { zoneOf } from '#kernel/zone.ts'
import { type FirmDatabase, firmDatabase, type Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import type { Accounts } from '#platform/identity/accounts.ts'
import { newId } from '#platform/ids.ts'
import { type Caller, openTestServer } from '#testing'

const actor: Actor = { kind: 'system', name: 'the test' }

export type Worked = {
  clientId: string
  on: string
  from: string
  to: string
  workType?: string
  role?: string
  emergency?: boolean
  charge?: 'as-rated' | 'no-charge' | 'internal'
  text?: string
  /** When it was typed. */
  madeAt?: string
}

type Present = { db: FirmDatabase; now: string; actor: Actor }

export type BilledFirm = {
  server: Pick<
    Awaited<ReturnType<typeof openTestServer>>,
    'kysely' | 'caller' | 'signIn' | 'database' | 'mails'
  >
  owner: Caller
  ownerId: string
  firmId: string
  accounts: Accounts
  /** The firm as it stands at an instant. */
  at: (now: string) => Present
  write: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>
  client: (name: string) => Promise<string>
  agree: (
    clientId: string,
    startsOn: string,
    terms: Terms,
    more?: { endsOn?: string | null },
  ) => Promise<MadeAgreement>
  count: (clientId: string, counted: readonly (readonly [on: string, count: number])[]) => Promise<void>
  /** Logs time; answers the entries' ids. */
  work: (entries: readonly Worked[]) => Promise<string[]>
  /** The run of a day, as if it were that morning; answers its id. */
  bill: (day: string, more?: { clientIds?: string[] }) => Promise<string>
  close: () => Promise<void>
}

/** Northlight IT with its prices of 2026, to the minute, and ways to let time pass through its books. */
export async function openBilledFirm(): Promise<BilledFirm> {
  const server = await openTestServer()
  const { owner, ownerId } = await server.firm()
  const { rows } = await sql<{ id: string }>`select id from door.firms()`.execute(server.kysely)
  const firmId = rows[0]?.id ?? ''
  await owner.api.firm.addRateCard({
    fromOn: '2024-01-01',
    rates: {
      defaultMinor: 12_000,
      roles: { helpdesk: 9_500, senior: 12_000 },
      workTypes: { project: { rateMinor: 14_000 } },
      multipliers: { evening: 15_000, weekend: 15_000, holiday: 20_000, emergency: 20_000 },
      travelMinor: 6_000,
    },
  })
  const at = (now: string): Present => ({
    db: firmDatabase(server.kysely, { firmId, actor, action: 'test', now }),
    now,
    actor,
  })
  const present = () => at(new Date().toISOString())
  const write = <Value>(work: (tx: Tx) => Promise<Value>) => present().db.write(work)

  return {
    server,
    owner,
    ownerId,
    firmId,
    accounts: server.accounts,
    at,
    write,
    async client(name: string) {
      const { id } = await owner.api.clients.add({
        name,
        contact: { name: 'Una Byrne', seesMoney: true, email: `${newId()}@example.example` },
      })
      return id
    },
    agree: (clientId: string, startsOn: string, terms: Terms, more: { endsOn?: string | null } = {}) =>
      write((tx) =>
        activateAgreement(tx, present(), {
          clientId,
          name: 'As agreed',
          currency: 'EUR',
          terms,
          startsOn,
          endsOn: more.endsOn ?? null,
          signedOn: startsOn,
          cause: 'signed',
        }),
      ),
    count: (clientId: string, counted: readonly (readonly [on: string, count: number])[]) =>
      write((tx) =>
        insertRows(
          tx,
          'endpoint_count',
          {
            id: 'uuid',
            client_id: 'uuid',
            what: 'text',
            counted_on: 'date',
            count: 'int4',
            source: 'text',
            made_at: 'timestamptz',
          },
          counted.map(([on, count]) => ({
            id: newId(),
            client_id: clientId,
            what: 'endpoint',
            counted_on: on,
            count,
            source: 'typed',
            made_at: `${on}T08:00:00.000Z`,
          })),
        ),
      ),
    work: (entries: readonly Worked[]) => write((tx) => insertTime(tx, ownerId, entries)),
    async bill(day: string, more: { clientIds?: string[] } = {}) {
      const { id } = await owner.api.billing.issueRun({ through: day, issuedOn: day, ...more })
      return id
    },
    close: () => server.close(),
  }
}

async function insertTime(tx: Tx, personId: string, entries: readonly Worked[]) {
  const rows = entries.map((entry) => ({
    id: newId(),
    client_id: entry.clientId,
    person_id: personId,
    category_key: 'user-help',
    work_type: entry.workType ?? 'remote',
    role: entry.role ?? 'senior',
    worked_on: entry.on,
    started_at: atWall(entry.on, entry.from),
    ended_at: atWall(entry.on, entry.to),
    minutes: minutesOf(entry.to) - minutesOf(entry.from),
    emergency: entry.emergency ?? false,
    charge: entry.charge ?? 'as-rated',
    class: 'business',
    charge_reason: '',
    body: entry.text ?? 'Work',
    made_at: entry.madeAt ?? `${entry.on}T22:00:00.000Z`,
  }))
  await insertRows(
    tx,
    'time_entry',
    {
      id: 'uuid',
      client_id: 'uuid',
      person_id: 'uuid',
      category_key: 'text',
      work_type: 'text',
      role: 'text',
      worked_on: 'date',
      started_at: 'timestamptz',
      ended_at: 'timestamptz',
      minutes: 'int4',
      emergency: 'bool',
      charge: 'text',
      class: 'text',
      charge_reason: 'text',
      body: 'text',
      made_at: 'timestamptz',
    },
    rows,
  )
  return rows.map(({ id }) => id)
}

const minutesOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

function atWall(day: string, clock: string) {
  const zone = zoneOf('Europe/Dublin')
  if (!zone.yes) throw new RangeError('Europe/Dublin is a time zone')
  return instantOf(zone.value.firstMs(dayNumber(day) * DAY_MS + minutesOf(clock) * 60_000))
}
