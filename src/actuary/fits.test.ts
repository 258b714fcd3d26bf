import assert from 'node:assert/strict'
import { test } from 'node:test'
import { no, orRefuse } from '#kernel/decision.ts'
import { fitNegBin } from './fits/negative-binomial.ts'
import { fitSeverity, LEAST_EMPIRICAL } from './fits/severity.ts'
import { randomSource } from './random.ts'
import { severityLaw } from './severity.ts'

test('counts that vary less than Poisson are fitted as Poisson, by either method', () => {
  const counts = [3, 4, 3, 4, 5, 4, 3, 4, 4, 3, 5, 4]
  for (const method of ['mle', 'moments'] as const) {
    const fit = orRefuse(fitNegBin({ counts, method }))
    assert.equal(fit.size, 'poisson')
    assert.equal(fit.logLik, fit.poissonLogLik)
    assert.equal(fit.lrStatistic, 0)
  }
})

test('a table of counts is the counts written out', () => {
  const table = orRefuse(fitNegBin({ counts: [0, 1, 4], frequency: [3, 2, 2] }))
  assert.deepEqual(table, orRefuse(fitNegBin({ counts: [0, 0, 0, 1, 1, 4, 4] })))
})

test('the rate and size behind many clients are found again', () => {
  const random = randomSource(2, 'clients')
  const exposure = Array.from({ length: 2_000 }, () => 5 + random.below(200))
  const counts = exposure.map((e) => random.negativeBinomial(1.5, 1.5 / (1.5 + 0.7 * e)))
  const { rate, size, prob } = orRefuse(fitNegBin({ counts, exposure }))
  assert.ok(Math.abs(rate - 0.7) < 0.05, `${rate}`)
  assert.ok(typeof size === 'number' && Math.abs(size - 1.5) < 0.15, `${size}`)
  assert.equal(prob, null)
})

test('the likelihood is nowhere higher than at the fit', () => {
  const counts = [6, 3, 23, 14, 10, 17, 19, 22, 13, 23, 32, 26, 3, 26]
  const best = orRefuse(fitNegBin({ counts }))
  const byMoments = orRefuse(fitNegBin({ counts, method: 'moments' }))
  assert.ok(best.logLik >= byMoments.logLik && best.logLik > best.poissonLogLik)
})

test('counts that make no sense are refused', () => {
  assert.deepEqual(fitNegBin({ counts: [] }), no('no-counts'))
  assert.deepEqual(fitNegBin({ counts: [0, 0] }), no('no-tickets'))
  assert.deepEqual(
    fitNegBin({ counts: [1, 2.5] }),
    no('wrong-count', { place: 2, count: '2.5', exposure: '1' }),
  )
  const unexposed = fitNegBin({ counts: [1, 2], exposure: [3, 0] })
  assert.deepEqual(unexposed, no('wrong-count', { place: 2, count: '2', exposure: '0' }))
})

test('the family that the hours come from wins', () => {
  const random = randomSource(4, 'hours')
  const lognormal = Array.from({ length: 800 }, () => random.lognormal(-0.5, 1.1))
  const gamma = Array.from({ length: 800 }, () => random.gamma(0.8))
  assert.equal(orRefuse(fitSeverity(lognormal)).fits[0]?.family, 'lognormal')
  assert.equal(orRefuse(fitSeverity(gamma)).fits[0]?.family, 'gamma')
})

test('tickets booked with no time are an atom beside the shape', () => {
  const worked = [0.5, 0.75, 1, 2, 4]
  const { zeroShare, fits } = orRefuse(fitSeverity([...worked, 0, 0, 0, 0, 0], ['lognormal']))
  const alone = orRefuse(fitSeverity(worked, ['lognormal'])).fits[0]
  assert.equal(zeroShare, 0.5)
  const [fit] = fits
  assert.ok(fit && alone && fit.meanHours === alone.meanHours)
  assert.ok(Math.abs(orRefuse(severityLaw(fit.severity)).mean - alone.meanHours / 2) < 1e-12)
})

test('observed hours stand for themselves from two hundred tickets on, with a tail beyond them', () => {
  const random = randomSource(6, 'hours')
  const hours = Array.from({ length: LEAST_EMPIRICAL }, () => random.lognormal(-0.5, 1.1))
  const fit = orRefuse(fitSeverity(hours, ['empirical'])).fits[0]
  assert.ok(fit?.family === 'empirical')
  const law = orRefuse(severityLaw(fit.severity))
  assert.ok(law.survival(Math.max(...hours)) > 0)
  assert.ok(Math.abs(law.survival(fit.tailFrom) - 0.05) < 0.006)
  const few = fitSeverity(hours.slice(1), ['empirical'])
  assert.deepEqual(few, no('too-few-for-empirical', { tickets: 199, least: 200 }))
})

test('hours that say nothing are refused', () => {
  assert.deepEqual(fitSeverity([1]), no('too-few-hours', { tickets: 1, least: 2 }))
  assert.deepEqual(fitSeverity([2, 2, 2]), no('hours-all-equal'))
  assert.deepEqual(fitSeverity([1, -2]), no('negative', { field: 'hours 2', given: -2 }))
})
