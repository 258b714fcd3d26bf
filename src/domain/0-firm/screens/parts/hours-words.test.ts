import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hoursWords } from './hours-words.ts'

const day = ['09:00', '17:30'] as const

test('neighbours with the same hours are told as one', () => {
  assert.equal(
    hoursWords({ mon: [day], tue: [day], wed: [day], thu: [day], fri: [day] }),
    'Mon–Fri 09:00–17:30',
  )
  assert.equal(hoursWords({ mon: [day], wed: [day] }), 'Mon 09:00–17:30, Wed 09:00–17:30')
})

test('a split shift keeps its break', () => {
  const split = [
    ['08:00', '12:00'],
    ['13:00', '16:30'],
  ] as const
  assert.equal(hoursWords({ sat: split, sun: split }), 'Sat–Sun 08:00–12:00 and 13:00–16:30')
})

test('no hours at all are told', () => {
  assert.equal(hoursWords({}), 'Never open')
})
