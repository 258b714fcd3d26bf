import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authSentence, nextPage } from './auth-sentences.ts'

test('after signing in one comes back only to a page of ours', () => {
  assert.equal(nextPage('/desk?view=mine'), '/desk?view=mine')
  for (const next of [undefined, 'https://evil.example', '//evil.example', '/\\evil.example', 'desk'])
    assert.equal(nextPage(next), '/')
})

test('a refused sign-in is a sentence with the way out', () => {
  assert.match(authSentence({ code: 'INVALID_EMAIL_OR_PASSWORD', status: 401 }), /choose a new password/)
  assert.match(authSentence({ status: 429 }), /Wait a minute/)
  assert.match(authSentence({ status: 0 }), /did not answer/)
})
