import { readFileSync } from 'node:fs'
import { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import { contactActor } from '#clients'
import { contract } from '#contract'
import { personActor } from '#firm'
import { scopeAllows } from '#firm/rules'
import { nowAt } from '#platform/clock.ts'
import type { DemoSignIns } from '#platform/context.ts'
import { connect, connectIdentity } from '#platform/database/connection.ts'
import { missingMigrations } from '#platform/database/migrate.ts'
import type { LoginUrls } from '#platform/database/roles.ts'
import { restApi } from '#platform/http/api.ts'
import { webApp } from '#platform/http/app.ts'
import { docsPage } from '#platform/http/docs-page.ts'
import { openApiOf } from '#platform/http/open-api.ts'
import { type ContextOf, whoAsks } from '#platform/http/who.ts'
import { accounts } from '#platform/identity/accounts.ts'
import { inOurWords } from '#platform/identity/answers.ts'
import { type AccountMail, authentication } from '#platform/identity/auth.ts'
import { router, sentences } from './api.ts'

export type ServerParts = {
  urls: LoginUrls
  secret: string
  baseUrl: string
  trustedProxies: number
  log: Logger
  sendAccountMail: (mail: AccountMail) => Promise<void>
  /** Whether jobs are taken up, here or elsewhere, for /ready. */
  areJobsRunning: () => boolean
  /** Whether webhooks may reach addresses of this machine and its own network. */
  mayReachPrivate?: boolean
  /** The key that documents are sealed with; asked for when the first one is. */
  sealKey: () => Uint8Array
}

/** The web server, plugged together. Tests call its `fetch` in process; `npm start` serves it. */
export function openServer({
  urls,
  secret,
  baseUrl,
  trustedProxies,
  log,
  sendAccountMail,
  areJobsRunning,
  mayReachPrivate,
  sealKey,
}: ServerParts) {
  const database = connect(urls.app)
  const identity = connectIdentity(urls.auth)
  const auth = authentication({ kysely: identity.kysely, baseUrl, secret, sendMail: sendAccountMail })
  const own = accounts(auth)
  const addressOf = clientAddress(trustedProxies)
  const openApi = openApiOf(contract, baseUrl, version)
  /** Only the main joins the demo to the house; a request that has no business with it never loads the code. */
  const withDemo =
    (asks: ContextOf): ContextOf =>
    async (request, requestId) => {
      const who = await asks(request, requestId)
      if ('refusal' in who || who.context.link?.purpose !== 'first-owner') return who
      return { context: { ...who.context, loadDemo } }
    }
  let loading: Promise<DemoSignIns> | undefined
  const loadDemo = () => {
    loading ??= loadedDemo().finally(() => {
      loading = undefined
    })
    return loading
  }
  const loadedDemo = async () => {
    const demo = await import('../demo/load-demo.ts')
    const parts = { kysely: database.kysely, accounts: own, nowMs: Date.parse(nowAt()) }
    const { owner, portal, password } = await demo.loadDemo(parts)
    return { email: owner, portalEmail: portal, password }
  }
  const app = webApp({
    api: restApi(router, sentences, log),
    contextOf: withDemo(
      whoAsks({
        kysely: database.kysely,
        accounts: own,
        actorOf: (tx, { kind, subjectId }, scopes) =>
          kind === 'contact' ? contactActor(tx, subjectId) : personActor(tx, subjectId, scopes),
        scopeAllows,
        addressOf,
        baseUrl,
        mayReachPrivate,
        sealKey,
      }),
    ),
    authenticate: async (request) => inOurWords(await auth.handler(request)),
    openApi,
    docsPage: async () => docsPage(await openApi()),
    isReady: async () => {
      const state = await readiness(database.kysely)
      return { ...state, ready: state.ready && areJobsRunning(), jobs: areJobsRunning() }
    },
    webFolder: join(import.meta.dirname, '../dist/web'),
    addressOf,
    log,
  })
  return {
    app,
    kysely: database.kysely,
    accounts: own,
    close: async () => {
      await database.close()
      await identity.close()
    },
  }
}

const version: string = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')).version

async function readiness(kysely: ReturnType<typeof connect>['kysely']) {
  try {
    const missing = await missingMigrations(
      async (text) => (await sql.raw<{ name: string }>(text).execute(kysely)).rows,
    )
    return {
      ready: missing.length === 0,
      database: true,
      migrations: missing.length === 0 ? 'done' : missing,
    }
  } catch {
    return { ready: false, database: false }
  }
}

/** The connection's own address, or the one that the outermost trusted proxy saw. */
function clientAddress(trustedProxies: number) {
  return (request: Request) => {
    const forwarded =
      request.headers
        .get('x-forwarded-for')
        ?.split(',')
        .map((hop) => hop.trim()) ?? []
    const seen = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined
    return seen ?? request.headers.get(connectionAddress) ?? '127.0.0.1'
  }
}

const connectionAddress = 'x-connection-address'

/** Serves the app on a port. What a client says of its own connection is overwritten. */
export function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  port: number,
  host: string,
) {
  return new Promise<{ port: number; close: () => Promise<void> }>((listening, failed) => {
    const server = serve(
      {
        port,
        hostname: host,
        fetch: (request, env) => {
          const own = new Request(request)
          own.headers.set(connectionAddress, addressOf(env))
          return app.fetch(own)
        },
      },
      (at) => listening({ port: at.port, close: () => closed(server) }),
    )
    server.once('error', failed)
  })
}

const addressOf = (env: unknown) =>
  typeof env === 'object' && env !== null && 'incoming' in env && env.incoming instanceof IncomingMessage
    ? (env.incoming.socket.remoteAddress ?? '')
    : ''

/** Takes no new request, ends idle connections, and lets running requests finish for a while. */
function closed(server: ServerType) {
  return new Promise<void>((done) => {
    server.close(() => done())
    if (!('closeIdleConnections' in server)) return
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 5000).unref()
  })
}
