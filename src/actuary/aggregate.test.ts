import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { no, orRefuse } from '#kernel/decision.ts'
import { simulateAggregate, simulateYears, YEARS_PER_BLOCK } from './aggregate/simulate.ts'
import { sumAggregates } from './aggregate/sum.ts'
import { type AggregateLine, aggregate } from './aggregate.ts'
import { discretise, type Grid } from './discretise.ts'
import type { Frequency } from './frequency.ts'
import { severityLaw } from './severity.ts'

const lognormal = { kind: 'lognormal', meanlog: Math.log(0.6), sdlog: 1 } as const
const hours = orRefuse(discretise(lognormal, 0.25, 40))
const dice: Grid = { span: 1, pmf: Float64Array.from([0, 0, 0, 0.5, 0, 0, 0.5]) }

const families: Record<string, Frequency> = {
  poisson: { kind: 'poisson', lambda: 12 },
  'negative binomial': { kind: 'negbin', size: 1.7, prob: 0.12 },
  geometric: { kind: 'geometric', prob: 0.15 },
  binomial: { kind: 'binomial', n: 30, prob: 0.35 },
  logarithmic: { kind: 'logarithmic', prob: 0.85 },
}

function assertSame(
  one: { cdf(x: number): number },
  other: { cdf(x: number): number },
  span: number,
  within = 1e-11,
) {
  for (let x = 0; x <= 100; x += span) {
    assert.ok(Math.abs(one.cdf(x) - other.cdf(x)) <= within, `at ${x}: ${one.cdf(x)} and ${other.cdf(x)}`)
  }
}

for (const [name, freq] of Object.entries(families)) {
  for (const [how, shaped] of Object.entries({
    plain: freq,
    'zero-modified': { kind: 'zeroModified', base: freq, p0: 0.3 },
    'zero-truncated': { kind: 'zeroTruncated', base: freq },
  } satisfies Record<string, Frequency>)) {
    test(`transform, recursion and convolution agree for the ${how} ${name}`, () => {
      for (const sev of [hours, dice]) {
        const line = { freq: shaped, sev }
        const transformed = orRefuse(aggregate([line], { method: 'fft' }))
        assertSame(transformed, orRefuse(aggregate([line], { method: 'panjer' })), sev.span)
        if (sev === dice)
          assertSame(transformed, orRefuse(aggregate([line], { method: 'convolve' })), sev.span)
      }
    })
  }
}

test('a binomial with prob above one half is refused by recursion and exact by transform', () => {
  const line: AggregateLine = { freq: { kind: 'binomial', n: 50, prob: 0.95 }, sev: dice }
  assert.deepEqual(aggregate([line], { method: 'panjer' }), no('recursion-unstable'))
  assertSame(orRefuse(aggregate([line])), orRefuse(aggregate([line], { method: 'convolve' })), 1)
})

test('fifteen hundred tickets underflow the recursion and not the transform', () => {
  const line: AggregateLine = { freq: { kind: 'poisson', lambda: 1500 }, sev: dice }
  assert.deepEqual(aggregate([line], { method: 'panjer' }), no('recursion-underflows'))
  const many = orRefuse(aggregate([line]))
  assert.equal(many.methodUsed, 'fft')
  assert.ok(Math.abs(many.mean - 6750) < 1e-9)
  assert.ok(Math.abs(many.cdf(6750) - 0.5) < 0.01)
})

test('lines of different kinds add up to the convolution of each', () => {
  const lines: AggregateLine[] = [
    { freq: { kind: 'binomial', n: 3, prob: 0.8 }, sev: dice },
    { freq: { kind: 'explicit', pmf: [0.2, 0.5, 0.3] }, sev: { span: 1, pmf: Float64Array.of(0.1, 0.9) } },
  ]
  const parts = lines.map((line) => orRefuse(aggregate([line])))
  assertSame(orRefuse(aggregate(lines)), orRefuse(sumAggregates(parts)), 1)
  assertSame(orRefuse(aggregate(lines)), orRefuse(aggregate(lines, { method: 'convolve' })), 1)
})

test('what can not be right is refused', () => {
  const freq = { kind: 'poisson', lambda: 2 } as const
  assert.deepEqual(aggregate([]), no('no-lines'))
  assert.deepEqual(
    aggregate([
      { freq, sev: dice },
      { freq, sev: hours },
    ]),
    no('spans-differ', { first: 1, other: 0.25 }),
  )
  const half = { span: 1, pmf: Float64Array.of(0.25, 0.25) }
  assert.deepEqual(aggregate([{ freq, sev: half }]), no('severity-does-not-sum-to-one', { sum: 0.5 }))
  const wrong = aggregate([{ freq: { kind: 'poisson', lambda: -1 }, sev: dice }])
  assert.deepEqual(wrong, no('negative', { field: 'lambda', given: -1 }))
  const never: Frequency = { kind: 'zeroTruncated', base: { kind: 'poisson', lambda: 0 } }
  assert.deepEqual(aggregate([{ freq: never, sev: dice }]), no('never-above-zero'))
  const odd = aggregate([{ freq: { kind: 'explicit', pmf: [1] }, sev: dice }], { method: 'panjer' })
  assert.deepEqual(odd, no('no-recursion'))
})

test('no tickets mean no hours', () => {
  const nothing = orRefuse(aggregate([{ freq: { kind: 'poisson', lambda: 0 }, sev: hours }]))
  assert.deepEqual([nothing.cdf(0), nothing.mean, nothing.var(0.99), nothing.excess(1)], [1, 0, 0, 0])
})

test('limited and excess hours make up the mean, and the tail value is coherent', () => {
  const lambda = fc.double({ min: 0.05, max: 60, noNaN: true })
  fc.assert(
    fc.property(lambda, fc.double({ min: 0.01, max: 0.995, noNaN: true }), (mean, p) => {
      const year = orRefuse(aggregate([{ freq: { kind: 'poisson', lambda: mean }, sev: hours }]))
      const value = year.var(p)
      assert.ok(year.cdf(value) >= p - 1e-12 && (value === 0 || year.cdf(value - 0.25) < p))
      assert.ok(Math.abs(year.limited(value) + year.excess(value) - year.mean) < 1e-8)
      assert.ok(year.tvar(p) >= value)
      assert.ok(Math.abs(year.tvar(p) - (value + year.excess(value) / (1 - p))) < 1e-9)
    }),
    { numRuns: 40 },
  )
})

test('upper and lower grids bracket the quantile of the unbiased one', () => {
  const quantile = (method: 'upper' | 'lower' | 'unbiased') => {
    const sev = orRefuse(discretise(lognormal, 0.25, 40, method))
    return orRefuse(aggregate([{ freq: { kind: 'poisson', lambda: 36 }, sev }])).var(0.9)
  }
  assert.ok(quantile('upper') <= quantile('unbiased') && quantile('unbiased') <= quantile('lower'))
})

test('the unbiased grid keeps the limited mean, whatever the severity', () => {
  const severity = fc.oneof(
    fc.record({
      kind: fc.constant('lognormal' as const),
      meanlog: fc.double({ min: -2, max: 1, noNaN: true }),
      sdlog: fc.double({ min: 0.2, max: 1.8, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('gamma' as const),
      shape: fc.double({ min: 0.2, max: 9, noNaN: true }),
      rate: fc.double({ min: 0.3, max: 4, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('weibull' as const),
      shape: fc.double({ min: 0.4, max: 3, noNaN: true }),
      scale: fc.double({ min: 0.2, max: 3, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('pareto' as const),
      shape: fc.double({ min: 0.8, max: 5, noNaN: true }),
      scale: fc.double({ min: 0.2, max: 3, noNaN: true }),
    }),
  )
  fc.assert(
    fc.property(severity, (shape) => {
      const { pmf } = orRefuse(discretise(shape, 0.25, 30))
      const sum = pmf.reduce((total, mass) => total + mass, 0)
      const mean = pmf.reduce((total, mass, j) => total + mass * j * 0.25, 0)
      assert.ok(Math.abs(sum - 1) < 1e-12 && pmf.every((mass) => mass >= 0))
      assert.ok(Math.abs(mean - orRefuse(severityLaw(shape)).limited(30)) < 1e-10)
    }),
  )
})

test('a cap, a deductible and a spliced tail change the hours as they say', () => {
  const mean = (severity: Parameters<typeof severityLaw>[0]) => orRefuse(severityLaw(severity)).mean
  const capped = { kind: 'capped', severity: lognormal, cap: 2 } as const
  const beyond = { kind: 'excess', severity: lognormal, deductible: 2 } as const
  assert.ok(Math.abs(mean(capped) + mean(beyond) - mean(lognormal)) < 1e-12)
  const observed = {
    kind: 'empirical',
    hours: [0.5, 1, 1.5, 6],
    tail: { from: 5, severity: lognormal },
  } as const
  const law = orRefuse(severityLaw(observed))
  assert.equal(law.survival(5), 0.25)
  assert.ok(law.survival(20) > 0 && law.mean > 3 / 4 + 5 / 4)
})

test('simulated years agree with the exact distribution, from the grid and from the severity itself', () => {
  const freq: Frequency = { kind: 'negbin', size: 2, prob: 1 / 19 }
  const exact = orRefuse(aggregate([{ freq, sev: hours }]))
  for (const sev of [hours, lognormal]) {
    const simulated = orRefuse(simulateAggregate([{ freq, sev }], 20_000, 'alder'))
    assert.ok(Math.abs(simulated.mean - exact.mean) < 4 * simulated.standardError)
    assert.ok(Math.abs(simulated.cdf(50) - exact.cdf(50)) < 4 * Math.sqrt(0.25 / 20_000))
    assert.ok(Math.abs(simulated.tvar(0.9) / exact.tvar(0.9) - 1) < 0.05)
  }
})

test('years drawn in two parts are the years drawn at once', () => {
  const lines = [{ freq: { kind: 'poisson', lambda: 3 } as const, sev: lognormal }]
  const to = 3 * YEARS_PER_BLOCK
  const whole = orRefuse(simulateYears(lines, { from: 0, to }, 1))
  const rest = orRefuse(simulateYears(lines, { from: YEARS_PER_BLOCK, to }, 1))
  assert.deepEqual(whole.slice(YEARS_PER_BLOCK), rest)
})
