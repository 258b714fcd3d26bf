import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bridgeRows } from './bridge-rows.ts'

test('each step floats where the one before ended', () => {
  const steps = [
    { name: 'New', value: 300 },
    { name: 'Churn', value: -100 },
  ]
  const rows = bridgeRows({ name: 'November 2025', value: 1000 }, steps, { name: 'Now', value: 1200 })
  assert.deepEqual(
    rows.map((row) => row.span),
    [
      [0, 1000],
      [1000, 1300],
      [1200, 1300],
      [0, 1200],
    ],
  )
  assert.deepEqual(
    rows.map((row) => row.tone),
    ['main', 'mid', 'hollow', 'main'],
  )
})
