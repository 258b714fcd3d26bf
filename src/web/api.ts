import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { contract } from '#contract'
import { chosenFirm } from './chosen-firm.ts'
import { mayRetry, refusalError } from './refusal.ts'
import { noteAnswer } from './server-time.ts'

/** One key per submission, the same when it is tried again: the server then acts once and answers alike. */
export type CallContext = { idempotencyKey?: string }

const link = new OpenAPILink<CallContext>(contract, {
  url: `${location.origin}/api/v1`,
  headers: ({ context }) => headersOf(context),
  fetch: keyedFetch,
  customErrorResponseBodyDecoder: (body, response) =>
    refusalError(body, response.status, requestIdOf(response.headers)),
})

export const client: ContractRouterClient<typeof contract, CallContext> = createORPCClient(link)

/** Query options and calls for every route: `useQuery(api.agreements.list.queryOptions({ input }))`. */
export const api = createTanstackQueryUtils(client)

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askToSignIn }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (count, error) => count < 2 && mayRetry(error) },
    mutations: { retry: false },
  },
})

function headersOf({ idempotencyKey }: CallContext): Record<string, string> {
  const firm = chosenFirm()
  return {
    ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    ...(firm ? { 'x-perennial-firm': firm } : {}),
  }
}

async function keyedFetch(request: Request, init: object): Promise<Response> {
  if (request.method === 'POST' && !request.headers.has('idempotency-key'))
    request.headers.set('idempotency-key', crypto.randomUUID())
  const response = await fetch(request, { ...init, credentials: 'same-origin' })
  noteAnswer()
  return response
}

/** Whoever is signed out meanwhile signs in and comes back to the same page. */
function askToSignIn(error: unknown): void {
  if (!(error instanceof ORPCError) || error.status !== 401 || location.pathname.startsWith('/sign-in'))
    return
  if (location.pathname.startsWith('/portal')) {
    if (location.pathname !== '/portal/sign-in') location.assign('/portal/sign-in')
    return
  }
  const here = location.pathname + location.search
  location.assign(here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`)
}

function requestIdOf(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): string | undefined {
  const id = headers['x-request-id']
  return typeof id === 'string' ? id : id?.[0]
}
