import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { nowAt } from '#platform/clock.ts'
import { firmDatabase } from '#platform/database/firm-database.ts'
import { type Caller, openTestServer } from '#testing'
import { forgetAnswers } from './forget-answers.ts'
import { giveAccess } from './people/access.ts'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Caller
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
})
after(() => server.close())

const weekdays = {
  mon: [
    ['09:00', '12:30'],
    ['13:30', '17:30'],
  ],
  tue: [['09:00', '17:30']],
} satisfies Record<string, [string, string][]>

test('a firm begins with hours, a rate card, taxes and kinds of work', async () => {
  const { items: calendars } = await owner.api.firm.listCalendars()
  assert.equal(calendars[0]?.isDefault, true)
  const { items: cards } = await owner.api.firm.listRateCards()
  assert.partialDeepStrictEqual(cards[0], { fromOn: '1970-01-01', isInForce: true, mayWithdraw: false })
  const { items: taxes } = await owner.api.firm.listTaxCodes()
  assert.deepEqual(
    taxes.map(({ key, percent }) => `${key} ${percent}`),
    ['standard 23', 'zero 0'],
  )
  assert.equal((await owner.api.firm.listWorkCategories()).total, 8)
})

test('the currency stays once anything is numbered', async () => {
  const firm = await owner.api.firm.firm()
  const pounds = await owner.api.firm.changeFirm({ revision: firm.revision, currency: 'GBP' })
  const back = await owner.api.firm.changeFirm({
    revision: pounds.revision,
    currency: 'EUR',
    phone: '01-555 0100',
  })
  assert.equal(back.phone, '01-555 0100')
  const stale = await owner.patch('/firm', { revision: firm.revision, name: 'Southlight IT' })
  assert.partialDeepStrictEqual(stale.body, { reason: 'stale', current: { name: 'Northlight IT' } })
  await server.kysely.transaction().execute(async (tx) => {
    const { firms } = await owner.api.firm.session()
    await sql`select set_config('app.firm_id', ${firms[0]?.id ?? ''}, true)`.execute(tx)
    await sql`select door.take_numbers('client', 2026, 1)`.execute(tx)
  })
  const fixed = await owner.patch('/firm', { revision: back.revision, currency: 'USD' })
  assert.partialDeepStrictEqual(fixed.body, { reason: 'currency-fixed', field: 'currency' })
})

test('hours with a split shift are kept; hours that never open are refused', async () => {
  const [calendar] = (await owner.api.firm.listCalendars()).items
  assert.ok(calendar)
  const spec = {
    timezone: 'Europe/Dublin',
    hours: weekdays,
    holidays: ['2026-12-25'],
    dateOverrides: { '2026-12-24': [['09:00', '13:00'] as [string, string]] },
  }
  const changed = await owner.api.firm.changeCalendar({ ...calendar, name: 'Office', spec })
  assert.deepEqual(changed.spec.hours.mon, weekdays.mon)
  const never = await owner.put(`/calendars/${calendar.id}`, {
    revision: changed.revision,
    name: 'Office',
    spec: { timezone: 'Europe/Dublin', hours: {} },
  })
  assert.partialDeepStrictEqual(never.body, { reason: 'no-working-time' })
  const { id } = await owner.api.firm.addCalendar({
    name: 'Round the clock',
    spec: { timezone: 'UTC', hours: { mon: [['00:00', '24:00']] } },
  })
  assert.equal((await owner.api.firm.makeCalendarDefault({ id })).isDefault, true)
  const { items } = await owner.api.firm.listCalendars()
  assert.deepEqual(
    items.map(({ name, isDefault }) => [name, isDefault]),
    [
      ['Round the clock', true],
      ['Office', false],
    ],
  )
})

test('a rate card holds from its day; one that has begun is not withdrawn', async () => {
  const rates = { defaultMinor: 9900, roles: { senior: 12_500 }, multipliers: { evening: 15_000 } }
  await owner.api.firm.addRateCard({ fromOn: '2126-01-01', rates })
  const twice = await owner.post('/rate-cards', { fromOn: '2126-01-01', rates })
  assert.partialDeepStrictEqual(twice.body, { reason: 'rates-exist' })
  const [newest] = (await owner.api.firm.listRateCards()).items
  assert.partialDeepStrictEqual(newest, { isInForce: false, mayWithdraw: true, rates })
  await owner.api.firm.withdrawRateCard({ fromOn: '2126-01-01' })
  assert.partialDeepStrictEqual((await owner.delete('/rate-cards/1970-01-01')).body, {
    reason: 'rates-in-force',
  })
  assert.equal((await owner.delete('/rate-cards/2026-05-05')).status, 404)
})

test('a new tax rate is a dated row, and only the standard category carries one', async () => {
  const reduced = {
    key: 'reduced',
    name: 'Reduced rate',
    category: 'S' as const,
    percent: '13.5',
    fromOn: '2026-01-01',
  }
  const set = await owner.api.firm.setTaxCode(reduced)
  assert.partialDeepStrictEqual(set, { percent: '13.5', isInForce: true })
  const later = await owner.api.firm.setTaxCode({ ...reduced, percent: '9', fromOn: '2126-01-01' })
  assert.equal(later.isInForce, false)
  const odd = await owner.put('/tax-codes/exempt/2026-01-01', { name: 'Exempt', category: 'E', percent: '5' })
  assert.partialDeepStrictEqual(odd.body, { reason: 'rate-not-fit' })
})

test('kinds of work are added, retired, brought back and ordered', async () => {
  await owner.api.firm.addWorkCategory({ key: 'printing', name: 'Printing', isReactive: true })
  const again = await owner.post('/work-categories', { key: 'printing', name: 'Printers', isReactive: true })
  assert.partialDeepStrictEqual(again.body, { reason: 'category-exists' })
  const retired = await owner.api.firm.changeWorkCategory({ key: 'printing', isRetired: true })
  assert.notEqual(retired.retiredOn, null)
  const renamed = await owner.api.firm.changeWorkCategory({ key: 'printing', name: 'Print' })
  assert.deepEqual([renamed.name, renamed.retiredOn], ['Print', retired.retiredOn])
  assert.equal(
    (await owner.api.firm.changeWorkCategory({ key: 'printing', isRetired: false })).retiredOn,
    null,
  )
  const keys = (await owner.api.firm.listWorkCategories()).items.map(({ key }) => key).reverse()
  const ordered = await owner.api.firm.orderWorkCategories({ keys })
  assert.deepEqual(
    ordered.items.map(({ key }) => key),
    keys,
  )
  const short = await owner.put('/work-category-order', { keys: keys.slice(1) })
  assert.partialDeepStrictEqual(short.body, { reason: 'categories-missing' })
})

test('a setting differs from what the size sets until it is reset', async () => {
  const set = await owner.api.firm.changeSetting({ name: 'timeApproval', value: true })
  assert.deepEqual([set.value, set.usual], [true, false])
  const unfit = await owner.put('/settings/firstWarningPercent', { value: 500 })
  assert.partialDeepStrictEqual(unfit.body, { sentence: 'Right is a whole number from 10 to 100.' })
  assert.equal((await owner.api.firm.resetSetting({ name: 'timeApproval' })).value, false)
  const { items } = await owner.api.firm.permissions()
  assert.deepEqual(items.find(({ name }) => name === 'manage-people')?.roles, ['owner'])
})

test('who did what is listed, found by words, and comes as CSV', async () => {
  const { items } = await owner.api.firm.listAuditEntries({ q: 'rate-cards' })
  assert.ok(items.length >= 2)
  assert.equal(items[0]?.actorName, 'Maeve Corrigan')
  const csv = await owner.get('/audit-entries.csv?q=settings')
  assert.match(String(csv.body), /PUT settings\/timeApproval/)
})

test('a contact learns who is asking and which firm it is, and nothing of the staff', async () => {
  const { firms } = await owner.api.firm.session()
  const now = nowAt()
  const actor = { kind: 'system', name: 'test' } as const
  const db = firmDatabase(server.kysely, { firmId: firms[0]?.id ?? '', actor, action: 'test', now })
  const context = { db, actor, now, baseUrl: '', accounts: server.accounts }
  const clientId = crypto.randomUUID()
  const contactId = crypto.randomUUID()
  await db.write(async (tx) => {
    await tx
      .insertInto('client')
      .values({ id: clientId, number: 1, name: 'Alderquay Dental', currency: 'EUR', made_at: now })
      .execute()
    await tx
      .insertInto('contact')
      .values({ id: contactId, client_id: clientId, name: 'Orla Finch', email: 'orla@alderquay.example' })
      .execute()
    await giveAccess(tx, context, {
      kind: 'contact',
      id: contactId,
      clientId,
      name: 'Orla Finch',
      email: 'orla@alderquay.example',
    })
  })
  await server.accounts.openAccount({
    email: 'orla@alderquay.example',
    name: 'Orla',
    password: 'waves on the quay',
  })
  const orla = await server.signIn('orla@alderquay.example', 'waves on the quay')
  const session = await orla.api.firm.session()
  assert.partialDeepStrictEqual(session, {
    kind: 'contact',
    name: 'Orla Finch',
    firm: { name: 'Northlight IT' },
  })
  assert.deepEqual(session.may, [])
  assert.equal((await orla.get('/people')).status, 403)
})

test('answers of repeated requests are forgotten after a day', async () => {
  const { firms } = await owner.api.firm.session()
  const actor = { kind: 'system', name: 'forget-answers' } as const
  const at = (now: string) => {
    const db = firmDatabase(server.kysely, { firmId: firms[0]?.id ?? '', actor, action: 'job', now })
    return forgetAnswers({ db, actor, now, baseUrl: '', accounts: server.accounts })
  }
  assert.equal((await at(nowAt())).answers, 0)
  assert.ok((await at(nowAt(25 * 3_600_000))).answers > 0)
})
