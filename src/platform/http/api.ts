import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { type AnyRouter, ORPCError } from '@orpc/server'
import type { Logger } from 'pino'
import type { Context } from '../context.ts'
import { Replayed } from '../database/idempotency.ts'
import { failureOf } from './failures.ts'

export type Api = (request: Request, context: Context) => Promise<Response | undefined>

/** Serves the routes of all stages as REST under /api/v1. */
export function restApi(router: AnyRouter, sentences: Record<string, string>, log: Logger): Api {
  const handler = new OpenAPIHandler<Context>(router, {
    customErrorResponseBodyEncoder: (failure) =>
      failure.data ?? { reason: failure.code, sentence: failure.message },
    clientInterceptors: [
      async ({ next, path }) => {
        try {
          return await next()
        } catch (thrown) {
          // A repeat of an answered POST gets that answer; the route's own shape was checked the first time.
          if (thrown instanceof Replayed) return thrown.answer
          const failure = failureOf(thrown, sentences)
          if (failure) throw failure
          log.error({ err: thrown, route: path.join('.') }, 'a request failed')
          throw bug()
        }
      },
    ],
  })
  return async (request, context) => {
    const answer = await handler.handle(request, { prefix: '/api/v1', context })
    return answer.matched ? answer.response : undefined
  }
}

const bug = () =>
  new ORPCError('INTERNAL_SERVER_ERROR', {
    status: 500,
    data: {
      reason: 'our-bug',
      sentence: 'Something went wrong on our side; nothing was changed. The log has the details.',
    },
  })
