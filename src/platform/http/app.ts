import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import { newId } from '../ids.ts'
import type { Api } from './api.ts'
import { listAsCsv } from './csv.ts'
import type { ContextOf } from './who.ts'

export type AppParts = {
  api: Api
  contextOf: ContextOf
  authenticate: (request: Request) => Promise<Response>
  openApi: () => Promise<unknown>
  docsPage: () => Promise<string>
  isReady: () => Promise<{ ready: boolean; [part: string]: unknown }>
  webFolder: string
  addressOf: (request: Request) => string
  log: Logger
}

/** The whole web server as one fetch-style app: tests call it in process, the main serves it. */
export function webApp(parts: AppParts) {
  const app = new Hono<{ Variables: { requestId: string } }>()
  app.use(secureHeaders({ xFrameOptions: 'DENY', referrerPolicy: 'same-origin' }))
  app.use(async (c, next) => {
    const requestId = c.req.header('x-request-id')?.slice(0, 64) ?? newId()
    const began = performance.now()
    c.set('requestId', requestId)
    await next()
    c.header('x-request-id', requestId)
    const took = Math.round(performance.now() - began)
    const path = c.req.path.replace(/\/(open|invitation|proposal|set-up)\/[^/]+/, '/$1/…')
    parts.log.info({ requestId, method: c.req.method, path, status: c.res.status, ms: took }, 'request')
  })
  app.onError((failure, c) => {
    parts.log.error({ err: failure, requestId: c.get('requestId') }, 'a request failed')
    return c.json(
      { reason: 'our-bug', sentence: 'Something went wrong on our side. The log has the details.' },
      500,
    )
  })

  app.get('/health', (c) => c.json({ live: true }))
  app.get('/ready', async (c) => {
    const state = await parts.isReady()
    return c.json(state, state.ready ? 200 : 503)
  })
  app.on(['GET', 'POST'], '/api/auth/*', (c) => {
    const request = new Request(c.req.raw)
    request.headers.set('x-perennial-address', parts.addressOf(c.req.raw))
    return parts.authenticate(request)
  })
  app.get('/api/v1/openapi.json', async (c) => c.json(await parts.openApi()))
  app.get('/api/docs', async (c) => c.html(await parts.docsPage()))
  app.use('/api/v1/*', bodyLimit({ maxSize: 40 * 1024 * 1024, onError: () => tooLarge() }))
  app.all('/api/v1/*', async (c) => {
    const request = c.req.raw
    const who = await parts.contextOf(request, c.get('requestId'))
    if ('refusal' in who) return who.refusal
    const ask = (one: Request) => parts.api(one, who.context)
    const isCsv = request.method === 'GET' && c.req.path.endsWith('.csv')
    const answer = isCsv ? await listAsCsv(request, ask) : await ask(request)
    return answer ?? c.json({ reason: 'not-found', sentence: `There is nothing at ${c.req.path}.` }, 404)
  })

  app.use(
    '*',
    serveStatic({ root: parts.webFolder, onFound: (path, c) => c.header('cache-control', cacheFor(path)) }),
  )
  app.get('*', async (c) => {
    c.header('cache-control', 'no-cache')
    return c.html(await readFile(join(parts.webFolder, 'index.html'), 'utf8'))
  })
  return app
}

// Built files carry a hash in their name; the page that names them does not.
const cacheFor = (path: string) =>
  path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

const tooLarge = () =>
  Response.json({ reason: 'too-large', sentence: 'A request may hold 40 MB at most.' }, { status: 413 })
