import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { sql } from 'kysely'
import pino from 'pino'
import { contract } from '#contract'
import { nowAt } from '#platform/clock.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { loginUrls } from '#platform/database/roles.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { queueNames } from '#platform/jobs/job.ts'
import { makeSealKey } from '#platform/seal/seal-key.ts'
import { cloneDatabase, type Template, type TestDatabase } from '#platform/testing/cluster.ts'
import { jobs } from './api.ts'
import { openServer } from './server.ts'

export const template: Template = {
  madeFrom: ['src/**/migrations/*.sql', 'src/platform/{database,jobs}/*.ts', 'src/**/jobs.ts'],
  prepare: async (ownerUrl) => {
    await prepareDatabase(ownerUrl, testSecret, queueNames(jobs))
  },
}
export const testSecret = 'a secret that only tests know, 40 long!!'
const baseUrl = 'http://perennial.test'

let sealKey: Uint8Array | undefined
/** Making a key takes a second, so tests that seal nothing make none. */
function testSealKey(): Uint8Array {
  sealKey ??= makeSealKey(baseUrl, nowAt())
  return sealKey
}

/**
 * The whole server in process on a database of its own, cloned from the migrated template. `firm()` sets up
 * Northlight IT through the routes and answers a caller signed in as its owner, Maeve.
 */
export async function openTestServer(): Promise<TestServer> {
  const database = await cloneDatabase(template)
  const mails: { to: string; purpose: string; url: string }[] = []
  const server = openServer({
    urls: loginUrls(database.ownerUrl, testSecret),
    secret: testSecret,
    baseUrl,
    trustedProxies: 0,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    sendAccountMail: async (mail) => void mails.push(mail),
    areJobsRunning: () => true,
    sealKey: testSealKey,
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
      await sql`select door.set_first_owner_link(${sha256(token)}, ${new Date().toISOString()})`.execute(
        server.kysely,
      )
      const { personId } = await caller({}).api.firm.setUp({ token, ...northlight })
      const { email, password } = northlight.owner
      return { owner: caller({ cookie: await signIn(email, password) }), ownerId: personId, token }
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

export type Answer = { status: number; body: unknown; headers: Headers }

/** The typed client of the whole API. */
type Api = JsonifiedClient<ContractRouterClient<typeof contract>>
export type Caller = {
  api: Api
  get: (path: string, more?: Record<string, string>) => Promise<Answer>
  post: (path: string, body?: unknown, more?: Record<string, string>) => Promise<Answer>
  put: (path: string, body: unknown) => Promise<Answer>
  patch: (path: string, body: unknown) => Promise<Answer>
  delete: (path: string) => Promise<Answer>
}
export type MakeCaller = (headers: Record<string, string>) => Caller

type OpenServer = ReturnType<typeof openServer>
export type TestServer = OpenServer & {
  database: TestDatabase
  mails: { to: string; purpose: string; url: string }[]
  anybody: Caller
  caller: MakeCaller
  firm: () => Promise<{ owner: Caller; ownerId: string; token: string }>
  signIn: (email: string, password: string) => Promise<Caller>
}

/**
 * Calls the API as one person would. `owner.api.service.…` is the typed client, which throws what was refused;
 * `owner.post('/tickets', {…})` shows status and body. Each POST has a key of its own.
 */
export function callerOf(send: (request: Request) => Promise<Response>): MakeCaller {
  return (headers: Record<string, string>) => {
    const call = async (
      method: string,
      path: string,
      body?: unknown,
      more: Record<string, string> = {},
    ): Promise<Answer> => {
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
      return {
        status: response.status,
        body: isJson && text ? JSON.parse(text) : text,
        headers: response.headers,
      }
    }
    const api: Api = createORPCClient(
      new OpenAPILink(contract, {
        url: `${baseUrl}/api/v1`,
        headers: () => ({ ...headers, 'idempotency-key': newId() }),
        fetch: (request) => send(request),
        customErrorResponseBodyDecoder: (body, { status }) =>
          new ORPCError('REFUSED', { status, message: JSON.stringify(body), data: body }),
      }),
    )
    return {
      api,
      get: (path: string, more?: Record<string, string>) => call('GET', path, undefined, more),
      post: (path: string, body: unknown = {}, more?: Record<string, string>) =>
        call('POST', path, body, more),
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
    hours: Object.fromEntries(weekdays.map((day) => [day, [['09:00', '17:30']] as [string, string][]])),
    size: '2-5' as const,
    fixedMonthlyCostMinor: 1_590_000,
  },
}
