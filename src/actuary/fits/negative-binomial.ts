import { type Decision, no, yes } from '#kernel/decision.ts'
import { brentRoot } from '../brent.ts'
import { negativeBinomial } from '../distributions/negative-binomial.ts'
import { poisson } from '../distributions/poisson.ts'
import { MOST_FIGURE } from '../figures.ts'
import { digamma } from '../special/gamma.ts'

export interface Counts {
  /** Tickets per period or client, whole numbers. */
  counts: readonly number[]
  /** How often each count was seen; once each when absent. */
  frequency?: readonly number[]
  /** Exposure of each count; the rate is then per unit of exposure. */
  exposure?: readonly number[]
  method?: 'mle' | 'moments'
}

export interface NegBinFit {
  /** Number of counts, mean and variance (n − 1) of the counts themselves. */
  n: number
  mean: number
  variance: number
  /** `poisson` where the counts vary no more than Poisson ones: the fit then is Poisson. */
  size: number | 'poisson'
  /** size / (size + mean); null with exposure and for Poisson. */
  prob: number | null
  /** Mean per unit of exposure; the mean where none was given. */
  rate: number
  logLik: number
  poissonRate: number
  poissonLogLik: number
  /** 2 (logLik − poissonLogLik): how much the data want over-dispersion. */
  lrStatistic: number
}

export type FitReason = 'no-counts' | 'wrong-count' | 'no-tickets'

/** Bounds of the size looked for; beyond the upper one the counts are Poisson. */
const LEAST_SIZE = 1e-3
const MOST_SIZE = 1e6

/**
 * Fits a negative binomial to counts, by maximum likelihood or moments. Without exposure the mean is the sample's and the size solves
 * Σ [ψ(x + r) − ψ(r)] + n ln(r / (r + x̄)) = 0; with exposure e_i the mean of each is rate × e_i, and the rate solves its own score for
 * every size tried. Counts that vary no more than Poisson ones give `size: 'poisson'`.
 */
export function fitNegBin({
  counts,
  frequency,
  exposure,
  method = 'mle',
}: Counts): Decision<NegBinFit, FitReason> {
  if (counts.length === 0) return no('no-counts')
  const data: Datum[] = []
  for (const [i, count] of counts.entries()) {
    const times = frequency ? (frequency[i] ?? 0) : 1
    const weight = exposure ? (exposure[i] ?? 0) : 1
    const isWrong =
      !Number.isSafeInteger(count) ||
      count < 0 ||
      !(times >= 0 && times <= MOST_FIGURE) ||
      !(weight > 0 && weight <= MOST_FIGURE)
    if (isWrong) return no('wrong-count', { place: i + 1, count: String(count), exposure: String(weight) })
    data.push({ count, times, exposure: weight })
  }
  const n = total(data, () => 1)
  if (!(n > 0)) return no('no-counts')
  if (total(data, ({ count }) => count) === 0) return no('no-tickets')
  return yes(fitOf(data, n, exposure !== undefined, method))
}

interface Datum {
  count: number
  times: number
  exposure: number
}

function fitOf(
  data: readonly Datum[],
  n: number,
  hasExposure: boolean,
  method: 'mle' | 'moments',
): NegBinFit {
  const mean = total(data, ({ count }) => count) / n
  const variance = n > 1 ? total(data, ({ count }) => (count - mean) ** 2) / (n - 1) : 0
  const poissonRate = total(data, ({ count }) => count) / total(data, ({ exposure }) => exposure)
  const poissonLogLik = total(data, ({ count, exposure }) =>
    poisson({ lambda: poissonRate * exposure }).logPmf(count),
  )
  const known = { n, mean, variance, poissonRate, poissonLogLik }

  const size = method === 'mle' ? sizeByLikelihood(data) : sizeByMoments(data, hasExposure, known)
  if (size === undefined) {
    return { ...known, size: 'poisson', prob: null, rate: poissonRate, logLik: poissonLogLik, lrStatistic: 0 }
  }
  const rate = method === 'mle' ? rateGiven(size, data) : poissonRate
  const logLik = total(data, ({ count, exposure }) =>
    negativeBinomial({ size, prob: size / (size + rate * exposure) }).logPmf(count),
  )
  const prob = hasExposure ? null : size / (size + mean)
  return { ...known, size, prob, rate, logLik, lrStatistic: 2 * (logLik - poissonLogLik) }
}

/** x̄² / (v − x̄); with exposure 1 / r = [Σ (N − l e)² − l Σ e] / (l² Σ e²). Undefined where the counts aren't over-dispersed. */
function sizeByMoments(
  data: readonly Datum[],
  hasExposure: boolean,
  { mean, variance, poissonRate }: { mean: number; variance: number; poissonRate: number },
): number | undefined {
  if (!hasExposure) return variance > mean ? mean ** 2 / (variance - mean) : undefined
  const spread = total(
    data,
    ({ count, exposure }) => (count - poissonRate * exposure) ** 2 - poissonRate * exposure,
  )
  const squares = total(data, ({ exposure }) => (poissonRate * exposure) ** 2)
  return spread > 0 ? squares / spread : undefined
}

/** The size at which the profile score vanishes; undefined where it is still rising at the upper bound, or no size is small enough. */
function sizeByLikelihood(data: readonly Datum[]): number | undefined {
  const score = (logSize: number) => sizeScore(Math.exp(logSize), data)
  const low = Math.log(LEAST_SIZE)
  const high = Math.log(MOST_SIZE)
  if (!(score(high) < 0) || !isOverDispersed(data)) return undefined
  return score(low) > 0 ? Math.exp(brentRoot(score, low, high)) : LEAST_SIZE
}

/** Whether the likelihood falls on the way to Poisson: Σ (x − m)² > Σ x. */
function isOverDispersed(data: readonly Datum[]): boolean {
  const rate = total(data, ({ count }) => count) / total(data, ({ exposure }) => exposure)
  return total(data, ({ count, exposure }) => (count - rate * exposure) ** 2 - count) > 0
}

function sizeScore(size: number, data: readonly Datum[]): number {
  const rate = rateGiven(size, data)
  return total(data, ({ count, exposure }) => {
    const mean = rate * exposure
    return digammaRise(size, count) - Math.log1p(mean / size) + (mean - count) / (size + mean)
  })
}

/** ψ(size + count) − ψ(size): a plain sum for small counts, where it has no cancellation. */
function digammaRise(size: number, count: number): number {
  if (count > 64 && (size < 1e4 || count > 5000)) return digamma(size + count) - digamma(size)
  let sum = 0
  for (let k = 0; k < count; k += 1) sum += 1 / (size + k)
  return sum
}

/** The rate that solves Σ (y − l e) / (1 + l e / r) = 0 for this size: weights, mean, weights again. */
function rateGiven(size: number, data: readonly Datum[]): number {
  let rate = total(data, ({ count }) => count) / total(data, ({ exposure }) => exposure)
  for (let round = 0; round < 500; round += 1) {
    const weigh = (exposure: number) => 1 / (1 + (rate * exposure) / size)
    const tickets = total(data, ({ count, exposure }) => count * weigh(exposure))
    const next = tickets / total(data, ({ exposure }) => exposure * weigh(exposure))
    if (Math.abs(next - rate) <= 1e-14 * rate) return next
    rate = next
  }
  return rate
}

function total(data: readonly Datum[], of: (datum: Datum) => number): number {
  let sum = 0
  for (const datum of data) sum += datum.times * of(datum)
  return sum
}
