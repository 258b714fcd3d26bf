import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ORPCError } from '@orpc/client'
import { mayRetry, refusalError, refusalOf } from './refusal.ts'

test('a refusal tells reason, sentence, field and status', () => {
  const body = { reason: 'block-expired', sentence: 'The block expired on 2 Feb 2026.', field: 'blockId' }
  const { reason, sentence, field, status, requestId } = refusalOf(refusalError(body, 422, 'r-1'))
  assert.deepEqual(
    { reason, sentence, field, status, requestId },
    {
      reason: 'block-expired',
      sentence: 'The block expired on 2 Feb 2026.',
      field: 'blockId',
      status: 422,
      requestId: 'r-1',
    },
  )
})

test('a malformed request doesn’t name its field twice', () => {
  const body = { reason: 'malformed', sentence: 'name: A name is needed.', field: 'name' }
  assert.equal(refusalOf(refusalError(body, 400, undefined)).sentence, 'A name is needed.')
})

test('a stale edit brings the row as it stands now', () => {
  const body = { reason: 'stale', sentence: 'Somebody changed this client.', current: { revision: 4 } }
  assert.deepEqual(refusalOf(refusalError(body, 409, undefined)).current, { revision: 4 })
})

test('an answer without a sentence gets one by its status', () => {
  assert.equal(
    refusalOf(new ORPCError('x', { status: 403 })).sentence,
    'Your role may not do this. Ask the owner.',
  )
  assert.equal(refusalError('<html>', 502, undefined), null)
})

test('only what may not have reached the server is tried again', () => {
  assert.equal(mayRetry(new TypeError('fetch failed')), true)
  assert.equal(mayRetry(new ORPCError('x', { status: 503 })), true)
  assert.equal(mayRetry(new ORPCError('x', { status: 500 })), false)
  assert.equal(mayRetry(new ORPCError('x', { status: 422 })), false)
})
