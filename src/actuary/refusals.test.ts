import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Decision } from '#kernel/decision.ts'
import { simulateAggregate } from './aggregate/simulate.ts'
import { aggregate } from './aggregate.ts'
import { blockOf } from './block.ts'
import { buhlmannStraub } from './credibility.ts'
import { discretise } from './discretise.ts'
import { beta } from './distributions/beta.ts'
import { gamma } from './distributions/gamma.ts'
import { lognormal } from './distributions/lognormal.ts'
import { negativeBinomial } from './distributions/negative-binomial.ts'
import { poisson } from './distributions/poisson.ts'
import { hiringNeed } from './forecast.ts'
import { priceFixedFee } from './premium.ts'
import { mmc } from './queues.ts'
import { rerate } from './rerate.ts'
import { retainerWithRollover } from './retainer.ts'
import { digamma, lbeta, lgamma } from './special.ts'
import { betaBinomialChurn } from './survival.ts'

const hours = { kind: 'lognormal', meanlog: -0.5, sdlog: 1 } as const
const grid = { span: 0.25, pmf: Float64Array.of(0.25, 0.5, 0.25) }
const tickets = { kind: 'poisson', lambda: 10 } as const

function value<T>(decision: Decision<T>): T {
  assert.ok(decision.yes)
  return decision.value
}

const year = value(aggregate([{ freq: tickets, sev: grid }]))
const costs = {
  costPerHourMinor: 75,
  fixedPerYearMinor: 0,
  target: { kind: 'client', pLoss: 0.1 },
  roundToMinor: 1,
} as const

function refuses(decision: Decision<unknown>, reason: string, field?: string) {
  assert.partialDeepStrictEqual(decision, {
    yes: false,
    reason,
    ...(field === undefined ? {} : { about: { field } }),
  })
}

test('a distribution answers at both ends of the line and to no question without an answer', () => {
  for (const law of [gamma({ shape: 2, rate: 1 }), beta({ a: 2, b: 3 }), poisson({ lambda: 3 })]) {
    assert.deepEqual(
      [law.cdf(-Infinity), law.cdf(Infinity), law.survival(Infinity), law.logSurvival(-Infinity)],
      [0, 1, 0, 0],
    )
    assert.equal(law.limitedExpectedValue(Infinity), law.mean)
    for (const p of [Number.NaN, -0.1, 1.1]) assert.throws(() => law.quantile(p), RangeError)
    for (const k of [Number.NaN, -1, 1e300]) assert.throws(() => law.moment(k), RangeError)
    assert.throws(() => law.cdf(Number.NaN), RangeError)
  }
  assert.equal(lognormal(hours).pdf(Infinity), 0)
  assert.equal(negativeBinomial({ size: 2, prob: 0.3 }).survival(1e300), 0)
})

test('special functions refuse what is no number and where they have a pole', () => {
  for (const wrong of [() => lgamma(Number.NaN), () => digamma(-1), () => lbeta(0, 1)])
    assert.throws(wrong, RangeError)
})

test('a figure no firm can have is refused before it overflows', () => {
  refuses(aggregate([{ freq: { kind: 'poisson', lambda: 1e308 }, sev: grid }]), 'too-large', 'lambda')
  refuses(aggregate([{ freq: { kind: 'geometric', prob: 1e-12 }, sev: grid }]), 'too-large', 'tickets')
  refuses(discretise({ ...hours, meanlog: 400 }, 0.25, 40), 'too-large', 'meanlog')
  refuses(betaBinomialChurn({ a: 1, b: 1e308 }, 10, 1, 5), 'too-large', 'prior b')
  const cell = { clientId: 'Alder', period: '1', ratio: 1e308, weight: 1 }
  refuses(buhlmannStraub([cell]), 'wrong-cell')
})

test('a chance below nothing is refused wherever hours come as chances', () => {
  const wrong = { span: 0.25, pmf: Float64Array.of(-1, 2) }
  refuses(aggregate([{ freq: tickets, sev: wrong }]), 'negative', 'sev.pmf')
  refuses(
    simulateAggregate([{ freq: tickets, sev: { ...grid, span: Number.NaN } }], 10, 1),
    'not-positive',
    'span',
  )
  const empty = { span: 0.25, pmf: Float64Array.of(Number.NaN, 1) }
  refuses(retainerWithRollover(empty, 1, { mode: 'none' }, 12), 'month-does-not-sum-to-one')
})

test('a replay and a hiring plan name the month whose figure is none', () => {
  const history = [{ month: '2026-01', billedMinor: Number.NaN, work: 1 }]
  refuses(
    rerate(history, () => 0, 1),
    'not-a-figure',
    'billed in 2026-01',
  )
  const capacity = { technicians: [1], productiveHours: 110, targetLoad: 0.8, leadMonths: 4 }
  refuses(
    hiringNeed([{ mean: Number.NaN, survival: () => 0 }], capacity, 0.1),
    'negative',
    'demand of month 1',
  )
})

test('what is read off an answer is asked with numbers', () => {
  for (const wrong of [
    () => year.var(1.5),
    () => year.tvar(Number.NaN),
    () => year.cdf(Number.NaN),
    () => blockOf(year, Number.NaN),
    () => value(priceFixedFee(year, costs)).outlook(Number.NaN),
    () => value(mmc({ servers: 3, lambda: 2, mu: 1 })).pWaitWithin(Number.NaN),
  ])
    assert.throws(wrong, RangeError)
  assert.equal(year.excess(Infinity), 0)
})
