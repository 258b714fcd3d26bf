import pino from 'pino'
import { sql } from 'kysely'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { loginUrls } from '#platform/database/roles.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { queueNames } from '#platform/jobs/job.ts'
import { cloneDatabase } from '#platform/testing/cluster.ts'
import { jobs } from './api.ts'
import { openServer } from './server.ts'

const secret = 'a secret that only tests know, 40 long!!'
const baseUrl = 'http://perennial.test'

/**
 * The whole server in process on a database of its own, cloned from the migrated template. `firm()` sets up
 * Northlight IT through the routes and answers a caller signed in as its owner, Maeve.
 */
export async function openTestServer() {
  const database = await cloneDatabase((ownerUrl) => prepareDatabase(ownerUrl, secret, queueNames(jobs)).then(() => undefined))
  const mails: { to: string; purpose: string; url: string }[] = []
  const server = openServer({
    urls: loginUrls(database.ownerUrl, secret),
    secret,
    baseUrl,
    trustProxy: false,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    sendAccountMail: async (mail) => void mails.push(mail),
    areJobsRunning: () => true,
  })
  const caller = callerOf((request) => Promise.resolve(server.app.fetch(request)))
  return {
    ...server,
    database,
    mails,
    anybody: caller({}),
    caller,
    async firm() {
      const token = newToken()
      await sql`select door.set_first_owner_link(${sha256(token)}, ${new Date().toISOString()})`.execute(server.kysely)
      const made = await caller({}).post(`/open/${token}/set-up`, northlight)
      if (made.status !== 201) throw new Error(`set-up: ${JSON.stringify(made.body)}`)
      const { email, password } = northlight.owner
      return { owner: caller({ cookie: await signIn(email, password) }), ownerId: String(made.body.personId), token }
    },
    signIn: async (email: string, password: string) => caller({ cookie: await signIn(email, password) }),
    async close() {
      await server.close()
      await database.drop()
    },
  }

  async function signIn(email: string, password: string) {
    const response = await server.app.request(`${baseUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: baseUrl },
      body: JSON.stringify({ email, password }),
    })
    if (!response.ok) throw new Error(`sign-in: ${await response.text()}`)
    return cookiesOf(response)
  }
}

export const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON came back and asserts on it.
export type Answer = { status: number; body: any; headers: Headers }
export type Caller = ReturnType<ReturnType<typeof callerOf>>

/** Calls the API as one person would: `await owner.post('/tickets', {…})`. Each POST has a key of its own. */
export function callerOf(send: (request: Request) => Promise<Response>) {
  return (headers: Record<string, string>) => {
    const call = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> => {
      const key: Record<string, string> = method === 'POST' ? { 'idempotency-key': newId() } : {}
      const response = await send(
        new Request(`${baseUrl}/api/v1${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...key, ...headers, ...more },
          body: body === undefined ? undefined : JSON.stringify(body),
        }),
      )
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json')
      return { status: response.status, body: isJson && text ? JSON.parse(text) : text, headers: response.headers }
    }
    return {
      get: (path: string, more?: Record<string, string>) => call('GET', path, undefined, more),
      post: (path: string, body: unknown = {}, more?: Record<string, string>) => call('POST', path, body, more),
      put: (path: string, body: unknown) => call('PUT', path, body),
      patch: (path: string, body: unknown) => call('PATCH', path, body),
      delete: (path: string) => call('DELETE', path),
    }
  }
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

export const northlight = {
  owner: { name: 'Maeve Corrigan', email: 'maeve@northlight.example', password: 'a walk along the quay' },
  firm: {
    name: 'Northlight IT',
    country: 'IE',
    currency: 'EUR',
    zone: 'Europe/Dublin',
    hours: Object.fromEntries(weekdays.map((day) => [day, [['09:00', '17:30']]])),
    size: '2-5',
    fixedMonthlyCostMinor: 1_590_000,
  },
}
