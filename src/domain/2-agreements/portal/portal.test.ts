import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Caller, openTestServer } from '#testing'

let server: Awaited<ReturnType<typeof openTestServer>>
let owner: Awaited<ReturnType<typeof server.firm>>['owner']
let today: string
let planId: string
before(async () => {
  server = await openTestServer()
  owner = (await server.firm()).owner
  today = (await owner.api.firm.session()).now.slice(0, 10)
  const { plans } = await owner.api.agreements.adoptStarterPlans({})
  planId = plans.find(({ key }) => key === 'twenty')?.id ?? ''
})
after(() => server.close())

async function clientWithHours(name: string) {
  const email = `una@${name.toLowerCase().replace(/\W+/g, '-')}.example`
  const { id: clientId } = await owner.api.clients.add({ name, contact: { name: `Una of ${name}`, email } })
  const from = { copy: 'plan', planId } as const
  const { id: agreementId } = await owner.api.agreements.draft({ clientId, startsOn: today, from })
  await owner.api.agreements.sign({ agreementId, revision: 1, signedOn: today })
  const { contacts } = await owner.api.clients.get({ clientId })
  const password = 'scanners at dock three'
  await server.accounts.openAccount({ email, name, password })
  await owner.api.clients.giveAccess({ contactId: contacts[0]?.id ?? '' })
  const contact: Caller = await server.signIn(email, password)
  return { agreementId, contact }
}

test('a contact sees the hours of its own company’s agreements, without prices, and no other’s', async () => {
  const ennet = await clientWithHours('Ennet Freight')
  const brannoch = await clientWithHours('Brannoch & Veale')
  const { items } = await ennet.contact.api.agreements.portalAgreements()
  assert.deepEqual(
    items.map(({ id, state, startsOn, lots }) => [id, state, startsOn, lots.map(({ left }) => left)]),
    [[ennet.agreementId, 'active', today, [1_200]]],
  )
  assert.doesNotMatch(JSON.stringify(items), /priceMinor|terms|ledger/)
  const others = await brannoch.contact.api.agreements.portalAgreements()
  assert.deepEqual(
    others.items.map(({ id }) => id),
    [brannoch.agreementId],
  )
})

test('agreements as staff see them are not for contacts, nor the portal for staff', async () => {
  const { contact, agreementId } = await clientWithHours('Calder Foods')
  for (const path of [
    '/agreements',
    `/agreements/${agreementId}`,
    `/agreements/${agreementId}/lots`,
    '/plans',
  ])
    assert.equal((await contact.get(path)).status, 403, path)
  assert.equal((await owner.get('/portal/agreements')).status, 403)
})

test('the session says what a contact’s company lets it do', async () => {
  const { contact } = await clientWithHours('Dunmore Dental')
  assert.partialDeepStrictEqual(await contact.api.firm.session(), {
    kind: 'contact',
    rights: { asks: true, seesMoney: false, approvesUpToMinor: 0, signs: false },
  })
  assert.equal((await owner.api.firm.session()).rights, null)
})
