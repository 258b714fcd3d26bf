import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Terms } from '#agreements/rules'
import { addMonths, firstOfMonth } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { HeardHappening } from '#platform/jobs/job.ts'
import { serviceJobs } from '#service/jobs'
import { type BilledFirm, openBilledFirm } from '../testing/billed-firm.ts'
import { creditBrokenPromise } from './raise-credit.ts'

let firm: BilledFirm
/** Longer ago than the promise allows; that moment's day is the day of these stories. */
const reportedAt = new Date(Date.now() - 90 * 60_000).toISOString()
const today = reportedAt.slice(0, 10)
before(async () => {
  firm = await openBilledFirm()
})
after(() => firm.close())

/** Full as Ennet Freight has it: phone within an hour round the clock, 5 % back, 10 % a month at most. */
const full: Terms = {
  lines: [{ kind: 'fixed-fee', key: 'full', name: 'Full', unitPrice: '2142.00' }],
  benefits: [
    { kind: 'response', channel: 'phone', targetMinutes: 60, hours: 'always' },
    { kind: 'service-credit', bpOfMonthlyFee: 500, capBp: 1_000 },
  ],
}
const withoutCredit: Terms = { ...full, benefits: full.benefits?.slice(0, 1) ?? [] }

const context = (): Context => {
  const { db, now, actor } = firm.at(new Date().toISOString())
  return { db, now, actor, baseUrl: 'http://perennial.test', accounts: firm.accounts }
}

/** A ticket that nobody called back about, and what the desk tells of it. */
async function breakPromise(clientId: string, title: string) {
  const { id } = await firm.owner.api.service.openTicket({
    clientId,
    title,
    channel: 'mail',
    reportedAt,
  })
  const warn = serviceJobs.find(({ name }) => name === 'service.warn-of-promises')
  assert.ok(warn && 'every' in warn)
  await warn.run(context())
  const { rows: heard } = await firm.write((tx) =>
    sql<HeardHappening>`
      select id, kind, about_id as "aboutId", client_id as "clientId", details, made_at as "madeAt", made_by as "madeBy"
      from happening where kind = 'promise.broken' and about_id = ${id}`.execute(tx),
  )
  assert.equal(heard.length, 1)
  for (const happening of heard) await creditBrokenPromise(context(), happening)
  return { ticketId: id, again: () => Promise.all(heard.map((each) => creditBrokenPromise(context(), each))) }
}
const creditsOf = async (clientId: string) => (await firm.owner.api.billing.listCredits({ clientId })).items
const yes = (id: string) => firm.owner.api.billing.decideCredit({ id, approved: true })
const creditLinesOf = async (clientId: string) => {
  const { items } = await firm.owner.api.billing.listInvoices({ clientId, sort: 'number' })
  const invoices = await Promise.all(items.map(({ id }) => firm.owner.api.billing.invoice({ id })))
  return invoices.flatMap(({ number, lines }) =>
    lines
      .filter(({ kind }) => kind === 'service-credit')
      .map(({ quantity, unitPrice, netMinor }) => [number, quantity, unitPrice, netMinor]),
  )
}

test('a broken promise gives back a share of the month’s fee, once a ticket, and no more than the cap a month', async () => {
  const clientId = await firm.client('Ennet Freight')
  await firm.agree(clientId, firstOfMonth(today), full)
  const first = await breakPromise(clientId, 'The line is down')
  await first.again()
  await breakPromise(clientId, 'And again')
  await breakPromise(clientId, 'And a third time')
  const credits = (await creditsOf(clientId)).map(({ state, amountMinor }) => [state, amountMinor])
  assert.deepEqual(credits, [
    ['waiting', 10_710],
    ['waiting', 10_710],
  ])
  assert.equal((await firm.owner.api.billing.listCredits({ ticketId: first.ticketId })).total, 1)
})

test('without the benefit a broken promise gives nothing back', async () => {
  const clientId = await firm.client('Fennimore Architects')
  await firm.agree(clientId, firstOfMonth(today), withoutCredit)
  await breakPromise(clientId, 'Plotter stands still')
  assert.deepEqual(await creditsOf(clientId), [])
})

test('only a yes brings it on the next bill, once, however often and at once runs are asked for', async () => {
  const clientId = await firm.client('Hollowfield Care Home')
  await firm.agree(clientId, firstOfMonth(today), full)
  await breakPromise(clientId, 'Night call')
  const waits = await firm.owner.api.billing.previewClient({ clientId, through: today })
  assert.match(waits.exceptions[0]?.sentence ?? '', /service credit of 107\.10 EUR .* waits for a yes/)
  const [credit] = await creditsOf(clientId)
  await yes(credit?.id ?? '')
  await Promise.all([1, 2, 3].map(() => firm.bill(today, { clientIds: [clientId] })))
  await firm.bill(today, { clientIds: [clientId] })
  const [invoice] = (await firm.owner.api.billing.listInvoices({ clientId })).items
  assert.equal(invoice?.netMinor, 214_200 - 10_710)
  assert.deepEqual(await creditLinesOf(clientId), [[invoice?.number, '-1', '107.1', -10_710]])
  assert.partialDeepStrictEqual(await creditsOf(clientId), [{ state: 'billed', invoice: invoice?.number }])
})

test('an invoice that is taken back gives the credit back, and the next one takes it along', async () => {
  const clientId = await firm.client('Alderquay Dental')
  await firm.agree(clientId, firstOfMonth(today), full)
  await breakPromise(clientId, 'Scanner')
  await yes((await creditsOf(clientId))[0]?.id ?? '')
  await firm.bill(today, { clientIds: [clientId] })
  const [invoice] = (await firm.owner.api.billing.listInvoices({ clientId })).items
  await firm.owner.api.billing.creditInvoice({
    id: invoice?.id ?? '',
    reason: 'Wrong address',
    rebill: false,
  })
  assert.equal((await creditsOf(clientId))[0]?.state, 'approved')
  const later = addMonths(firstOfMonth(today), 1)
  await firm.bill(later, { clientIds: [clientId] })
  await firm.bill(later, { clientIds: [clientId] })
  assert.deepEqual(
    (await creditLinesOf(clientId)).map(([, quantity]) => quantity),
    ['-1', '-1'],
  )
  assert.equal((await creditsOf(clientId))[0]?.state, 'billed')
})

test('one that is more than the bill waits for the next, and MRR knows nothing of it', async () => {
  const clientId = await firm.client('Brannoch & Veale')
  const { id: agreementId } = await firm.agree(clientId, firstOfMonth(today), full)
  await firm.bill(today, { clientIds: [clientId] })
  await breakPromise(clientId, 'Mail')
  await yes((await creditsOf(clientId))[0]?.id ?? '')
  await firm.bill(today, { clientIds: [clientId] })
  assert.equal((await firm.owner.api.billing.listInvoices({ clientId })).total, 1)
  assert.equal((await creditsOf(clientId))[0]?.state, 'approved')
  assert.equal((await firm.owner.api.agreements.get({ agreementId })).monthlyMinor, 214_200)
})

test('no takes a reason, and what is decided stays decided', async () => {
  const clientId = await firm.client('Lorne & Tansy')
  await firm.agree(clientId, firstOfMonth(today), full)
  await breakPromise(clientId, 'Screen')
  const [credit] = await creditsOf(clientId)
  const decide = (body: object) => firm.owner.post(`/service-credits/${credit?.id}/decision`, body)
  assert.partialDeepStrictEqual(await decide({ approved: false }), {
    status: 422,
    body: { reason: 'decline-needs-reason', field: 'reason' },
  })
  await decide({ approved: false, reason: 'They had asked us to come tomorrow' })
  const [declined] = await creditsOf(clientId)
  assert.deepEqual([declined?.state, declined?.reason], ['declined', 'They had asked us to come tomorrow'])
  assert.partialDeepStrictEqual(await decide({ approved: true }), {
    status: 422,
    body: { reason: 'credit-decided' },
  })
})
