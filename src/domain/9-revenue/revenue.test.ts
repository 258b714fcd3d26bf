import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
before(async () => {
  server = await openTestServer()
})
after(() => server.close())

test('a firm that has just begun has no revenue, no rates and no cover, and says so', async () => {
  const { owner } = await server.firm()
  const shown = await owner.api.revenue.dashboard({})
  assert.deepEqual([shown.mrrMinor, shown.grr, shown.shareRecurring, shown.cover], [0, null, null, 0])
  assert.equal(shown.titles.contracted, 'Nothing is signed yet')
  assert.equal(shown.months.length, 13)
  assert.deepEqual(await owner.api.renewals.list({}), { items: [], total: 0 })
})
