import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionWords } from './action-words.ts'

test('an action is told in words, and an unknown one as it is', () => {
  assert.equal(actionWords('POST invitations'), 'Made invitations')
  assert.equal(actionWords('PUT people/{id}/roles'), 'Changed people, roles')
  assert.equal(actionWords('POST open/{token}/set-up'), 'Made set up')
  assert.equal(actionWords('job bill-nightly'), 'Ran bill nightly')
  assert.equal(actionWords('import'), 'import')
})
