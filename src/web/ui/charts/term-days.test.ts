import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayBefore, daysFrom, labelRows, monthStarts, plusDays } from './term-days.ts'

test('days are counted over a change of clocks and a leap day', () => {
  assert.equal(daysFrom('2026-02-01', '2027-02-01'), 365)
  assert.equal(daysFrom('2028-02-28', '2028-03-01'), 2)
  assert.equal(plusDays('2026-10-24', 2), '2026-10-26')
  assert.equal(dayBefore('2027-02-01'), '2027-01-31')
})

test('months begin on their first', () => {
  assert.deepEqual(monthStarts('2026-11-17', '2027-02-01'), ['2026-12-01', '2027-01-01', '2027-02-01'])
  assert.deepEqual(monthStarts('2026-02-01', '2026-03-31'), ['2026-02-01', '2026-03-01'])
})

test('a label that would touch another goes a line lower', () => {
  const labels = [
    { at: 0, width: 80, end: false },
    { at: 40, width: 80, end: false },
    { at: 300, width: 80, end: true },
  ]
  assert.deepEqual(labelRows(labels), [0, 1, 0])
})
