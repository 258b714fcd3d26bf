import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Interval, union, within, without } from './intervals.ts'

test('overlapping and touching stretches become one, empty ones go', () => {
  const stretches = [
    { from: 5, to: 7 },
    { from: 1, to: 3 },
    { from: 3, to: 4 },
    { from: 6, to: 9 },
    { from: 11, to: 11 },
  ]
  assert.deepEqual(union(stretches), [
    { from: 1, to: 4 },
    { from: 5, to: 9 },
  ])
})

test('a cut in the middle leaves both ends', () => {
  assert.deepEqual(without([{ from: 1, to: 9 }], [{ from: 3, to: 4 }]), [
    { from: 1, to: 3 },
    { from: 4, to: 9 },
  ])
})

const anyIntervals = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 })).map(([from, length]) => ({
    from,
    to: from + length,
  })),
  { maxLength: 8 },
)
const points = Array.from({ length: 90 }, (_, point) => point)
const holds = (intervals: readonly Interval[], point: number) =>
  intervals.some(({ from, to }) => from <= point && point < to)

test('a point is left when it was in a stretch and in no cut', () => {
  fc.assert(
    fc.property(anyIntervals, anyIntervals, (stretches, cuts) => {
      const left = without(stretches, cuts)
      for (const point of points) {
        assert.equal(holds(left, point), holds(stretches, point) && !holds(cuts, point))
        assert.equal(
          holds(within(stretches, 10, 30), point),
          holds(stretches, point) && point >= 10 && point < 30,
        )
      }
      assert.ok(left.every(({ from, to }, index) => from < to && (left[index - 1]?.to ?? -1) < from + 1))
    }),
  )
})
