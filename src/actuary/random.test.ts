import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasTable } from './random/alias.ts'
import { type RandomSource, randomSource } from './random.ts'

const draws = 100_000

/** Mean and variance have to lie within five standard errors; with the seed fixed the answer is always the same. */
function assertMoments(
  draw: (random: RandomSource) => number,
  mean: number,
  variance: number,
  kurtosis = 10,
) {
  const random = randomSource(7, 'moments')
  const values = Float64Array.from({ length: draws }, () => draw(random))
  const average = values.reduce((sum, value) => sum + value, 0) / draws
  const spread = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / draws
  assert.ok(Math.abs(average - mean) < 5 * Math.sqrt(variance / draws), `mean ${average}, not ${mean}`)
  assert.ok(
    Math.abs(spread / variance - 1) < 5 * Math.sqrt(kurtosis / draws),
    `variance ${spread}, not ${variance}`,
  )
}

test('every kind of draw has its mean and variance', () => {
  assertMoments((random) => random.uniform(), 0.5, 1 / 12)
  assertMoments((random) => random.normal(), 0, 1)
  assertMoments((random) => random.exponential(), 1, 1)
  assertMoments((random) => random.gamma(0.3), 0.3, 0.3, 25)
  assertMoments((random) => random.gamma(12), 12, 12)
  assertMoments((random) => random.poisson(3), 3, 3)
  assertMoments((random) => random.poisson(1500), 1500, 1500)
  assertMoments((random) => random.beta(2, 6), 0.25, 0.75 / 36)
  assertMoments((random) => random.negativeBinomial(2, 1 / 19), 36, 684)
  assertMoments((random) => random.binomial(20, 0.7), 14, 4.2)
  assertMoments((random) => random.below(6), 2.5, 35 / 12)
})

test('the normal’s tail is neither cut nor fat', () => {
  const random = randomSource(11, 'tail')
  let beyond = 0
  for (let n = 0; n < 1_000_000; n += 1) if (Math.abs(random.normal()) > 3.8) beyond += 1
  assert.ok(Math.abs(beyond - 144.7) < 5 * 12.1, `${beyond} beyond 3.8`)
})

test('an index is drawn as often as its weight says', () => {
  const weights = [1, 0, 5, 2, 0.5]
  const table = aliasTable(weights)
  const random = randomSource(3, 'alias')
  const counts = weights.map(() => 0)
  for (let n = 0; n < draws; n += 1) {
    const index = table.draw(random)
    counts[index] = (counts[index] ?? 0) + 1
  }
  for (const [index, weight] of weights.entries()) {
    const p = weight / 8.5
    assert.ok(Math.abs((counts[index] ?? 0) - draws * p) <= 5 * Math.sqrt(draws * p * (1 - p)))
  }
})

test('the same seed, label and jump give the same draws, others do not', () => {
  const first = (random: RandomSource) => [random.uniform(), random.normal(), random.poisson(20)]
  assert.deepEqual(first(randomSource(5, 'alder/arrivals')), first(randomSource(5, 'alder/arrivals')))
  assert.notDeepEqual(first(randomSource(5, 'alder/arrivals')), first(randomSource(5, 'birch/arrivals')))
  assert.notDeepEqual(first(randomSource(5, 'alder/arrivals')), first(randomSource(6, 'alder/arrivals')))
})

test('jumping twice is a jump of two, and leaves the source where it was', () => {
  const source = randomSource(5, 'replications')
  const ahead = source.jumped(2).uniform()
  assert.equal(source.jumped(1).jumped(1).uniform(), ahead)
  assert.equal(source.uniform(), randomSource(5, 'replications').uniform())
})
