import { type Kysely, sql } from 'kysely'
import { holdCredit } from '#clients'
import { firmDatabase, type Tx } from '#platform/database/firm-database.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Accounts } from '#platform/identity/accounts.ts'
import { newId } from '#platform/ids.ts'
import { addMembership } from '../src/domain/0-firm/people/access.ts'
import { demoNow, demoPassword, firstDay } from './cast/firm.ts'
import { arrivals } from './life/arrivals.ts'
import { served } from './life/desk.ts'
import { told } from './life/stories.ts'
import { loadAgreements } from './load/load-agreements.ts'
import { loadBills } from './load/load-bills.ts'
import { loadClients, mailName, metClients } from './load/load-clients.ts'
import {
  loadNotes,
  loadRecommendations,
  loadTimer,
  loadVendors,
  raiseFreightCredit,
} from './load/load-extras.ts'
import { hiredStaff, loadFirm, loadPlans } from './load/load-firm.ts'
import { loadPayments } from './load/load-payments.ts'
import { loadPricing } from './load/load-pricing.ts'
import { loadProjects } from './load/load-projects.ts'
import { loadPromises } from './load/load-promises.ts'
import { agreementsOf, loadTickets } from './load/load-tickets.ts'
import { loadVisits } from './load/load-visits.ts'
import { loadWinning } from './load/load-winning.ts'
import { known, morningOf, timeMachine, type World } from './load/world.ts'

export type DemoParts = {
  kysely: Kysely<DB>
  accounts: Accounts
  /** The machine's own time, in milliseconds: the firm's present is kept beside it. */
  nowMs: number
  progress?: (says: string) => void
}
export type LoadedDemo = {
  wasThere: boolean
  firmId: string
  emails: string[]
  owner: string
  portal: string
  password: string
}

/**
 * Loads Northlight IT with three years of life: as the limited role, under the constraints and policies that
 * hold for everybody, its bills made by the real run. A firm that is there already is left alone.
 */
export async function loadDemo({
  kysely,
  accounts,
  nowMs,
  progress = () => undefined,
}: DemoParts): Promise<LoadedDemo> {
  const before = await demoFirm(kysely)
  if (before) return { ...signIns([]), wasThere: true, firmId: before }
  const firmId = newId()
  const people = hiredStaff()
  const [owner, lead] = people
  if (!owner || !lead) throw new RangeError('The demo has no staff')
  const clients = metClients()
  const world: World = {
    firmId,
    people: new Map(people.map((person) => [person.key, person])),
    clients: new Map(clients.map((client) => [client.key, client])),
    at: timeMachine(kysely, accounts, firmId, {
      kind: 'person',
      personId: owner.id,
      name: owner.name,
      roles: owner.roles,
    }),
  }
  const userIds: string[] = []
  for (const { name, email } of people)
    userIds.push(await accounts.openAccount({ name, email, password: demoPassword }))
  const guest = portalGuest(world)
  const guestUser = await accounts.openAccount({ ...guest, password: demoPassword })
  const then = world.at(morningOf(firstDay))
  await then.db.write(async (tx) => {
    await loadFirm(tx, Date.parse(demoNow) - nowMs, people)
    for (const [at, { id }] of people.entries())
      await addMembership(tx, { kind: 'person', id }, userIds[at] ?? '', then.now)
    const planVersions = await loadPlans(tx)
    await loadClients(tx, clients, { owner, lead })
    await addMembership(tx, { kind: 'contact', id: guest.id, clientId: guest.clientId }, guestUser, then.now)
    await loadAgreements(tx, world, planVersions)
  })
  progress(`${people.length} people, ${clients.length} clients and their agreements`)
  const { tickets } = await loadService(world)
  progress(`${tickets} tickets with their time`)
  const weigh = () => sql`select door.weigh_tables()`.execute(kysely)
  await weigh()
  await loadBills(world, weigh, progress)
  const end = world.at(demoNow)
  const payments = await end.db.write((tx) => loadPayments(tx, world))
  await world.at('2026-11-05T09:00:00.000Z').db.write((tx) => holdUnpaid(tx, world))
  await end.db.write(async (tx) => {
    await loadNotes(tx, world)
    await loadRecommendations(tx, world)
  })
  progress(`${payments} payments`)
  await loadWinning(world)
  await loadPricing(world)
  progress('prospects, deals, price sheets and a proposal')
  await loadPromises(world)
  progress('what runs at whom, and a promise check')
  return { ...signIns(people.map(({ email }) => email)), wasThere: false, firmId }
}

/** Everything that was asked and done, before anybody bills it. */
async function loadService(world: World) {
  const then = world.at(demoNow)
  const terms = await then.db.read(agreementsOf)
  const tickets = served(arrivals([...world.clients.values()]), terms, Date.parse(demoNow))
  return then.db.write(async (tx) => {
    await loadProjects(tx, world)
    await loadVisits(tx, world, terms)
    const loaded = await loadTickets(tx, world, [...tickets, ...told(world, terms)])
    await loadVendors(tx, world, loaded.byTitle)
    await loadTimer(tx, world, loaded.byTitle)
    await raiseFreightCredit(tx, world, loaded.byTitle)
    return loaded
  })
}

/** The third reminder waits; until the block is paid there is no more credit. */
const holdUnpaid = (tx: Tx, world: World) =>
  holdCredit(tx, world.at('2026-11-05T09:00:00.000Z'), {
    clientId: known(world.clients, 'O').id,
    held: true,
    reason: 'The block of September is not paid',
  })

/** The first client's main contact may look into the portal. */
function portalGuest({ clients }: World) {
  const { id, contacts, contactIds, domain } = known(clients, 'A')
  const name = contacts[0]?.name ?? ''
  return { name, email: `${mailName(name)}@${domain}.example`, id: contactIds[0] ?? '', clientId: id }
}

const signIns = (emails: string[]) => ({
  emails,
  owner: 'maeve@northlight.example',
  portal: 'orla@alderquay.example',
  password: demoPassword,
})

/** The demo firm of this installation, where it has one. */
async function demoFirm(kysely: Kysely<DB>): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; clock_offset_ms: number }>`select * from door.firms()`.execute(
    kysely,
  )
  const actor = { kind: 'system', name: 'demo' } as const
  for (const { id } of rows.filter(({ clock_offset_ms }) => clock_offset_ms !== 0)) {
    const db = firmDatabase(kysely, { firmId: id, actor, action: 'demo', now: demoNow })
    const firm = await db.read((tx) => tx.selectFrom('firm').select('is_demo').executeTakeFirst())
    if (firm?.is_demo) return id
  }
  return undefined
}
