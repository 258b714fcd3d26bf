import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sha256 } from '#platform/ids.ts'
import { proposing } from './testing/proposing.ts'

const folder = mkdtempSync(join(tmpdir(), 'perennial-signing-'))
let it: Awaited<ReturnType<typeof proposing>>
before(async () => {
  it = await proposing()
})
after(async () => {
  await it.close()
  rmSync(folder, { recursive: true })
})

test('from prospect to signed: the whole path', async () => {
  const { clientId, proposalId, token } = await it.sent('Zennock Pharmacy')
  const [deal] = (await it.owner.api.winning.deals({ clientId })).items
  assert.deepEqual(
    [deal?.step, deal?.nextStep?.what],
    ['proposal', 'Call Zennock Pharmacy about the proposal'],
  )

  const opened = await it.open(token)
  assert.equal(opened.state, 'sent')
  assert.equal(opened.proposal.contact.name, 'Dara Wexcombe')
  await it.anybody.api.proposals.view({ token })
  await it.anybody.api.proposals.view({ token })
  const seen = await it.owner.api.proposals.get({ proposalId })
  assert.deepEqual([seen.state, seen.views], ['sent', 2])

  const signed = await it.sign(token)
  assert.equal(signed.status, 201, JSON.stringify(signed.body))
  assert.partialDeepStrictEqual(signed.body, { agreement: 'AGR-1001' })

  const proposal = await it.owner.api.proposals.get({ proposalId })
  assert.equal(proposal.state, 'signed')
  assert.partialDeepStrictEqual(proposal.signature, { name: 'Dara Wexcombe', option: 'Care' })
  const agreementId = proposal.signature?.agreementId ?? ''
  const agreement = await it.owner.get(`/agreements/${agreementId}`)
  assert.partialDeepStrictEqual(agreement, { status: 200, body: { name: 'Care', client: { id: clientId } } })
  const invoices = await it.owner.get(`/invoices?clientId=${clientId}`)
  assert.partialDeepStrictEqual(invoices.body, { total: 1 })
  const client = await it.owner.api.clients.get({ clientId })
  assert.equal(client.stage, 'client')
  const [won] = (await it.owner.api.winning.deals({ clientId })).items
  assert.deepEqual([won?.step, won?.nextStep], ['agreement', null])
  const timeline = await it.owner.api.clients.timeline({ clientId })
  const kinds = timeline.items.map(({ kind }) => kind)
  for (const kind of ['proposal.sent', 'proposal.viewed', 'proposal.signed', 'agreement.active'])
    assert.ok(kinds.includes(kind), `${kind} is missing from ${kinds.join(', ')}`)
  const mails = await it.owner.get('/mails')
  assert.match(JSON.stringify(mails.body), /Signed: PR-/)
})

test('a second signature is refused with a sentence, and changes nothing', async () => {
  const { clientId, token } = await it.sent('Rathdoon Plant Hire')
  assert.equal((await it.sign(token)).status, 201)
  assert.partialDeepStrictEqual(await it.sign(token), { status: 422, body: { reason: 'proposal-signed' } })
  assert.partialDeepStrictEqual((await it.owner.get(`/agreements?clientId=${clientId}`)).body, { total: 1 })
  assert.equal((await it.open(token)).state, 'signed')
})

test('of two who sign at the same moment one does, and there is one agreement and one invoice', async () => {
  const { clientId, token } = await it.sent('Thornback Fisheries')
  const input = await it.signing(token)
  const path = `/open/${token}/proposal-signature`
  const answers = await Promise.all([1, 2, 3].map(() => it.anybody.post(path, input)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 422, 422])
  assert.partialDeepStrictEqual((await it.owner.get(`/agreements?clientId=${clientId}`)).body, { total: 1 })
  assert.partialDeepStrictEqual((await it.owner.get(`/invoices?clientId=${clientId}`)).body, { total: 1 })
})

test('only somebody whom the client lets sign may sign, and only what is on the screen', async () => {
  const { token } = await it.sent('Fennimore Architects')
  assert.partialDeepStrictEqual(await it.sign(token, { email: 'ida@elsewhere.example' }), {
    status: 422,
    body: { reason: 'may-not-sign', field: 'email', who: 'Dara Wexcombe' },
  })
  assert.partialDeepStrictEqual(await it.sign(token, { hash: 'a'.repeat(64) }), {
    status: 422,
    body: { reason: 'other-text' },
  })
  assert.partialDeepStrictEqual(await it.sign(token, { optionKey: 'gold' }), {
    status: 422,
    body: { reason: 'no-such-option' },
  })
  assert.partialDeepStrictEqual(await it.sign(token, { consent: false }), {
    status: 400,
    body: { field: 'consent' },
  })
})

test('a link opens one proposal: neither that of another client nor anything else', async () => {
  const mine = await it.sent('Inverlune Accountants')
  const theirs = await it.sent('Kestrelmoor Estates')
  const foreign = await it.signing(theirs.token)
  const crossed = await it.anybody.post(`/open/${mine.token}/proposal-signature`, foreign)
  assert.partialDeepStrictEqual(crossed, { status: 422, body: { reason: 'other-text' } })
  const { body } = await it.owner.post('/invitations', {
    name: 'Ada Nwosu',
    email: 'ada@northlight.example',
    roles: ['technician'],
  })
  const invitation = String(Object.entries(body ?? {}).find(([key]) => key === 'link')?.[1])
    .split('/')
    .at(-1)
  const other = await it.anybody.get(`/open/${invitation}/proposal`)
  assert.partialDeepStrictEqual(other, { status: 422, body: { reason: 'link-of-another-kind' } })
  assert.equal((await it.anybody.get(`/open/${'x'.repeat(43)}/proposal`)).status, 404)
  assert.equal((await it.anybody.get('/proposals')).status, 401)
})

test('the chain holds, and the database keeps what was sealed from being changed', async () => {
  const { proposalId, token } = await it.sent('Oakmantle Events')
  await it.sign(token)
  const seal = await it.owner.api.proposals.seal({ proposalId })
  assert.deepEqual(seal.checked, { holds: true, broken: [] })
  for (const { sealed, hash } of seal.revisions) assert.equal(sha256(sealed), hash)
  const change = (table: 'proposal_revision' | 'proposal_signature') =>
    it.kysely
      .updateTable(table)
      .set({ hash: 'b'.repeat(64) })
      .execute()
  await assert.rejects(change('proposal_revision'), /permission denied/)
  await assert.rejects(change('proposal_signature'), /permission denied/)
  // Whoever owns the database may change a letter; it shows.
  const changed = seal.revisions[0]?.sealed.replace('Oakmantle', 'Oakmant1e') ?? ''
  await it.asOwner((kysely) =>
    kysely
      .updateTable('proposal_revision')
      .set({ sealed: changed })
      .where('proposal_id', '=', proposalId)
      .execute(),
  )
  const after = await it.owner.api.proposals.seal({ proposalId })
  assert.equal(after.checked.holds, false)
  assert.match(after.checked.broken[0]?.what ?? '', /revision 1: hash of its text/)
})

const reading = { skip: spawnSync('pdfsig', ['-v']).error ? 'poppler-utils is not installed' : false }

test('the signed paper carries all of it, and is checked without us', reading, async () => {
  const { proposalId, token } = await it.sent('Hollowfield Care Home')
  await it.sign(token)
  const paper = await it.anybody.get(`/open/${token}/proposal-document`)
  assert.equal(paper.headers.get('content-type'), 'application/pdf')
  const response = await it.app.request(`http://perennial.test/api/v1/open/${token}/proposal-document`)
  const file = join(folder, 'signed.pdf')
  writeFileSync(file, new Uint8Array(await response.arrayBuffer()))
  const seal = await it.owner.api.proposals.seal({ proposalId })
  assert.equal(sha256(readFileSync(file)), seal.signature?.documentSha256)
  assert.match(execFileSync('pdfsig', [file], { encoding: 'utf8' }), /Signature is Valid/)
  execFileSync('pdfdetach', ['-saveall', '-o', folder, file])
  assert.equal(sha256(readFileSync(join(folder, 'revision-1.json'))), seal.revisions[0]?.hash)
  assert.equal(sha256(readFileSync(join(folder, 'signature.json'))), seal.signature?.hash)
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  assert.match(text, /Dara Wexcombe/)
  assert.match(text, /force of my signature on paper/)
  assert.match(text.replace(/\s/g, ''), new RegExp(seal.signature?.hash ?? '-'))
})
