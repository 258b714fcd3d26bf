import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Caller, cookiesOf, northlight, openTestServer } from '#testing'

const password = 'tea at half past ten'
let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Caller
let ownerId: string

before(async () => {
  server = await openTestServer()
  const firm = await server.firm()
  owner = firm.owner
  ownerId = firm.ownerId
})
after(() => server.close())

const tokenOf = (link = '') => link.split('/').at(-1) ?? ''

async function hire(name: string, roles: ('owner' | 'manager' | 'technician' | 'bookkeeper')[]) {
  const email = `${name.split(' ')[0]?.toLowerCase()}@northlight.example`
  const invited = await owner.api.firm.invite({ name, email, roles })
  const token = tokenOf(invited.link)
  const { personId } = await server.anybody.api.firm.acceptInvitation({ token, name, password })
  return { personId, email, token, caller: await signIn(email) }
}

/** Sign-ins are counted by address, so each has its own. */
let address = 0
async function signIn(email: string, withPassword = password) {
  address += 1
  const response = await server.app.request('http://perennial.test/api/auth/sign-in/email', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: 'http://perennial.test',
      'x-connection-address': `192.0.2.${address}`,
    },
    body: JSON.stringify({ email, password: withPassword }),
  })
  return server.caller({ cookie: cookiesOf(response) })
}

test('who is invited joins by the link, once, with the roles given', async () => {
  const { link = '' } = await owner.api.firm.invite({
    name: 'Tomasz Wilk',
    email: 'tomasz@northlight.example',
    roles: ['technician'],
  })
  const token = tokenOf(link)
  const told = await server.anybody.api.firm.invitation({ token })
  assert.equal(told.firmName, 'Northlight IT')
  assert.equal(told.account, 'new')
  const noPassword = await server.anybody.post(`/open/${token}/invitation`, { name: 'Tomasz Wilk' })
  assert.partialDeepStrictEqual(noPassword.body, { reason: 'password-needed', field: 'password' })
  await server.anybody.api.firm.acceptInvitation({ token, password })
  const tomasz = await signIn('tomasz@northlight.example')
  assert.deepEqual((await tomasz.api.firm.session()).roles, ['technician'])
  assert.equal((await tomasz.api.firm.session()).may.includes('see-money'), false)
  const again = await server.anybody.post(`/open/${token}/invitation`, { password })
  assert.partialDeepStrictEqual(again.body, { reason: 'invitation-over' })
})

test('the invitation goes out by mail, whose text only those who invite may read', async () => {
  const manager = await hire('Rosa Keane', ['manager'])
  const { items } = await manager.caller.api.firm.listMails({ q: 'rosa' })
  const [mail] = items
  assert.equal(mail?.purpose, 'invitation')
  assert.equal((await manager.caller.api.firm.mail({ id: mail?.id ?? '' })).text, '')
  assert.match((await owner.api.firm.mail({ id: mail?.id ?? '' })).text, /Accept the invitation: http/)
})

test('a colleague, or somebody invited already, is not invited twice', async () => {
  const maeve = await owner.post('/invitations', { ...northlight.owner, roles: ['technician'] })
  assert.partialDeepStrictEqual(maeve.body, { reason: 'works-here' })
  const joan = { name: 'Joan Pettifer', email: 'joan@northlight.example', roles: ['bookkeeper'] as const }
  const { id, link } = await owner.api.firm.invite({ ...joan, roles: [...joan.roles] })
  const twice = await owner.post('/invitations', joan)
  assert.partialDeepStrictEqual(twice.body, { reason: 'invited-already' })
  const fresh = await owner.api.firm.inviteAgain({ id })
  const old = await server.anybody.post(`/open/${tokenOf(link)}/invitation`, { password })
  assert.partialDeepStrictEqual(old.body, { reason: 'link-used' })
  await owner.api.firm.revokeInvitation({ id })
  const revoked = await server.anybody.post(`/open/${tokenOf(fresh.link)}/invitation`, { password })
  assert.partialDeepStrictEqual(revoked.body, { reason: 'invitation-over' })
})

test('an account that there is already is joined only by who holds it', async () => {
  await server.accounts.openAccount({ email: 'contact@northlight.example', name: 'A contact elsewhere' })
  const invited = await owner.api.firm.invite({
    name: 'Contact',
    email: 'contact@northlight.example',
    roles: ['technician'],
  })
  const token = tokenOf(invited.link)
  assert.equal((await server.anybody.api.firm.invitation({ token })).account, 'sign-in')
  const taken = await server.anybody.post(`/open/${token}/invitation`, { password })
  assert.partialDeepStrictEqual(taken.body, { reason: 'sign-in-first' })
})

test('a technician invites nobody and sees no costs', async () => {
  const ada = await hire('Ada Nwosu', ['technician'])
  assert.equal((await ada.caller.post('/invitations', {})).status, 400)
  const refused = await ada.caller.post('/invitations', {
    name: 'A friend',
    email: 'friend@northlight.example',
    roles: ['owner'],
  })
  assert.equal(refused.status, 403)
  const { items } = await ada.caller.api.firm.listPeople({})
  assert.ok(items.length > 0)
  assert.ok(items.every((person) => person.costPerHourMinor === null))
})

test('a firm does not lose its last owner', async () => {
  const me = await owner.api.firm.person({ id: ownerId })
  const down = await owner.put(`/people/${ownerId}/roles`, { revision: me.revision, roles: ['technician'] })
  assert.partialDeepStrictEqual(down.body, { reason: 'last-owner' })
  const left = await owner.post(`/people/${ownerId}/departure`)
  assert.partialDeepStrictEqual(left.body, { reason: 'last-owner' })
})

test('who leaves is out at once, with every session and key, and may come back', async () => {
  const first = await hire('Finn Daly', ['technician'])
  const { key } = await first.caller.api.firm.addApiKey({ name: 'Script', scopes: ['read'], expiresOn: null })
  const program = server.caller({ authorization: `Bearer ${key}` })
  assert.equal((await program.get('/people')).status, 200)
  await owner.api.firm.endAccess({ id: first.personId })
  assert.equal((await first.caller.get('/session')).status, 401)
  assert.equal((await program.get('/people')).status, 401)
  assert.equal((await (await signIn(first.email)).get('/session')).status, 403)
  const back = await hire('Finn Daly', ['technician'])
  assert.equal(back.personId, first.personId)
  assert.equal((await owner.api.firm.person({ id: back.personId })).endsOn, null)
})

test('erasing overwrites the person and keeps the books', async () => {
  const gone = await hire('Liam Roche', ['technician'])
  const early = await owner.post(`/people/${gone.personId}/erasure`)
  assert.partialDeepStrictEqual(early.body, { reason: 'still-here' })
  await gone.caller.api.firm.changeOwnDetails({ name: 'Liam Roche', phone: '01-555 0119' })
  await owner.api.firm.endAccess({ id: gone.personId })
  await owner.api.firm.erasePerson({ id: gone.personId })
  assert.equal((await owner.get(`/people/${gone.personId}`)).status, 404)
  const audit = await owner.api.firm.listAuditEntries({ q: 'Liam' })
  assert.equal(audit.total, 0)
  const former = await owner.api.firm.listAuditEntries({ q: 'Former colleague' })
  assert.ok(former.total > 0)
  assert.equal(await server.accounts.accountByEmail(gone.email), undefined)
})

test('a key reads or writes what its scopes say, for as long as it was made', async () => {
  const mia = await hire('Mia Brandt', ['manager'])
  const { id, key } = await mia.caller.api.firm.addApiKey({
    name: 'Report',
    scopes: ['people:read'],
    expiresOn: null,
  })
  const program = server.caller({ authorization: `Bearer ${key}` })
  assert.equal((await program.get('/people')).status, 200)
  const elsewhere = await program.get('/rate-cards')
  assert.partialDeepStrictEqual(elsewhere.body, { reason: 'scope-missing' })
  const account = await program.get('/account')
  assert.equal(account.status, 403)
  const past = await mia.caller.post('/account/api-keys', {
    name: 'X',
    scopes: ['read'],
    expiresOn: '2020-01-01',
  })
  assert.partialDeepStrictEqual(past.body, { reason: 'key-ends-first' })
  const odd = await mia.caller.post('/account/api-keys', { name: 'X', scopes: ['everything'] })
  assert.partialDeepStrictEqual(odd.body, { reason: 'unknown-scope' })
  const shown = await owner.api.firm.person({ id: mia.personId })
  assert.deepEqual(
    shown.apiKeys.map(({ hint }) => hint),
    [key?.slice(-4)],
  )
  await mia.caller.api.firm.revokeApiKey({ id })
  assert.equal((await program.get('/people')).status, 401)
})

test('one signs out elsewhere, but not where one is', async () => {
  const here = await hire('Nora Byrne', ['technician'])
  const there = await signIn(here.email)
  const { sessions } = await here.caller.api.firm.account()
  assert.equal(sessions.length, 2)
  const own = sessions.find((session) => session.isThis)?.id ?? ''
  assert.partialDeepStrictEqual((await here.caller.delete(`/account/sessions/${own}`)).body, {
    reason: 'this-session',
  })
  await here.caller.api.firm.endSession({ id: sessions.find((session) => !session.isThis)?.id ?? '' })
  assert.equal((await there.get('/session')).status, 401)
  assert.equal((await here.caller.get('/session')).status, 200)
})

test('hours, leave and skills of a person are kept, and leave is not taken twice', async () => {
  const { personId: id } = await hire('Owen Price', ['technician'])
  const before = await owner.api.firm.person({ id })
  await owner.api.firm.changePerson({
    id,
    revision: before.revision,
    hoursPerMonth: 120,
    costPerHourMinor: 2700,
  })
  const stale = await owner.patch(`/people/${id}`, { revision: before.revision, phone: '01-555 0100' })
  assert.equal(stale.status, 409)
  await owner.api.firm.changeShifts({
    id,
    shifts: {
      mon: [
        ['08:00', '12:00'],
        ['13:00', '16:30'],
      ],
    },
  })
  await owner.api.firm.changeSkills({ id, skills: ['Exchange', 'Exchange', 'Linux'] })
  await owner.api.firm.takeLeave({ id, fromOn: '2026-12-21', toOn: '2027-01-04', kind: 'holiday' })
  const overlap = await owner.post(`/people/${id}/leave`, {
    fromOn: '2027-01-03',
    toOn: '2027-01-05',
    kind: 'sick',
  })
  assert.partialDeepStrictEqual(overlap.body, { reason: 'leave-overlaps' })
  const after = await owner.api.firm.person({ id })
  assert.deepEqual(after.skills, ['Exchange', 'Linux'])
  assert.deepEqual(after.shifts, {
    mon: [
      ['08:00', '12:00'],
      ['13:00', '16:30'],
    ],
  })
  assert.equal(after.hoursPerMonth, 120)
  await owner.api.firm.cancelLeave({ id, leaveId: after.leave[0]?.id ?? '' })
  assert.deepEqual((await owner.api.firm.person({ id })).leave, [])
})

test('the same repeated invitation sends one mail and does not tell the link again', async () => {
  const key = { 'idempotency-key': 'invite-zoe-1' }
  const zoe = { name: 'Zoe Lund', email: 'zoe@northlight.example', roles: ['technician'] }
  const first = await owner.post('/invitations', zoe, key)
  const second = await owner.post('/invitations', zoe, key)
  assert.equal(second.status, 201)
  assert.partialDeepStrictEqual(first.body, second.body as object)
  assert.equal(JSON.stringify(second.body).includes('http'), false)
  assert.equal((await owner.api.firm.listMails({ q: 'zoe' })).total, 1)
})
