import { ORPCError } from '@orpc/server'
import { Refused } from '#kernel/decision.ts'
import { sentence } from '#kernel/sentences.ts'
import { KeyReused } from '../database/idempotency.ts'
import { NotAllowed, NotFound, Stale } from '../failures.ts'

/** What every failure answers: a reason to match, a sentence to read, and the field where there is one. */
export type FailureBody = { reason: string; sentence: string; field?: string; [fact: string]: unknown }

/** Turns whatever was thrown into an answer, in this one place. What it does not know is our bug: undefined. */
export function failureOf(thrown: unknown, sentences: Record<string, string>) {
  if (thrown instanceof Refused) {
    const about = thrown.about ?? {}
    return answer(422, {
      ...about,
      reason: thrown.reason,
      sentence: sentence(thrown.reason, about, sentences),
    })
  }
  if (thrown instanceof NotFound) return answer(404, { reason: 'not-found', sentence: thrown.message })
  if (thrown instanceof NotAllowed) return answer(403, { reason: thrown.reason, sentence: thrown.message })
  if (thrown instanceof Stale)
    return answer(409, { reason: 'stale', sentence: thrown.message, current: thrown.current })
  if (thrown instanceof KeyReused) {
    const text = 'This Idempotency-Key was used for another request. A new key for each request is right.'
    return answer(409, { reason: 'key-reused', sentence: text })
  }
  if (thrown instanceof ORPCError && thrown.code === 'BAD_REQUEST') return malformed(thrown.data)
  return undefined
}

const answer = (status: number, body: FailureBody) =>
  new ORPCError(String(body.reason), { status, message: body.sentence, data: body })

type Issue = {
  path?: PropertyKey[]
  message: string
  code?: string
  origin?: string
  minimum?: number
  maximum?: number
  inclusive?: boolean
}

function malformed(data: unknown) {
  const issues = issuesOf(data)
  const field = issues[0]?.path?.map(String).join('.')
  const said = issues.map((issue) => {
    const name = issue.path?.map(String).join('.')
    return name ? `${name}: ${plainly(issue)}` : plainly(issue)
  })
  const text = said.length > 0 ? said.join(' ') : 'The request could not be read: JSON is right.'
  return answer(400, { reason: 'malformed', sentence: text, ...(field ? { field } : {}) })
}

/** Limits in words that a person at a form understands; a shape's own sentences stay as they are. */
function plainly({ message, code, origin, minimum, maximum, inclusive }: Issue): string {
  if (!message.startsWith('Too ')) return message
  if (origin === 'string') {
    if (code === 'too_big') return `${maximum} characters are the most.`
    return minimum === 1 ? 'This is needed.' : `At least ${minimum} characters are needed.`
  }
  if (origin !== 'number' && origin !== 'int') return message
  if (code === 'too_small')
    return inclusive ? `At least ${minimum} is needed.` : `More than ${minimum} is needed.`
  return inclusive ? `At most ${maximum} is possible.` : `Less than ${maximum} is needed.`
}

const issuesOf = (data: unknown): Issue[] =>
  typeof data === 'object' && data !== null && 'issues' in data && Array.isArray(data.issues)
    ? data.issues
    : []
