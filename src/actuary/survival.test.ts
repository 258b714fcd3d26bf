import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { betaBinomialChurn, fitSbg, kaplanMeier, projectSbg } from '#actuary/survival.ts'
import { type Decision, no } from '#kernel/decision.ts'

test('clients who are still here count as at risk, never as lost', () => {
  const curve = accepted(kaplanMeier([6, 12, 12, 20], [true, false, true, false]))
  assert.deepEqual(curve.time, [6, 12, 20])
  assert.deepEqual(curve.atRisk, [4, 3, 1])
  assert.deepEqual(curve.events, [1, 1, 0])
  assert.deepEqual(curve.survival, [0.75, 0.5, 0.5])
})

test('a curve that never falls to half has no median', () => {
  assert.equal(accepted(kaplanMeier([6, 12, 12, 20], [true, false, false, false])).median, null)
})

test('a curve that rests on exactly half has its median in the middle of the rest', () => {
  assert.equal(accepted(kaplanMeier([1, 2, 3, 4], [1, 1, 1, 1])).median, 2.5)
  assert.equal(accepted(kaplanMeier([1, 2, 3, 4], [1, 1, 0, 0])).median, 2)
})

test('a curve at nought has no error left, and no NaN', () => {
  assert.deepEqual(accepted(kaplanMeier([3], [true])).se, [0])
})

test('a book without clients has no curve', () => {
  assert.deepEqual(kaplanMeier([], []), no('no-clients'))
  assert.deepEqual(kaplanMeier([1, 2], [true]), no('lengths-differ', { times: 2, churned: 1 }))
  assert.deepEqual(kaplanMeier([1, -2], [1, 1]), no('negative', { field: 'times 2', given: -2 }))
})

test('a survival curve only falls', () => {
  const clients = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.boolean()), {
    minLength: 1,
    maxLength: 80,
  })
  fc.assert(
    fc.property(clients, (seen) => {
      const { survival, se, events } = accepted(
        kaplanMeier(
          seen.map(([time]) => time),
          seen.map(([, churned]) => churned),
        ),
      )
      let before = 1
      for (const share of survival) {
        assert.ok(share >= 0 && share <= before)
        before = share
      }
      assert.ok(se.every((error) => Number.isFinite(error) && error >= 0))
      assert.equal(
        events.reduce((sum, lost) => sum + lost, 0),
        seen.filter(([, churned]) => churned).length,
      )
    }),
  )
})

test('a cohort without anything uncensored before a time is the plain share of survivors', () => {
  const { survival } = accepted(kaplanMeier([1, 1, 2, 3, 9, 9, 9, 9], [1, 1, 1, 1, 0, 0, 0, 0]))
  for (const [n, share] of [0.75, 0.625, 0.5, 0.5].entries())
    assert.ok(Math.abs((survival[n] ?? 0) - share) < 1e-12)
})

test('a cohort made by a shifted beta-geometric gives its parameters back', () => {
  const parameter = fc.double({ min: 0.2, max: 8, noNaN: true })
  fc.assert(
    fc.property(parameter, parameter, fc.integer({ min: 4, max: 10 }), (alpha, beta, years) => {
      const { survival } = accepted(projectSbg({ alpha, beta }, years, 0.1))
      const fit = accepted(fitSbg(survival))
      assert.ok(Math.abs(fit.alpha / alpha - 1) < 1e-4, `${fit.alpha} for ${alpha}`)
      assert.ok(Math.abs(fit.beta / beta - 1) < 1e-4, `${fit.beta} for ${beta}`)
    }),
    { numRuns: 50 },
  )
})

test('the longer a client has stayed, the likelier he stays another year', () => {
  const { retention } = accepted(projectSbg({ alpha: 0.7, beta: 1.2 }, 20, 0.1))
  assert.deepEqual(
    retention,
    retention.toSorted((a, b) => a - b),
  )
})

test('without discount the lifetime is known in closed form, or has no mean', () => {
  assert.equal(accepted(projectSbg({ alpha: 2, beta: 6 }, 1, 0)).discountedLifetime, 7)
  assert.deepEqual(projectSbg({ alpha: 0.7, beta: 1.2 }, 1, 0), no('lifetime-has-no-mean', { alpha: 0.7 }))
})

test('a cohort that cannot tell its loyalty is refused', () => {
  assert.deepEqual(fitSbg([0.9]), no('too-few-years', { years: 1, least: 2 }))
  assert.deepEqual(fitSbg([0.9, 0.95]), no('survivors-rise', { year: 2 }))
  assert.deepEqual(fitSbg([1, 1, 1]), no('nobody-left', { years: 3 }))
  assert.deepEqual(fitSbg([0.8, 0.8, 0.8]), no('churn-stops', { years: 3 }))
  assert.deepEqual(fitSbg([0.9, 0.81, 0.729]), no('churn-does-not-fall', { years: 3 }))
  assert.deepEqual(fitSbg([0.9, 0.7, 0.4]), no('churn-does-not-fall', { years: 3 }))
  assert.deepEqual(fitSbg([1.2, 0.7]), no('not-a-chance', { field: 'survivors 1', given: 1.2 }))
})

test('a lost client raises the chance to lose the next', () => {
  const prior = { a: 1.2, b: 10.8 }
  const calm = accepted(betaBinomialChurn(prior, 34, 0, 15))
  const bad = accepted(betaBinomialChurn(prior, 34, 6, 15))
  assert.ok(bad.mean > calm.mean)
  assert.ok(calm.ci90[0] < calm.mean && calm.mean < calm.ci90[1])
})

test('the chances of losing none, one, … all add up to one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 20 }), (next, lost) => {
      const { lostPmf, mean } = accepted(betaBinomialChurn({ a: 1.2, b: 10.8 }, 40, lost, next))
      const total = lostPmf.reduce((sum, chance) => sum + chance, 0)
      const expected = lostPmf.reduce((sum, chance, k) => sum + k * chance, 0)
      assert.ok(Math.abs(total - 1) < 1e-9)
      assert.ok(Math.abs(expected - next * mean) < 1e-7 * (1 + next))
    }),
  )
})

test('more clients cannot be lost than there were', () => {
  assert.deepEqual(
    betaBinomialChurn({ a: 1, b: 9 }, 3, 4, 5),
    no('more-lost-than-years', { lost: 4, clientYears: 3 }),
  )
})

function accepted<Value>(decision: Decision<Value>): Value {
  assert.ok(decision.yes, decision.yes ? '' : decision.reason)
  return decision.value
}
