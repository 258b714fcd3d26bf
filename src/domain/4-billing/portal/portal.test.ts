import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import type { Context } from '#platform/context.ts'
import { firmDatabase } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import { type BilledFirm, openBilledFirm } from '../testing/billed-firm.ts'
import { portalInvoicePdf, portalInvoices } from './portal-invoices.ts'

let firm: BilledFirm
before(async () => {
  firm = await openBilledFirm()
})
after(() => firm.close())

const care = { lines: [{ kind: 'fixed-fee' as const, key: 'care', name: 'Care', unitPrice: '100.00' }] }

/** The client's own person, as the portal's session makes one. */
function contactOf(clientId: string, seesMoney: boolean): Context {
  const rights = { asks: true, seesMoney, approvesUpToMinor: 0, signs: false }
  const actor: Actor = { kind: 'contact', contactId: newId(), clientId, name: 'Una Byrne', rights }
  const now = new Date().toISOString()
  const db = firmDatabase(firm.server.kysely, { firmId: firm.firmId, actor, action: 'test', now })
  return { db, actor, now, baseUrl: 'http://perennial.test', accounts: firm.accounts }
}

test('a client sees its own invoices and opens them, and nobody else’s', async () => {
  const [own, other] = [await firm.client('Ennet Freight'), await firm.client('Brannoch & Veale')]
  for (const clientId of [own, other]) await firm.agree(clientId, '2026-11-01', care)
  await firm.bill('2026-11-02')
  const page = { page: 1, pageSize: 50 }
  const una = contactOf(own, true)
  const { items, total } = await portalInvoices(una, page)
  assert.deepEqual([total, items[0]?.grossMinor], [1, 12_300])
  const pdf = await portalInvoicePdf(una, items[0]?.id ?? '')
  assert.equal((await pdf.text()).slice(0, 5), '%PDF-')
  await assert.rejects(() => portalInvoicePdf(contactOf(other, true), items[0]?.id ?? ''), /no such invoice/)
  assert.throws(() => portalInvoices(contactOf(own, false), page), /Only people whom your company lets/)
})
