import assert from 'node:assert/strict'
import { test } from 'node:test'
import { submissionFor } from './submission.ts'

test('trying the same again keeps the key', () => {
  const first = submissionFor({ minutes: 90 }, undefined)
  assert.equal(submissionFor({ minutes: 90 }, first).key, first.key)
})

test('another input is another submission', () => {
  const first = submissionFor({ minutes: 90 }, undefined)
  assert.notEqual(submissionFor({ minutes: 95 }, first).key, first.key)
})
