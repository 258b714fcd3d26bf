import assert from 'node:assert/strict'
import { test } from 'node:test'
import { no, orRefuse, Refused, yes } from './decision.ts'
import { sentence } from './sentences.ts'

test('a refusal names the field and what would be right', () => {
  assert.equal(
    sentence('not-a-day', { field: 'holidays[2]', given: '2026-02-30' }),
    'holidays[2] is not a day: 2026-02-30. Right is a day such as 2026-11-17.',
  )
})

test('a stage says its own reasons', () => {
  const own = { 'no-open-block': 'No block of {client} is open.' }
  assert.equal(sentence('no-open-block', { client: 'Marrowstone' }, own), 'No block of Marrowstone is open.')
})

test('a reason without a sentence is spelled readably', () => {
  assert.equal(sentence('already-drawn'), 'Already drawn.')
  assert.equal(sentence('already-drawn', { minutes: 15 }), 'Already drawn: minutes 15.')
})

test('a no is thrown with its reason and its sentence, a yes is handed on', () => {
  assert.equal(orRefuse(yes(60)), 60)
  assert.throws(
    () => orRefuse(no('not-an-amount', { given: 'ten' })),
    (error) =>
      error instanceof Refused &&
      error.reason === 'not-an-amount' &&
      error.about?.given === 'ten' &&
      error.message === 'ten is not an amount. Right is a number such as 1050.00.',
  )
})
