import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authSentence, nextPage } from './auth-sentences.ts'

test('after signing in one comes back only to a page of ours', () => {
  assert.equal(nextPage('/desk?view=mine'), '/desk?view=mine')
  for (const next of [undefined, 'https://evil.example', '//evil.example', '/\\evil.example', 'desk'])
    assert.equal(nextPage(next), '/')
})

test('a refusal is told in the server’s words, and its silence in ours', () => {
  assert.equal(authSentence({ status: 429, message: 'That was too often.' }), 'That was too often.')
  assert.match(authSentence({ status: 0, message: 'fetch failed' }), /did not answer/)
  assert.match(authSentence({ status: 502 }), /did not answer/)
})
