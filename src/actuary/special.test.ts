import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brentRoot } from './brent.ts'
import {
  betaI,
  betaQ,
  digamma,
  gammaP,
  gammaQ,
  lbeta,
  lgamma,
  logGammaQ,
  logNormalCdf,
  normalCdf,
  normalQuantile,
  normalQuantileOfLog,
  normalSurvival,
  trigamma,
} from './special.ts'

/** All facts below were computed with 60 digits. */
function assertNear(got: number, exact: number, relative = 1e-12) {
  assert.ok(Math.abs(got - exact) <= relative * Math.abs(exact), `${got} is not ${exact}`)
}

test('ln Γ is exact near its pole, near its zeros and for large arguments', () => {
  assertNear(lgamma(1e-5), 11.512919692895826)
  assertNear(lgamma(0.7), 0.2608672465316666)
  assertNear(lgamma(1.001), -0.0005763935982833062)
  assertNear(lgamma(9.75), 12.242204940050764)
  assertNear(lgamma(1500.5), 9470.74949139088)
  assert.equal(lgamma(0), Infinity)
})

test('ln B loses nothing where one argument is much the larger', () => {
  assertNear(lbeta(0.668, 3.806), -0.5628010678759972)
  assertNear(lbeta(0.5, 1e5), -5.184096539560414)
  assertNear(lbeta(1500, 2), -14.627107218723763)
})

test('ψ and ψ′ are right for small, middling and large arguments', () => {
  assertNear(digamma(0.7), -1.2200235536979347)
  assertNear(digamma(0.001), -1000.5755719318103)
  assertNear(digamma(25), 3.198742512851974)
  assertNear(trigamma(0.7), 2.834049156694611)
  assertNear(trigamma(0.001), 1000001.6425331958)
  assertNear(trigamma(25), 0.04081066325722558)
})

test('both tails of the gamma keep their digits, also at shapes of a thousand and more', () => {
  assertNear(gammaQ(2, 60), 5.341471565244877e-25)
  assertNear(gammaP(1000, 1020), 0.7385271844801109)
  assertNear(gammaP(1500, 1500), 0.5034335611603487)
  assertNear(gammaQ(1500, 1500), 0.49656643883965135)
  assertNear(gammaP(20_000, 19_000), 3.23687464361859e-13)
  assertNear(gammaQ(1e-4, 0.5), 5.5980292957401714e-5, 1e-11)
  assert.ok(logGammaQ(2, 5000) < -4900)
})

test('both tails of the beta keep their digits', () => {
  assertNear(betaQ(0.3, 0.5, 20), 0.00017379783966971145)
  assertNear(betaQ(0.999, 3, 60), 1.8872818300001006e-177, 1e-11)
  assertNear(betaI(0.01, 200, 300), 1.5253363876346336e-257, 1e-11)
})

test('the normal is exact 37 standard deviations out', () => {
  assertNear(normalCdf(-37), 5.725571222524577e-300)
  assertNear(normalCdf(-9.5), 1.0494515075362606e-21)
  assertNear(normalSurvival(8), 6.220960574271784e-16)
  assertNear(normalQuantile(1e-300), -37.0470962993612)
  assertNear(normalQuantile(1e-10), -6.361340902404057)
  assertNear(normalQuantile(0.31), -0.4958503473474533)
  assertNear(normalQuantile(0.6), 0.2533471031357997)
})

test('the normal quantile undoes the cdf, in logs far beyond the smallest double', () => {
  fc.assert(
    fc.property(fc.double({ min: -300, max: 8, noNaN: true }), (z) => {
      assert.ok(Math.abs(normalQuantileOfLog(logNormalCdf(z)) - z) <= 1e-11 * Math.max(1, Math.abs(z)))
    }),
  )
})

test('the two tails of every incomplete function add up to one', () => {
  const shape = fc.double({ min: 1e-3, max: 3e3, noNaN: true })
  fc.assert(
    fc.property(shape, shape, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, x) => {
      assertNear(gammaP(a, b) + gammaQ(a, b), 1)
      assertNear(betaI(x, a, b) + betaQ(x, a, b), 1)
    }),
  )
})

test('a root is found to the last bit, and only where the sign changes', () => {
  assertNear(
    brentRoot((x) => x * x * x - 2, 0, 2),
    2 ** (1 / 3),
    4e-16,
  )
  assert.throws(() => brentRoot((x) => x * x + 1, -1, 1), /no change of sign/)
})
