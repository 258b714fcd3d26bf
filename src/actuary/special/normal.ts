const SQRT_TWO_PI = 2.5066282746310007
const LOG_SQRT_TWO_PI = 0.9189385332046728
const SQRT_TWO_OVER_PI = 0.7978845608028654

/** Chebyshev coefficients in t = (z − 4) / (z + 4) of (z + √(2/π)) times Mills' ratio, z ≥ 0; made with 40 digits. */
const MILLS = [
  1.0817929738591148, -0.044922110568944185, -0.06741260195141635, 0.04200198040137686, -0.014088270173453599,
  0.002942036445189767, -0.0003025017975032851, -2.151575518366278e-5, 1.069360741821964e-5,
  -4.186802999077248e-7, -3.029902639803815e-7, 2.9345607399751373e-8, 9.817931050437222e-9,
  -1.2302658640233338e-9, -3.89009034538108e-10, 4.365955871297665e-11, 1.8036239046772262e-11,
  -1.1367154123293982e-12, -8.957962469858813e-13, -7.106533149248803e-15, 4.344656833537463e-14,
  4.252042322606635e-15, -1.835892164835683e-15, -4.26591327138012e-16, 5.015536245133322e-17,
]

/** Standard normal density. */
export const normalDensity = (z: number): number => expOfMinusHalfSquare(z) / SQRT_TWO_PI

/** P(Z ≤ z) of a standard normal; relative error about 1e-15 in the far lower tail too. */
export const normalCdf = (z: number): number => (z < 0 ? upperTail(-z) : 1 - upperTail(z))

/** P(Z > z), accurate in the far upper tail. */
export const normalSurvival = (z: number): number => normalCdf(-z)

/** ln P(Z ≤ z), finite for every z. */
export const logNormalCdf = (z: number): number =>
  z < -1 ? Math.log(millsRatio(-z)) - 0.5 * z * z - LOG_SQRT_TWO_PI : Math.log1p(-normalSurvival(z))

/** ln P(Z > z), finite for every z. */
export const logNormalSurvival = (z: number): number => logNormalCdf(-z)

/** The z with P(Z ≤ z) = p, relative error about 1e-15. ∓ infinity at 0 and 1. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  if (Math.abs(p - 0.5) < 0.2) return centralQuantile(p - 0.5)
  return p < 0.5 ? -upperQuantile(Math.log(p)) : upperQuantile(Math.log1p(-p))
}

/** The z with ln P(Z ≤ z) = logP: reaches tails whose probability underflows. */
export function normalQuantileOfLog(logP: number): number {
  return logP < -1.3 ? -upperQuantile(logP) : normalQuantileOfUpper(-Math.expm1(logP))
}

const normalQuantileOfUpper = (q: number) => -normalQuantile(q)

/** Halley's steps on ln Q(z) = logQ from the asymptotic start of Abramowitz & Stegun 26.2.23. */
function upperQuantile(logQ: number): number {
  if (logQ === -Infinity) return Infinity
  const t = Math.sqrt(-2 * logQ)
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let step = 0; step < 4; step += 1) {
    const mills = millsRatio(z)
    const gap = Math.log(mills) - 0.5 * z * z - LOG_SQRT_TWO_PI - logQ
    const newton = gap * mills
    z += newton / (1 - 0.5 * newton * (z - 1 / mills))
  }
  return z
}

/** Newton's method on Φ(z) − ½ = φ(z) (z + z³/3 + z⁵/15 + …), whose terms all have one sign. */
function centralQuantile(excess: number): number {
  let z = excess * SQRT_TWO_PI
  for (let step = 0; step < 5; step += 1) {
    let term = z
    let sum = z
    for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
      term *= (z * z) / odd
      sum += term
    }
    z -= sum - excess / normalDensity(z)
  }
  return z
}

const upperTail = (z: number) => (z > 39 ? 0 : millsRatio(z) * normalDensity(z))

/** P(Z > z) / φ(z) for z ≥ 0. */
function millsRatio(z: number): number {
  if (z === Infinity) return 0
  const twice = (2 * (z - 4)) / (z + 4)
  let next = 0
  let current = 0
  for (let k = MILLS.length - 1; k > 0; k -= 1) {
    const before = twice * current - next + (MILLS[k] ?? 0)
    next = current
    current = before
  }
  return (0.5 * twice * current - next + (MILLS[0] ?? 0)) / (z + SQRT_TWO_OVER_PI)
}

/** e^(−z²/2) with the square split, so that its rounding doesn't reach the exponent. */
function expOfMinusHalfSquare(z: number): number {
  const head = Math.trunc(z * 16) / 16
  return Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (z - head) * (z + head))
}
