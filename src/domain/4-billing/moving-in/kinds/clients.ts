import { recordRelationshipStep } from '#clients'
import { type Day, earlierDay } from '#kernel/days.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { onceIn, plain } from '../known.ts'
import type { Row, Tell } from '../rows.ts'
import type { Importing, PrepareKind } from './kind.ts'

/** Clients, each once by its number in the old system or by its name. */
export const prepareClients: PrepareKind = async (importing) => {
  const { tx, rows, tell, home } = importing
  const there = await tx.selectFrom('client').select(['name', 'imported_key as key']).execute()
  const known = new Set(there.flatMap(({ name, key }) => (key ? [plain(name), plain(key)] : [plain(name)])))
  const once = onceIn(tell)
  const read = rows.flatMap((row) => {
    const client = readClient(row, tell, home.currency)
    return client && once(row, 'name', plain(client.key)) ? [client] : []
  })
  const fresh = read.filter(({ key, name }) => !known.has(plain(key)) && !known.has(plain(name)))
  return { fresh: fresh.length, known: read.length - fresh.length, write: () => write(importing, fresh) }
}

type ClientRow = NonNullable<ReturnType<typeof readClient>>

function readClient(row: Row, tell: Tell, homeCurrency: string) {
  const name = row.text('name')
  const currency = row.text('currency').toUpperCase() || homeCurrency
  const email = row.text('billingEmail')
  if (!/^[A-Z]{3}$/.test(currency)) return void tell(row, 'currency', 'not-a-currency', { given: currency })
  if (email && !isEmail(email)) return void tell(row, 'billingEmail', 'not-an-email', { given: email })
  return {
    id: newId(),
    key: row.text('key') || name,
    name,
    currency,
    industry: row.text('industry'),
    address: row.text('address'),
    country: row.text('country').slice(0, 2).toUpperCase(),
    tax_number: row.text('taxNumber'),
    payment_terms_days: row.number('paymentTermsDays') ?? 14,
    billing_email: email,
    customerSince: row.text('customerSince') || null,
    clientSince: row.text('clientSince') || null,
    source: row.text('source'),
  }
}

export const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

async function write({ tx, by, home }: Importing, clients: readonly ClientRow[]) {
  if (clients.length === 0) return
  const first = await takeNumbers(tx, 'client', 0, clients.length)
  await insertRows(
    tx,
    'client',
    {
      id: 'uuid',
      number: 'int4',
      name: 'text',
      industry: 'text',
      address: 'text',
      country: 'text',
      tax_number: 'text',
      currency: 'text',
      payment_terms_days: 'int4',
      billing_email: 'text',
      imported_key: 'text',
      made_at: 'timestamptz',
    },
    clients.map(({ key, customerSince: _, clientSince: __, source: ___, ...client }, at) => ({
      ...client,
      number: first + at,
      imported_key: key,
      made_at: by.now,
    })),
  )
  await insertRows(
    tx,
    'client_staff',
    { client_id: 'uuid', source: 'text', customer_since: 'date', client_since: 'date' },
    clients.map(({ id, source, customerSince, clientSince }) => ({
      client_id: id,
      source,
      customer_since: customerSince,
      client_since: clientSince,
    })),
  )
  for (const client of clients) await recordSteps(tx, by, client, home.today)
  const told = clients.map(({ id, name }) => ({
    kind: 'client.added',
    aboutId: id,
    clientId: id,
    details: { text: name },
  }))
  await recordHappenings(tx, by, told)
}

/** Met by the first day we know of; a customer since it paid. That it is a client follows from its agreement. */
async function recordSteps(tx: Importing['tx'], by: Importing['by'], client: ClientRow, today: Day) {
  const since = client.customerSince ?? client.clientSince
  const metOn = since === null ? today : earlierDay(since, today)
  await recordRelationshipStep(tx, by, { clientId: client.id, fact: 'met', onDay: metOn, cause: 'moved in' })
  if (since !== null)
    await recordRelationshipStep(tx, by, {
      clientId: client.id,
      fact: 'paid',
      onDay: metOn,
      cause: 'moved in',
    })
}
