import { beta } from '#actuary/distributions/beta.ts'
import { count, type FigureReason, notNegative, positive } from '#actuary/figures.ts'
import { lbeta } from '#actuary/special.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

export type ChurnForecast = {
  /** Yearly chance that a client leaves: posterior mean and central 90 % interval. */
  mean: number
  ci90: [low: number, high: number]
  /** Chance that 0, 1, … `next` of next year's clients leave. */
  lostPmf: number[]
}

/**
 * The yearly chance of losing a client in a small book, and how many of next year's will leave.
 *
 * Prior Beta(a, b); after `lost` of `clientYears` the posterior is Beta(a + lost, b + clientYears − lost), the number lost
 * next year is beta-binomial: C(n, k)·B(a' + k, b' + n − k) / B(a', b').
 *
 * @param prior a lost and b kept client-years that the prior is worth; 1.2 and 10.8 mean 10 %, worth 12 client-years
 * @param clientYears years under agreement seen, over all clients; part years count as parts
 * @param lost clients who left in them
 * @param next clients at risk next year
 * @returns refuses `more-lost-than-years` and figures that are negative or not whole
 */
export function betaBinomialChurn(
  prior: { a: number; b: number },
  clientYears: number,
  lost: number,
  next: number,
): Decision<ChurnForecast, FigureReason | 'more-lost-than-years'> {
  const fault =
    positive('prior a', prior.a) ??
    positive('prior b', prior.b) ??
    notNegative('client-years', clientYears) ??
    count('lost', lost, 0) ??
    count('clients next year', next, 0)
  if (fault !== undefined) return fault
  if (lost > clientYears) return no('more-lost-than-years', { lost, clientYears })

  const a = prior.a + lost
  const b = prior.b + clientYears - lost
  const posterior = beta({ a, b })
  const ci90: [number, number] = [posterior.quantile(0.05), posterior.quantile(0.95)]
  return yes({ mean: posterior.mean, ci90, lostPmf: lostPmf(a, b, next) })
}

function lostPmf(a: number, b: number, next: number): number[] {
  const pmf: number[] = []
  let logWays = 0
  for (let k = 0; k <= next; k += 1) {
    pmf.push(Math.exp(logWays + lbeta(a + k, b + next - k) - lbeta(a, b)))
    logWays += Math.log((next - k) / (k + 1))
  }
  return pmf
}
