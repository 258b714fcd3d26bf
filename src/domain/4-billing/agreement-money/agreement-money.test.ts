import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type BilledFirm, openBilledFirm } from '../testing/billed-firm.ts'

let firm: BilledFirm
before(async () => {
  firm = await openBilledFirm()
})
after(() => firm.close())

const term = { from: '2026-09-01', through: '2026-10-15' }

test('what was billed ahead is not earned, and open work counts as much as invoiced work', async () => {
  const clientId = await firm.client('Carrowmel Veterinary')
  const { id: agreementId } = await firm.agree(clientId, '2026-09-01', {
    lines: [
      {
        kind: 'retainer',
        key: 'hours',
        name: 'An hour a month',
        unitPrice: '300.00',
        allowance: { unit: 'minutes', amount: 60 },
        rollover: { mode: 'none' },
        overage: { kind: 'bill', rateMinor: 10_000 },
      },
    ],
  })
  await firm.work([{ clientId, on: '2026-09-08', from: '09:00', to: '11:00' }])
  await firm.bill('2026-10-01', { clientIds: [clientId] })
  await firm.work([{ clientId, on: '2026-10-06', from: '09:00', to: '10:30' }])
  const money = await firm.owner.api.billing.agreementMoney({ agreementId, ...term })
  assert.partialDeepStrictEqual(money, {
    billed: { netMinor: 60_000 + 10_000, creditedMinor: 0, invoices: 1 },
    // September, and 15 of the 31 days of October.
    earned: { feesMinor: 30_000 + 14_516 },
    work: { billedMinor: 10_000 + 5_000 },
    earnedMinor: 59_516,
    aheadMinor: 10_484,
    labour: { minutes: 210, entries: 2 },
    effectiveHourlyMinor: 17_005,
  })
  const [invoice] = (await firm.owner.api.billing.listInvoices({ clientId })).items
  await firm.owner.api.billing.creditInvoice({ id: invoice?.id ?? '', reason: 'Wrong name', rebill: true })
  const rebilled = await firm.owner.api.billing.agreementMoney({ agreementId, ...term })
  assert.partialDeepStrictEqual(rebilled, {
    billed: { netMinor: 70_000, creditedMinor: 70_000, invoices: 2 },
    earnedMinor: 59_516,
    labour: { minutes: 210, entries: 2 },
  })
})

test('days that run backwards and agreements that are not there are told apart', async () => {
  const clientId = await firm.client('Dunvarra Joinery')
  const { id } = await firm.agree(clientId, '2026-09-01', {
    lines: [{ kind: 'fixed-fee', key: 'care', name: 'Care', unitPrice: '474.00' }],
  })
  const backwards = await firm.owner.get(`/agreements/${id}/money?from=2026-10-01&through=2026-09-01`)
  assert.partialDeepStrictEqual(backwards, { status: 422, body: { reason: 'days-backwards' } })
  const nobody = await firm.owner.get(`/agreements/${clientId}/money?from=2026-09-01&through=2026-10-01`)
  assert.equal(nobody.status, 404)
})
