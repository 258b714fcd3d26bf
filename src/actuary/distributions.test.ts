import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { beta } from './distributions/beta.ts'
import { binomial } from './distributions/binomial.ts'
import { gamma } from './distributions/gamma.ts'
import { geometric } from './distributions/geometric.ts'
import { logarithmic } from './distributions/logarithmic.ts'
import { lognormal } from './distributions/lognormal.ts'
import { negativeBinomial } from './distributions/negative-binomial.ts'
import { normal } from './distributions/normal.ts'
import { pareto } from './distributions/pareto.ts'
import { poisson } from './distributions/poisson.ts'
import { weibull } from './distributions/weibull.ts'

const continuous = {
  lognormal: lognormal({ meanlog: -0.5, sdlog: 1 }),
  gamma: gamma({ shape: 0.8, rate: 0.6 }),
  'large gamma': gamma({ shape: 1500, rate: 3 }),
  weibull: weibull({ shape: 0.8, scale: 1.2 }),
  pareto: pareto({ shape: 3.5, scale: 2 }),
  normal: normal({ mean: 3, sd: 2 }),
  beta: beta({ a: 1.2, b: 10.8 }),
}
const discrete = {
  poisson: poisson({ lambda: 36 }),
  'large poisson': poisson({ lambda: 1500 }),
  'negative binomial': negativeBinomial({ size: 2, prob: 1 / 19 }),
  binomial: binomial({ n: 50, prob: 0.95 }),
  geometric: geometric({ prob: 0.2 }),
  logarithmic: logarithmic({ prob: 0.9 }),
}

function assertNear(got: number, wanted: number, relative: number, about = '') {
  const isNear = Math.abs(got - wanted) <= relative * Math.max(Math.abs(wanted), 1e-300)
  assert.ok(isNear || got === wanted, `${about}: ${got} is not ${wanted}`)
}

test('a Poisson of 1,500 has the chances computed with many digits', () => {
  assertNear(discrete['large poisson'].pmf(1500), 0.010300073145112224, 1e-12)
  assertNear(discrete['large poisson'].cdf(1500), 0.506866511984764, 1e-12)
})

test('a negative binomial keeps its digits a dozen standard deviations out', () => {
  assertNear(discrete['negative binomial'].pmf(40), 0.013062696028024514, 1e-12)
  assertNear(discrete['negative binomial'].survival(600), 2.520574178950335e-13, 1e-11)
})

test('the logarithm of a chance near one keeps the digits of what is missing', () => {
  assertNear(
    weibull({ shape: 4.0590821, scale: 748.55707 }).logCdf(2133.619659),
    -3.1988929328858804e-31,
    1e-9,
  )
  assertNear(geometric({ prob: 0.00016076784 }).logCdf(136047), -3.1643557384290572e-10, 1e-12)
  assertNear(pareto({ shape: 3, scale: 2 }).logCdf(2e9), -1e-27, 1e-8)
  assertNear(logarithmic({ prob: 0.9 }).logCdf(600), -2.250632684323e-30, 1e-10)
  assertNear(
    gamma({ shape: 0.18905712, rate: 0.061727496 }).logSurvival(7.235590567e-50),
    -3.2857598045027499e-10,
    1e-12,
  )
})

test('a quantile is found however near to nothing it lies', () => {
  assertNear(beta({ a: 0.022794393, b: 2421.681 }).quantile(0.0001775860518), 6.8118713137748041e-169, 1e-10)
  assertNear(
    beta({ a: 0.02024944, b: 1.0301132 }).survivalQuantile(0.9999623544),
    3.0900005555624026e-219,
    1e-9,
  )
})

test('a parameter that makes no distribution throws', () => {
  assert.throws(() => lognormal({ meanlog: 0, sdlog: 0 }), RangeError)
  assert.throws(() => negativeBinomial({ size: 2, prob: 0 }), RangeError)
  assert.throws(() => binomial({ n: 2.5, prob: 0.5 }), RangeError)
})

test('moments that do not exist are infinite', () => {
  assert.equal(pareto({ shape: 1, scale: 2 }).mean, Infinity)
  assert.equal(pareto({ shape: 2, scale: 2 }).moment(2), Infinity)
})

for (const [name, law] of Object.entries(continuous)) {
  test(`quantiles of the ${name} undo its two tails`, () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.999, noNaN: true }), (p) => {
        assertNear(law.cdf(law.quantile(p)), p, 1e-9, `p ${p}`)
        assertNear(law.survival(law.survivalQuantile(p)), p, 1e-9, `q ${p}`)
      }),
    )
  })

  test(`the density of the ${name} is the slope of its cdf`, () => {
    for (const p of [0.01, 0.3, 0.7, 0.99]) {
      const x = law.quantile(p)
      const step = 1e-5 * x
      assertNear(law.pdf(x), (law.cdf(x + step) - law.cdf(x - step)) / (2 * step), 1e-5, `at ${p}`)
    }
  })

  test(`the limited expected value of the ${name} grows by its survival function`, () => {
    for (const p of [0.05, 0.5, 0.95]) {
      const d = law.quantile(p)
      const step = 1e-4 * Math.abs(d)
      const slope = (law.limitedExpectedValue(d + step) - law.limitedExpectedValue(d - step)) / (2 * step)
      assertNear(slope, law.survival(d), 1e-5, `at ${p}`)
    }
  })
}

for (const [name, law] of Object.entries(discrete)) {
  const most = law.survivalQuantile(1e-15)

  test(`the chances of the ${name} add up to its two tails`, () => {
    let sum = 0
    for (let k = 0; k <= most; k += 1) {
      sum += law.pmf(k)
      if (k % 7 === 0) assertNear(law.cdf(k), sum, 1e-11, `cdf at ${k}`)
      assertNear(law.cdf(k) + law.survival(k), 1, 1e-12, `tails at ${k}`)
    }
    assertNear(sum, 1, 1e-11)
  })

  test(`the moments of the ${name} are those of its chances`, () => {
    for (const order of [1, 2, 3]) {
      let sum = 0
      for (let k = 0; k <= most; k += 1) sum += k ** order * law.pmf(k)
      assertNear(law.moment(order), sum, 1e-8, `order ${order}`)
    }
    assertNear(law.variance, law.moment(2) - law.mean ** 2, 1e-9)
  })

  test(`the limited expected value of the ${name} is the sum of its survival function`, () => {
    let sum = 0
    for (let d = 0; d < Math.min(most, 60); d += 1) {
      assertNear(law.limitedExpectedValue(d), sum, 1e-11, `at ${d}`)
      assertNear(law.limitedExpectedValue(d + 0.5), sum + 0.5 * law.survival(d), 1e-11, `at ${d} and a half`)
      sum += law.survival(d)
    }
  })

  test(`the quantile of the ${name} at a value of its cdf is that count`, () => {
    for (let k = law.quantile(1e-9); k <= law.quantile(0.99); k += 1) {
      assert.equal(law.quantile(law.cdf(k)), k)
    }
  })
}
