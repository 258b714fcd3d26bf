import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays } from '#kernel/days.ts'
import { openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
})
after(() => server.close())

test('a firm that has just begun has no revenue, no rates and no cover, and says so', async () => {
  const shown = await owner.api.revenue.dashboard({})
  assert.deepEqual([shown.mrrMinor, shown.grr, shown.shareRecurring, shown.cover], [0, null, null, 0])
  assert.equal(shown.titles.contracted, 'Nothing is signed yet')
  assert.equal(shown.months.length, 13)
  assert.deepEqual(await owner.api.renewals.list({}), { items: [], total: 0 })
})

test('an agreement that serves another company brings in what both count, on every screen', async () => {
  const today = (await owner.api.firm.session()).now.slice(0, 10)
  const { id: servedId } = await owner.api.clients.add({ name: 'Nethercombe Parish Office', users: 5 })
  const { id: clientId } = await owner.api.clients.add({ name: 'Kestrelmoor Estates', users: 10 })
  const quantity = { of: 'user', rule: 'by-day' } as const
  const { id: agreementId } = await owner.api.agreements.draft({
    clientId,
    startsOn: today,
    endsOn: addDays(today, 90),
    from: {
      copy: 'terms',
      terms: {
        scope: { clientIds: [servedId] },
        lines: [{ kind: 'fixed-fee', key: 'care', name: 'Care', unitPrice: '10.00', quantity }],
      },
    },
  })
  await owner.api.agreements.sign({ agreementId, revision: 1, signedOn: today })
  const { mrrMinor } = await owner.api.revenue.dashboard({})
  const { monthlyMinor, lines } = await owner.api.agreements.get({ agreementId })
  const [renewal] = (await owner.api.renewals.list({})).items
  assert.deepEqual([mrrMinor, monthlyMinor, renewal?.mrrMinor], [15_000, 15_000, 15_000])
  assert.equal(lines[0]?.quantity, 15)
})
