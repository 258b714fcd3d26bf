import assert from 'node:assert/strict'
import { test } from 'node:test'
import { no, yes } from '#kernel/decision.ts'
import { experienceFromRows } from './history-csv.ts'

test('a history of tickets and hours, counted where counts are given', () => {
  const rows = [
    { month: '2026-01', tickets: '9', hours: '8,5', endpoints: '' },
    { month: '2026-02', tickets: '12', hours: '11.25', endpoints: '24' },
  ]
  assert.deepEqual(
    experienceFromRows(rows, 20),
    yes({ months: 2, endpointMonths: 44, tickets: 21, hours: 19.75, emergencyHoursShare: null }),
  )
})

test('hours nobody kept are unknown, not zero', () => {
  const told = experienceFromRows([{ month: '2026-01', tickets: '9' }], 20)
  assert.ok(told.yes && told.value.hours === null)
})

test('what is no number is told by row and column', () => {
  const told = experienceFromRows(
    [
      { month: '2026-01', tickets: '9' },
      { month: '2026-02', tickets: 'many' },
    ],
    20,
  )
  assert.deepEqual(told, no('not-a-number', { row: 3, column: 'tickets', given: 'many' }))
  assert.ok(!experienceFromRows([{ month: '2026-01', tickets: '-1' }], 20).yes)
})

test('a file without the column of tickets is told what it has', () => {
  assert.deepEqual(
    experienceFromRows([{ month: '2026-01', count: '9' }], 20),
    no('no-column', { column: 'tickets', given: 'month, count' }),
  )
})
