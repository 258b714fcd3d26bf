import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { no, orRefuse } from '#kernel/decision.ts'
import { buhlmannStraub, type Cell, credibilityIntervals, gammaPoissonPredictive } from './credibility.ts'

const cells = (rows: Record<string, [ratio: number, weight: number][]>): Cell[] =>
  Object.entries(rows).flatMap(([clientId, row]) =>
    row.map(([ratio, weight], period) => ({ clientId, period: String(period), ratio, weight })),
  )

const book = cells({
  'Alder Dental': [
    [0.6, 30],
    [0.8, 30],
    [0.7, 33],
  ],
  'Birch Law': [
    [1.4, 12],
    [1.1, 12],
    [1.5, 12],
  ],
  'Cedar Print': [
    [0.3, 60],
    [0.4, 60],
    [0.35, 62],
  ],
})

test('a cell without exposure counts for nothing, not even as a period', () => {
  const withEmpty = [...book, { clientId: 'Birch Law', period: '9', ratio: 0, weight: 0 }]
  assert.deepEqual(orRefuse(buhlmannStraub(withEmpty)), orRefuse(buhlmannStraub(book)))
})

test('a client without any exposure is given the collective', () => {
  const withNewcomer = [...book, { clientId: 'Dogwood', period: '0', ratio: 0, weight: 0 }]
  const { clients, collective } = orRefuse(buhlmannStraub(withNewcomer))
  assert.deepEqual(clients.at(-1), { id: 'Dogwood', mean: null, weight: 0, z: 0, estimate: collective })
})

test('clients that differ less than chance would have it are all given the collective, and it is said', () => {
  const alike = cells({
    a: [
      [0.5, 60],
      [0.7, 60],
    ],
    b: [
      [0.62, 90],
      [0.48, 90],
    ],
    c: [
      [0.55, 30],
      [0.6, 30],
    ],
  })
  for (const method of ['unbiased', 'iterative'] as const) {
    const { a, k, aTruncated, clients, collective } = orRefuse(buhlmannStraub(alike, method))
    assert.deepEqual([a, k, aTruncated], [0, null, true])
    for (const { estimate } of clients) assert.equal(estimate, collective)
  }
})

test('too few clients or periods are refused', () => {
  assert.deepEqual(
    buhlmannStraub(
      cells({
        a: [
          [1, 1],
          [2, 1],
        ],
      }),
    ),
    no('too-few-clients', { clients: 1, least: 2 }),
  )
  const single = buhlmannStraub(cells({ a: [[1, 1]], b: [[2, 1]] }))
  assert.deepEqual(single, no('too-few-periods', { cells: 2, clients: 2 }))
  const wrong = buhlmannStraub(cells({ a: [[Number.NaN, 1]], b: [[2, 1]] }))
  assert.deepEqual(wrong, no('wrong-cell', { client: 'a', period: '0' }))
})

test('every estimate lies between the own mean and the collective', () => {
  const row = fc.array(
    fc.tuple(fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 0.1, max: 90, noNaN: true })),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
      const { collective, clients, a } = orRefuse(
        buhlmannStraub(cells(Object.fromEntries(rows.map((each, i) => [`client ${i}`, each]))), 'iterative'),
      )
      assert.ok(a >= 0)
      for (const { mean, estimate, z } of clients) {
        assert.ok(z >= 0 && z <= 1)
        const [low, high] = [Math.min(mean ?? 0, collective), Math.max(mean ?? 0, collective)]
        assert.ok(estimate >= low - 1e-9 && estimate <= high + 1e-9)
      }
    }),
  )
})

test('three clients leave their credibility wide open, and the same seed says so again', () => {
  const intervals = orRefuse(credibilityIntervals(book, 'unbiased', 1))
  for (const { z, z90 } of intervals) assert.ok(z90[0] <= z && z <= z90[1])
  assert.ok(intervals.some(({ z90 }) => z90[1] - z90[0] > 0.3))
  assert.deepEqual(credibilityIntervals(book, 'unbiased', 1), credibilityIntervals(book, 'unbiased', 1))
})

test('a client without history is predicted from the prior alone', () => {
  const { z, rate, predictive } = orRefuse(gammaPoissonPredictive({ shape: 4, rate: 5 }, 0, 0, 120))
  assert.equal(z, 0)
  assert.deepEqual([rate.mean, predictive.mean, predictive.size], [0.8, 96, 4])
})

test('bursts make own history count for less', () => {
  const prior = { shape: 2.04, rate: 2.9 }
  const calm = orRefuse(gammaPoissonPredictive(prior, 160, 240, 240))
  const bursty = orRefuse(gammaPoissonPredictive(prior, 160, 240, 240, 25 / 2.9))
  assert.ok(Math.abs(bursty.z - 240 / 265) < 1e-12)
  assert.ok(bursty.z < calm.z && bursty.predictive.variance > calm.predictive.variance)
})

test('a prediction from wrong figures is refused', () => {
  const prior = { shape: 2, rate: 3 }
  assert.deepEqual(gammaPoissonPredictive(prior, -1, 10, 10), no('negative', { field: 'tickets', given: -1 }))
  assert.deepEqual(
    gammaPoissonPredictive(prior, 1, 10, 10, 0.5),
    no('dispersion-below-one', { given: '0.5' }),
  )
})
