import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualMonth } from './usual-month.ts'

test('twenty endpoints with seven tickets in ten months of half an hour each have seven hours', () => {
  const prior = { shape: 7, rate: 10, dispersion: 1 }
  const book = { prior, hoursPerTicket: 0.5, afterHoursShare: 0.25, emergencyHoursShare: 0.1 }
  assert.deepEqual(usualMonth(book, 20), { minutes: 420, afterHoursMinutes: 105, emergencyMinutes: 42 })
})
