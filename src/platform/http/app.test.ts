import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { northlight, openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
before(async () => {
  server = await openTestServer()
})
after(() => server.close())

test('nobody who is not signed in learns anything', async () => {
  const answer = await server.anybody.get('/session')
  assert.equal(answer.status, 401)
  assert.deepEqual(answer.body, { reason: 'not-signed-in', sentence: 'Sign in first.' })
})

test('a firm is set up once by the link, which opens no account afterwards; its owner may do everything', async () => {
  const { owner, token } = await server.firm()
  const session = await owner.api.firm.session()
  assert.equal(session.firm.name, 'Northlight IT')
  assert.ok(session.may.includes('manage-people'))
  const again = await server.anybody.post(`/open/${token}/set-up`, northlight)
  assert.equal(again.status, 422)
  assert.partialDeepStrictEqual(again.body, { reason: 'link-used' })
  const other = { ...northlight.owner, email: 'oona.hale@northlight.example' }
  assert.equal(
    (await server.anybody.post(`/open/${token}/set-up`, { ...northlight, owner: other })).status,
    422,
  )
  assert.equal(await server.accounts.accountByEmail(other.email), undefined)
})

test('malformed input is told by the name of its field', async () => {
  const answer = await server.anybody.post('/open/nonsense/set-up', {})
  assert.equal(answer.status, 404)
  assert.partialDeepStrictEqual(answer.body, { reason: 'link-unknown' })
})

test('a write sent along from another site is refused', async () => {
  const answer = await server.anybody.post('/open/x/set-up', northlight, {
    origin: 'https://elsewhere.example',
  })
  assert.equal(answer.status, 403)
})
