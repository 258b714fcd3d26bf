import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { contract } from '#contract'
import type { Actor } from '#kernel/actor.ts'
import { connect } from '#platform/database/connection.ts'
import { firmDatabase, type Tx } from '#platform/database/firm-database.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { minimalValue, type Schema, type SchemaBook, type Words } from '#platform/testing/minimal-body.ts'
import { type Caller, northlight, openTestServer } from '#testing'
import { demoDay, demoNow } from '../demo/cast/firm.ts'
import { type LoadedDemo, loadDemo } from '../demo/load-demo.ts'

type Server = Awaited<ReturnType<typeof openTestServer>>
type Table = { name: string; hasClient: boolean; hasId: boolean }

let server: Server
let demo: LoadedDemo
let second: { firmId: string; owner: Caller; clientId: string; contact: Caller }
let tables: Table[]
let everything: ReturnType<typeof connect>

const password = 'the tide is out today'

before(async () => {
  server = await openTestServer()
  everything = connect(server.database.ownerUrl, 2)
  second = await secondFirm()
  demo = await loadDemo({ kysely: server.kysely, accounts: server.accounts, nowMs: Date.now() })
  tables = await tablesOfFirms()
})
after(async () => {
  await everything.close()
  await server.close()
})

/** A firm beside the demo's, with a client whose contact sees the portal. */
async function secondFirm() {
  const token = newToken()
  await sql`select door.set_first_owner_link(${sha256(token)}, ${new Date().toISOString()})`.execute(
    server.kysely,
  )
  const owner = { name: 'Sorcha Quinn', email: 'sorcha@tidewater.example', password }
  await server.anybody.api.firm.setUp({ token, ...northlight, owner })
  const caller = await server.signIn(owner.email, password)
  const { firms } = await caller.api.firm.session()
  const firmId = firms[0]?.id ?? ''
  const { id: clientId } = await caller.api.clients.add({ name: 'Tidewater Bakery', users: 3, endpoints: 4 })
  const email = 'baker@bakery.example'
  const { id: contactId } = await caller.api.clients.addContact({ clientId, name: 'Baker', email })
  const userId = await server.accounts.openAccount({ name: 'Baker', email, password })
  await inFirm(firmId).write((tx) =>
    sql`select door.add_membership(${userId}, 'contact', ${contactId}, ${clientId}, ${demoNow})`.execute(tx),
  )
  return { firmId, owner: caller, clientId, contact: await server.signIn(email, password) }
}

const system: Actor = { kind: 'system', name: 'test' }
const inFirm = (firmId: string, actor: Actor = system) =>
  firmDatabase(server.kysely, { firmId, actor, action: 'test', now: demoNow })

async function tablesOfFirms(): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.table_name as name,
      bool_or(c.column_name = 'client_id') as "hasClient", bool_or(c.column_name = 'id') as "hasId"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    group by c.table_name having bool_or(c.column_name = 'firm_id') order by 1`.execute(everything.kysely)
  return rows
}

/** Rows of a table for which something holds, as the session sees them. */
async function count(tx: Tx, table: string, condition = sql`true`): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)} where ${condition}`.execute(tx)
  return rows[0]?.n ?? 0
}

test('the demo firm has rows in most tables, so that there is something to see', async () => {
  const filled = await inFirm(demo.firmId).read(async (tx) => {
    const counts: string[] = []
    for (const { name } of tables) if ((await count(tx, name)) > 0) counts.push(name)
    return counts
  })
  assert.ok(tables.length >= 70, `${tables.length} tables`)
  assert.ok(filled.length >= 45, `only ${filled.length} of ${tables.length}: ${filled.join(', ')}`)
})

test('a session of one firm sees no row of another, in any table', async () => {
  const seen = await inFirm(second.firmId).read(async (tx) => {
    const foreign: string[] = []
    for (const { name } of tables)
      if ((await count(tx, name, sql`firm_id is distinct from ${second.firmId}`)) > 0) foreign.push(name)
    return foreign
  })
  assert.deepEqual(seen, [])
})

/** What a statement is refused with; 42501 is for want of a privilege or by a policy. */
async function refusal(
  firmId: string,
  actor: Actor,
  statement: (tx: Tx) => Promise<unknown>,
): Promise<string> {
  try {
    await inFirm(firmId, actor).write(statement)
    return 'nothing'
  } catch (failure) {
    return failure instanceof Error && 'code' in failure ? String(failure.code) : 'no code'
  }
}

test('a row of another firm is written into no table', async () => {
  const answers = new Map<string, string>()
  for (const { name } of tables)
    answers.set(
      name,
      await refusal(second.firmId, system, (tx) =>
        sql`insert into ${sql.table(name)} (firm_id) values (${demo.firmId})`.execute(tx),
      ),
    )
  assert.deepEqual(
    [...answers].filter(([, code]) => code !== '42501'),
    [],
  )
})

test('a row of another firm is changed or taken away in no table', async () => {
  const reached: string[] = []
  for (const { name } of tables) {
    for (const statement of [
      sql`update ${sql.table(name)} set firm_id = firm_id where firm_id = ${demo.firmId}`,
      sql`delete from ${sql.table(name)} where firm_id = ${demo.firmId}`,
    ])
      try {
        const { numAffectedRows } = await inFirm(second.firmId).write((tx) => statement.execute(tx))
        if (numAffectedRows) reached.push(name)
      } catch (failure) {
        assert.equal(failure instanceof Error && 'code' in failure && failure.code, '42501', name)
      }
  }
  assert.deepEqual(reached, [])
})

const contactOf = async () => {
  const { rows } = await sql<{ id: string; clientId: string }>`
    select id, client_id as "clientId" from contact where email = ${demo.portal}`.execute(everything.kysely)
  const { id, clientId } = rows[0] as { id: string; clientId: string }
  const rights = { asks: true, seesMoney: true, approvesUpToMinor: 0, signs: true }
  return { kind: 'contact', contactId: id, clientId, name: 'Orla', rights } as const
}

test('a contact’s session sees its own client’s rows only, in any table', async () => {
  const orla = await contactOf()
  const seen = await inFirm(demo.firmId, orla).read(async (tx) => {
    const foreign: string[] = []
    let own = 0
    for (const { name, hasClient } of tables) {
      const column = name === 'client' ? sql`id` : hasClient ? sql`client_id` : sql`null::uuid`
      if ((await count(tx, name, sql`${column} is distinct from ${orla.clientId}`)) > 0) foreign.push(name)
      own += await count(tx, name, sql`${column} = ${orla.clientId}`)
    }
    assert.ok(own > 100, 'it sees its own')
    return foreign
  })
  assert.deepEqual(seen, [])
})

/** What a contact does may write a mail to the firm's people and is told as a happening; neither can be read back. */
const writtenUnseen = ['mail']

test('a contact writes no row of another client into any table', async () => {
  const orla = await contactOf()
  const answers = new Map<string, string>()
  for (const { name } of tables.filter(({ hasClient, name }) => hasClient && !writtenUnseen.includes(name)))
    answers.set(
      name,
      await refusal(demo.firmId, orla, (tx) =>
        sql`insert into ${sql.table(name)} (client_id) values (${newId()})`.execute(tx),
      ),
    )
  assert.deepEqual(
    [...answers].filter(([, code]) => code !== '42501'),
    [],
  )
})

type Operation = {
  method: string
  path: string
  parameters: { name: string; in: string; required?: boolean; schema?: Schema }[]
  body: Schema | undefined
}

/** Every route as the server publishes it. */
async function operations(): Promise<{ all: Operation[]; book: SchemaBook }> {
  const { body } = await server.anybody.get('/openapi.json')
  const document = body as {
    paths: Record<string, Record<string, Published>>
    components?: { schemas?: SchemaBook }
  }
  type Published = {
    parameters?: Operation['parameters']
    requestBody?: { content: Record<string, { schema: Schema }> }
  }
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content['application/json']?.schema,
    })),
  )
  return { all, book: document.components?.schemas ?? {} }
}

const tableOfField: Record<string, string> = {
  itemId: 'offboarding_item',
  orderId: 'purchase_order',
  documentId: 'agreement_document',
  eventId: 'ticket_event',
  caseId: 'vendor_case',
  approvalId: 'work_approval',
  sheetId: 'price_sheet',
  auditId: 'it_audit',
  assigneeId: 'person',
  ownerId: 'person',
  promiseId: 'ticket_promise',
  intoId: 'ticket',
  clientIds: 'client',
}
const tableOfPlace: Record<string, string> = {
  people: 'person',
  calendars: 'service_calendar',
  mails: 'mail',
  'billing-runs': 'billing_run',
  invoices: 'invoice',
  payments: 'payment',
  'credit-notes': 'invoice',
  reminders: 'dunning_step',
}

/** Whose rows the caller must not come near: all of the demo firm's, or those of its clients but one. */
type Foreign = { exceptClientId?: string }

const rowsOf = async ({ name, hasClient }: Table, { exceptClientId }: Foreign): Promise<string[]> => {
  const clientColumn = name === 'client' ? sql`id` : hasClient ? sql`client_id` : undefined
  if (exceptClientId !== undefined && clientColumn === undefined) return []
  const others = exceptClientId === undefined ? sql`true` : sql`${clientColumn} <> ${exceptClientId}`
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(name)} where firm_id = ${demo.firmId} and ${others} order by id`.execute(
    everything.kysely,
  )
  return rows.map(({ id }) => id)
}

async function foreignRows(foreign: Foreign): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>()
  for (const table of tables.filter(({ hasId }) => hasId)) ids.set(table.name, await rowsOf(table, foreign))
  return ids
}

/** Field and place say which table an id is of: ticketId, or the id in /invoices/{id}. */
function wordsFor(ids: ReadonlyMap<string, string>, path: string): Words {
  const place = path.split('/').find((part) => part in tableOfPlace) ?? ''
  const table = (field: string) =>
    field === 'id'
      ? tableOfPlace[place]
      : (tableOfField[field] ??
        field.replace(/Ids?$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  return {
    idOf: (field) => ids.get(table(field) ?? '') ?? ids.get('client') ?? '',
    day: demoDay,
    instant: demoNow,
  }
}

async function call(
  caller: Caller,
  { method, path, parameters, body }: Operation,
  book: SchemaBook,
  ids: ReadonlyMap<string, string>,
) {
  const words = wordsFor(ids, path)
  const textOf = (name: string, schema: Schema = {}) => String(minimalValue(schema, book, words, name))
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'token') return newToken()
    return encodeURIComponent(textOf(name, parameters.find((one) => one.name === name)?.schema))
  })
  const query = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(textOf(name, schema))}`)
  const at = query.length > 0 ? `${address}?${query.join('&')}` : address
  const send = body === undefined ? {} : minimalValue(body, book, words)
  switch (method) {
    case 'GET':
      return caller.get(at)
    case 'POST':
      return caller.post(at, send)
    case 'PUT':
      return caller.put(at, send)
    case 'PATCH':
      return caller.patch(at, send)
    default:
      return caller.delete(at)
  }
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Reading comes first and one's own account last, so that no call spoils the next. */
const inOrder = ({ method, path }: Operation) => (path.startsWith('/account') ? 2 : method === 'GET' ? 0 : 1)

type Outcome = { route: string; status: number; leaks: string[] }

async function callEverything(caller: Caller, foreign: Foreign): Promise<Outcome[]> {
  const rows = await foreignRows(foreign)
  const firstOf = new Map(
    [...rows].flatMap(([table, [id]]) => (id === undefined ? [] : [[table, id] as const])),
  )
  const ids = new Set([...rows.values()].flat())
  const { rows: named } = await sql<{ name: string }>`
    select name from client where firm_id = ${demo.firmId} and id is distinct from ${foreign.exceptClientId ?? null}`.execute(
    everything.kysely,
  )
  const { all, book } = await operations()
  const outcomes: Outcome[] = []
  for (const operation of all.toSorted((a, b) => inOrder(a) - inOrder(b))) {
    const { status, body } = await call(caller, operation, book, firstOf)
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    // A refusal may repeat what it was asked; nothing else may be in it.
    const sent = status < 300 ? new Set<string>() : new Set(firstOf.values())
    const leaks = [
      ...(text.match(uuids) ?? []).filter((id) => ids.has(id) && !sent.has(id)),
      ...named.filter(({ name }) => text.includes(name)).map(({ name }) => name),
    ]
    outcomes.push({ route: `${operation.method} ${operation.path}`, status, leaks })
  }
  return outcomes
}

const leaking = (outcomes: readonly Outcome[]) => outcomes.filter(({ leaks }) => leaks.length > 0)
const failing = (outcomes: readonly Outcome[]) => outcomes.filter(({ status }) => status >= 500)
const share = (outcomes: readonly Outcome[], is: (outcome: Outcome) => boolean) =>
  outcomes.filter(is).length / outcomes.length

test('asked for its own rows the demo firm answers: the calls below reach what they aim at', async (t) => {
  const caller = await server.signIn('maeve@northlight.example', demo.password)
  const rows = await foreignRows({})
  const firstOf = new Map(
    [...rows].flatMap(([table, [id]]) => (id === undefined ? [] : [[table, id] as const])),
  )
  const { all, book } = await operations()
  const reads = all.filter(({ method, path }) => method === 'GET' && !path.includes('{token}'))
  const outcomes: Outcome[] = []
  for (const operation of reads) {
    const { status } = await call(caller, operation, book, firstOf)
    outcomes.push({ route: operation.path, status, leaks: [] })
  }
  t.diagnostic(
    JSON.stringify(
      outcomes.filter(({ status }) => status !== 200).map(({ route, status }) => `${status} ${route}`),
    ),
  )
  assert.deepEqual(failing(outcomes), [])
  assert.ok(share(outcomes, ({ status }) => status === 200) > 0.8)
})

test('the owner of another firm gets nothing of it, whatever route is called with its ids', async (t) => {
  const outcomes = await callEverything(second.owner, {})
  assert.deepEqual(leaking(outcomes), [])
  assert.deepEqual(failing(outcomes), [])
  const malformed = outcomes.filter(({ status }) => status === 400)
  t.diagnostic(JSON.stringify(malformed.map(({ route }) => route)))
  assert.ok(malformed.length < outcomes.length * 0.1, `${malformed.length} calls were malformed`)
})

test('a contact of another firm gets nothing of it', async () => {
  const outcomes = await callEverything(second.contact, {})
  assert.deepEqual(leaking(outcomes), [])
  assert.deepEqual(failing(outcomes), [])
})

test('a contact gets nothing of the firm’s other clients', async () => {
  const { clientId } = await contactOf()
  const outcomes = await callEverything(await server.signIn(demo.portal, demo.password), {
    exceptClientId: clientId,
  })
  const portal = outcomes.filter(({ route }) => /^GET \/portal\/\w+$/.test(route))
  assert.ok(portal.length > 1 && portal.every(({ status }) => status === 200), 'it sees its own portal')
  assert.deepEqual(leaking(outcomes), [])
  assert.deepEqual(failing(outcomes), [])
})

test('every route of the contract is called', async () => {
  const { all } = await operations()
  const called = new Set(all.map(({ method, path }) => `${method} ${path}`))
  const promised = routesOf(contract)
  assert.ok(promised.length > 200)
  assert.deepEqual(
    promised.filter((route) => !called.has(route)),
    [],
  )
})

function routesOf(node: object): string[] {
  return Object.values(node).flatMap((inner: object) => {
    if (!('~orpc' in inner)) return routesOf(inner)
    const { route } = inner['~orpc'] as { route: { method?: string; path?: string } }
    return [`${route.method ?? 'POST'} ${route.path}`]
  })
}
