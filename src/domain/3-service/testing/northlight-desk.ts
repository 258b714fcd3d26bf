import pg from 'pg'
import { activateAgreement } from '#agreements'
import type { Terms } from '#agreements/rules'
import { nowAt } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { firmDatabase } from '#platform/database/firm-database.ts'
import { type Caller, openTestServer } from '#testing'
import { dublin, wall } from './log.ts'

/** What Full promises, with a resolve promise so that waits have something to pause. */
export const full: Terms = {
  calendar: dublin,
  lines: [
    {
      kind: 'fixed-fee',
      key: 'full',
      name: 'Full',
      unitPrice: '119.00',
      quantity: { of: 'user', rule: 'agreed', agreed: 18 },
    },
  ],
  benefits: [
    {
      kind: 'response',
      channel: 'phone',
      priority: 'emergency',
      targetMinutes: 30,
      hours: 'always',
      needsChannel: 'phone',
    },
    { kind: 'response', channel: 'phone', targetMinutes: 60, hours: 'service' },
    { kind: 'response', channel: 'reply', targetMinutes: 120, hours: 'service' },
    { kind: 'response', channel: 'on-site', targetMinutes: 240, hours: 'service' },
    { kind: 'response', channel: 'resolve', targetMinutes: 480, hours: 'service' },
  ],
}

/** Ten hours a month for 1,050.00, overage 115.00 an hour. */
export const steady: Terms = {
  calendar: dublin,
  lines: [
    {
      kind: 'retainer',
      key: 'steady',
      name: 'Steady 10',
      unitPrice: '1050.00',
      allowance: { unit: 'minutes', amount: 600 },
      rollover: { mode: 'next-only' },
      overage: { kind: 'bill', rateMinor: 11_500 },
    },
  ],
  benefits: [{ kind: 'response', channel: 'phone', targetMinutes: 60, hours: 'service' }],
  exclusions: [
    { name: 'Projects', where: { workTypes: ['project'] }, fallback: { to: 'time-and-materials' } },
  ],
}

export type Desk = {
  server: Awaited<ReturnType<typeof openTestServer>>
  owner: Caller
  ownerId: string
  database: pg.Client
  /** Sets the firm's clock: clockAt('2026-11-17 10:15'). It runs on from there. */
  clockAt: (wallTime: string) => Promise<void>
  /** The context in which a job of the firm runs, by the firm's clock. */
  byItself: () => Context
  /** A client with its main contact, under terms from the first day of 2026, or under none. */
  client: (name: string, terms?: Terms) => Promise<{ id: string; contactId: string }>
  /** A contact let into the portal, signed in. */
  contact: (contactId: string, clientId: string) => Promise<Caller>
  close: () => Promise<void>
}

/** Northlight IT's desk on a server of its own, whose clock a test sets by the wall in Port Ennet. */
export async function openDesk(): Promise<Desk> {
  const server = await openTestServer()
  const { owner, ownerId } = await server.firm()
  const { firms } = await owner.api.firm.session()
  const firmId = firms[0]?.id ?? ''
  let offsetMs = 0
  const database = new pg.Client({ connectionString: server.database.ownerUrl })
  await database.connect()
  const byItself = (): Context => {
    const actor = { kind: 'system', name: 'test' } as const
    const now = nowAt(offsetMs)
    const db = firmDatabase(server.kysely, { firmId, actor, action: 'test', now })
    return { db, actor, now, baseUrl: 'http://perennial.test', accounts: server.accounts }
  }
  return {
    server,
    owner,
    ownerId,
    database,
    async clockAt(text: string) {
      offsetMs = Date.parse(wall(text)) - Date.now()
      await database.query('update door.firm set clock_offset_ms = $1', [offsetMs])
    },
    byItself,
    async client(name: string, terms?: Terms) {
      const { id } = await owner.api.clients.add({
        name,
        contact: {
          name: `Una of ${name}`,
          email: `una@${name.toLowerCase().replace(/\W+/g, '-')}.example`,
          phone: '01 555 0142',
          approvesUpToMinor: 50_000,
        },
      })
      if (terms) {
        const since = { startsOn: '2026-01-01', endsOn: null, signedOn: '2026-01-01' }
        const agreement = { clientId: id, name, currency: 'EUR', terms, ...since, cause: 'signed' as const }
        await byItself().db.write((tx) => activateAgreement(tx, byItself(), agreement))
      }
      const [contact] = (await owner.api.clients.get({ clientId: id })).contacts
      return { id, contactId: contact?.id ?? '' }
    },
    async contact(contactId: string, clientId: string) {
      const { contacts } = await owner.api.clients.get({ clientId })
      const { email = '', name = '' } = contacts.find(({ id }) => id === contactId) ?? {}
      const password = 'scanners at dock three'
      await server.accounts.openAccount({ email, name, password })
      await owner.api.clients.giveAccess({ contactId })
      return server.signIn(email, password)
    },
    async close() {
      await database.end()
      await server.close()
    },
  }
}
