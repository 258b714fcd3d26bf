import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween } from '#kernel/days.ts'
import { exposureByMonth } from './exposure.ts'

test('a count holds from its day, and its month is reckoned by days', () => {
  const counts = [
    { countedOn: '2026-03-01', count: 24 },
    { countedOn: '2026-04-14', count: 27 },
  ]
  const months = exposureByMonth(counts, '2026-03-01', '2026-05-01')
  assert.deepEqual(
    months.map(({ endpointMonths }) => endpointMonths),
    [24, (13 * 24 + 17 * 27) / 30],
  )
})

test('months before the first count are not counted', () => {
  const months = exposureByMonth([{ countedOn: '2026-04-10', count: 5 }], '2026-03-01', '2026-06-01')
  assert.deepEqual(
    months.map(({ counted }) => counted),
    [false, false, true],
  )
})

test('exposure of a steady client is its endpoints times the months, wherever counts repeat', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 5 }),
      (count, days) => {
        const counts = [0, ...days.sort((a, b) => a - b)].map((day) => ({
          countedOn: addDays('2025-01-01', day),
          count,
        }))
        const total = exposureByMonth(counts, '2025-01-01', '2026-01-01').reduce(
          (sum, month) => sum + month.endpointMonths,
          0,
        )
        assert.ok(Math.abs(total - count * 12) < 1e-9 * count)
        assert.equal(daysBetween('2025-01-01', '2026-01-01'), 365)
      },
    ),
  )
})
