import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import { contactActor } from '#clients'
import { contract } from '#contract'
import { personActor } from '#firm'
import { scopeAllows } from '#firm/rules'
import { connect, connectIdentity } from '#platform/database/connection.ts'
import { missingMigrations } from '#platform/database/migrate.ts'
import type { LoginUrls } from '#platform/database/roles.ts'
import { restApi } from '#platform/http/api.ts'
import { webApp } from '#platform/http/app.ts'
import { docsPage } from '#platform/http/docs-page.ts'
import { openApiOf } from '#platform/http/open-api.ts'
import { whoAsks } from '#platform/http/who.ts'
import { accounts } from '#platform/identity/accounts.ts'
import { type AccountMail, authentication } from '#platform/identity/auth.ts'
import { router, sentences } from './api.ts'

export type ServerParts = {
  urls: LoginUrls
  secret: string
  baseUrl: string
  trustProxy: boolean
  log: Logger
  sendAccountMail: (mail: AccountMail) => Promise<void>
  /** Whether jobs are taken up, here or elsewhere, for /ready. */
  areJobsRunning: () => boolean
}

/** The web server, plugged together. Tests call its `fetch` in process; `npm start` serves it. */
export function openServer({
  urls,
  secret,
  baseUrl,
  trustProxy,
  log,
  sendAccountMail,
  areJobsRunning,
}: ServerParts) {
  const database = connect(urls.app)
  const identity = connectIdentity(urls.auth)
  const auth = authentication({ kysely: identity.kysely, baseUrl, secret, sendMail: sendAccountMail })
  const own = accounts(auth)
  const addressOf = clientAddress(trustProxy)
  const openApi = openApiOf(contract, baseUrl, version)
  const app = webApp({
    api: restApi(router, sentences, log),
    contextOf: whoAsks({
      kysely: database.kysely,
      accounts: own,
      actorOf: (tx, { kind, subjectId }, scopes) =>
        kind === 'contact' ? contactActor(tx, subjectId) : personActor(tx, subjectId, scopes),
      scopeAllows,
      addressOf,
      baseUrl,
    }),
    authenticate: (request) => auth.handler(request),
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

/** Behind a proxy that is trusted, the address it forwards; else the connection's own. */
function clientAddress(trustProxy: boolean) {
  return (request: Request) => {
    const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
    return (trustProxy ? forwarded : request.headers.get('x-connection-address')) ?? '127.0.0.1'
  }
}
