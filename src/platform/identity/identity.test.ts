import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { getMigrations } from 'better-auth/db/migration'
import { cookiesOf, northlight, openTestServer, testSecret } from '#testing'
import { connectIdentity } from '../database/connection.ts'
import { loginUrls } from '../database/roles.ts'
import { authentication } from './auth.ts'

const origin = 'http://perennial.test'
const { email, password } = northlight.owner

let server: Awaited<ReturnType<typeof openTestServer>>
before(async () => {
  server = await openTestServer()
  await server.firm()
})
after(() => server.close())

/** Each caller has an address of its own: how often one may try is counted by address. */
function from(address: string) {
  return async (path: string, body?: unknown, cookie = '') => {
    const response = await server.app.request(`${origin}/api/auth${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', origin, cookie, 'x-connection-address': address },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: text ? JSON.parse(text) : null,
      cookie: cookiesOf(response),
      response,
    }
  }
}
const tokenOf = (url: string | undefined) => new URL(url ?? '').searchParams.get('token') ?? ''
const lastMail = () => server.mails.at(-1)

test("the library's tables are all there, with every column", async () => {
  const identity = connectIdentity(loginUrls(server.database.ownerUrl, testSecret).auth)
  const auth = authentication({
    kysely: identity.kysely,
    baseUrl: origin,
    secret: testSecret,
    sendMail: async () => undefined,
  })
  const needed = await getMigrations(auth.options, { throwOnUnsafe: false })
  await identity.close()
  assert.deepEqual(needed.toBeCreated, [])
  assert.deepEqual(needed.toBeAdded, [])
})

test('a wrong password is told in a sentence, and not whether the account exists', async () => {
  const ask = from('192.0.2.1')
  const wrong = await ask('/sign-in/email', { email, password: 'not the one' })
  const unknown = await ask('/sign-in/email', { email: 'nobody@northlight.example', password: 'not the one' })
  assert.equal(wrong.status, 401)
  assert.match(wrong.body.sentence, /^E-mail and password do not belong together/)
  assert.deepEqual(unknown.body, wrong.body)
})

test('whoever tries too often waits, and is told how long', async () => {
  const ask = from('192.0.2.2')
  for (let tries = 0; tries < 10; tries += 1)
    await ask('/sign-in/email', { email: 'nobody@northlight.example', password: 'guessing' })
  const stopped = await ask('/sign-in/email', { email, password })
  assert.equal(stopped.status, 429)
  assert.match(stopped.body.sentence, /^That was too often\. Wait (\d+ seconds|a minute) and try again\.$/)
  const elsewhere = await from('192.0.2.3')('/sign-in/email', { email, password })
  assert.equal(elsewhere.status, 200)
})

test('a second step is asked after the password, and a backup code works once', async () => {
  const ask = from('192.0.2.4')
  const first = await ask('/sign-in/email', { email, password })
  const enabled = await ask('/two-factor/enable', { password }, first.cookie)
  const secret = new TextDecoder().decode(
    base32.decode(new URL(enabled.body.totpURI).searchParams.get('secret') ?? ''),
  )
  const code = await createOTP(secret).totp()
  const verified = await ask('/two-factor/verify-totp', { code }, first.cookie)
  assert.equal(verified.status, 200)

  const again = await from('192.0.2.5')('/sign-in/email', { email, password })
  assert.equal(again.body.twoFactorRedirect, true)
  assert.equal((await server.caller({ cookie: again.cookie }).get('/session')).status, 401)
  const wrong = await from('192.0.2.5')('/two-factor/verify-totp', { code: '000000' }, again.cookie)
  assert.match(wrong.body.sentence, /^That is not the code/)

  const [backup = ''] = enabled.body.backupCodes
  const admitted = await from('192.0.2.5')('/two-factor/verify-backup-code', { code: backup }, again.cookie)
  assert.equal(admitted.status, 200)
  assert.equal((await server.caller({ cookie: admitted.cookie }).get('/session')).status, 200)
  const third = await from('192.0.2.6')('/sign-in/email', { email, password })
  const used = await from('192.0.2.6')('/two-factor/verify-backup-code', { code: backup }, third.cookie)
  assert.equal(used.status, 401)
})

test('a link in a mail is no way around the second step', async () => {
  const before = server.mails.length
  const asked = await from('192.0.2.7')('/sign-in/magic-link', { email })
  assert.equal(asked.status, 200)
  assert.equal(server.mails.length, before)
})

test('a new password by mail ends every session and keeps the second step', async () => {
  const ask = from('192.0.2.8')
  const signedIn = await ask('/sign-in/email', { email, password })
  await ask('/request-password-reset', { email })
  const mail = lastMail()
  assert.equal(mail?.purpose, 'password-reset')
  assert.match(mail?.url ?? '', /^http:\/\/perennial\.test\/reset-password\?token=/)
  const short = await ask('/reset-password', { token: tokenOf(mail?.url), newPassword: 'short' })
  assert.match(short.body.sentence, /10 characters at least/)
  const reset = await ask('/reset-password', { token: tokenOf(mail?.url), newPassword: 'a walk on the pier' })
  assert.equal(reset.status, 200)
  const again = await ask('/reset-password', { token: tokenOf(mail?.url), newPassword: 'a second new one' })
  assert.match(again.body.sentence, /used before/)
  assert.equal((await server.caller({ cookie: signedIn.cookie }).get('/session')).status, 401)
  const old = await ask('/sign-in/email', { email, password })
  assert.equal(old.status, 401)
  const fresh = await ask('/sign-in/email', { email, password: 'a walk on the pier' })
  assert.equal(fresh.body.twoFactorRedirect, true)
})

test('a contact signs in by a link that works once', async () => {
  const ask = from('192.0.2.9')
  const userId = await server.accounts.openAccount({ email: 'orla@alderquay.example', name: 'Orla Finch' })
  await ask('/sign-in/magic-link', { email: 'Orla@Alderquay.example', callbackURL: '/portal' })
  const mail = lastMail()
  assert.equal(mail?.to, 'orla@alderquay.example')
  assert.equal(new URL(mail?.url ?? '').searchParams.get('next'), '/portal')
  const opened = await ask(`/magic-link/verify?token=${tokenOf(mail?.url)}`)
  assert.equal(opened.status, 200)
  const session = await server.accounts.userOf(new Headers({ cookie: opened.cookie }))
  assert.equal(session?.userId, userId)
  const again = await ask(`/magic-link/verify?token=${tokenOf(mail?.url)}`).catch(() => undefined)
  assert.notEqual(again?.status, 200)
})

test('nobody without an account is mailed, or makes one', async () => {
  const before = server.mails.length
  const ask = from('192.0.2.10')
  await ask('/sign-in/magic-link', { email: 'stranger@elsewhere.example' })
  await ask('/request-password-reset', { email: 'stranger@elsewhere.example' })
  assert.equal(server.mails.length, before)
  const made = await ask('/sign-up/email', {
    email: 'stranger@elsewhere.example',
    password: 'let me in today',
    name: 'Stranger',
  })
  assert.notEqual(made.status, 200)
  assert.match(made.body.sentence, /invitation/)
})
