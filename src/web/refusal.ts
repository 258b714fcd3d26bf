import { ORPCError } from '@orpc/client'

/** Why the server said no, ready for the page: a sentence a person can act on, and the field it belongs to. */
export type Refusal = {
  reason: string
  sentence: string
  field: string | undefined
  status: number
  /** For a stale edit: the row as it stands now, to be held against what was typed. */
  current: unknown
  requestId: string | undefined
}

/** Anything thrown by a call, as a refusal. A lost connection and a fault of ours are told apart from a rule. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ORPCError) return toldRefusal(error)
  const sentence = navigator.onLine
    ? 'The server did not answer. What you typed is still here; try again.'
    : 'There is no connection. What you typed is still here; try again when there is signal.'
  return {
    reason: 'no-answer',
    sentence,
    field: undefined,
    status: 0,
    current: undefined,
    requestId: undefined,
  }
}

/** True when trying again with the same key is safe and may help. */
export const mayRetry = (error: unknown) => !(error instanceof ORPCError) || error.status >= 502

/** What the server writes on refusing: { reason, sentence, field? }, with the row as it stands for a stale edit. */
export function refusalError(
  body: unknown,
  status: number,
  requestId: string | undefined,
): ORPCError<string, object> | null {
  const told = isRecord(body) && typeof body.sentence !== 'string' && isRecord(body.data) ? body.data : body
  if (!isRecord(told) || typeof told.sentence !== 'string') return null
  const code = typeof told.reason === 'string' ? told.reason : 'refused'
  return new ORPCError(code, { status, message: told.sentence, data: { ...told, requestId } })
}

function toldRefusal(error: ORPCError<string, unknown>): Refusal {
  const data = isRecord(error.data) ? error.data : {}
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : undefined)
  return {
    reason: text('reason') ?? error.code,
    sentence: withoutField(text('sentence') ?? usualSentence(error), text('field')),
    field: text('field'),
    status: error.status,
    current: data.current,
    requestId: text('requestId'),
  }
}

function usualSentence(error: ORPCError<string, unknown>): string {
  if (error.status === 401) return 'You are signed out. Sign in again; what you typed is kept here.'
  if (error.status === 403) return 'Your role may not do this. Ask the owner.'
  if (error.status === 404) return 'It is not there any more.'
  if (error.status === 409) return 'Someone changed it since you opened it.'
  if (error.status >= 500) return 'Something broke on our side. It is written down; try again.'
  return error.message
}

/** A malformed request names its field first; beside the field that would be said twice. */
function withoutField(sentence: string, field: string | undefined): string {
  return field && sentence.startsWith(`${field}: `) ? sentence.slice(field.length + 2) : sentence
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
