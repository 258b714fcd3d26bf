import { count, type FigureReason, firstFault, notNegative, positive } from '#actuary/figures.ts'
import { erlangC } from '#actuary/queues/erlang.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/**
 * P(wait of one class > t) in M/M/c with nonpreemptive priorities and one service rate, exact.
 *
 * Given that it waits, a ticket of class k waits with transform (1 − σₖ)θ / (1 − σₖθ), where θ(s) is the busy period of
 * M/M/1 with the arrivals of the classes above and rate m = cμ: θ = [m+L+s − √((m+L+s)² − 4mL)] / 2L. The tail is
 * C × the inverse transform of [1 − …]/s, by Euler summation to about 1e-8; the top class is C·e^{−(cμ − λ₁)t}.
 *
 * @param queue.lambda tickets per hour by class, the most urgent first
 * @param queue.mu tickets one server finishes per hour
 * @param cls 1 = the highest priority
 * @param hours t
 * @returns a chance; refuses `unstable` when Σλ ≥ cμ and `no-such-class`
 * Source: Kella and Yechiali 1985; inversion by Abate and Whitt 1995.
 */
export function priorityTail(
  queue: { lambda: readonly number[]; mu: number; servers: number },
  cls: number,
  hours: number,
): Decision<number, FigureReason | 'unstable' | 'no-such-class'> {
  const { lambda, mu, servers } = queue
  const fault =
    firstFault('lambda', lambda, notNegative) ??
    positive('mu', mu) ??
    count('class', cls) ??
    notNegative('hours', hours)
  if (fault !== undefined) return fault
  if (cls > lambda.length) return no('no-such-class', { class: cls, classes: lambda.length })
  const waiting = erlangC(servers, sum(lambda) / mu)
  if (!waiting.yes) return waiting

  const pace = servers * mu
  const above = sum(lambda.slice(0, cls - 1))
  const sigma = sum(lambda.slice(0, cls)) / pace
  if (above === 0) return yes(waiting.value * Math.exp(-pace * (1 - sigma) * hours))
  if (hours === 0) return yes(waiting.value)
  const tail = eulerInversion((re, im) => waitTransform(pace, above, sigma, re, im), hours)
  return yes(waiting.value * Math.min(1, Math.max(0, tail)))
}

/** Real part of [1 − (1 − σ)θ/(1 − σθ)]/s at s = re + i·im, which is (1 − θ) / (s(1 − σθ)). */
function waitTransform(pace: number, above: number, sigma: number, re: number, im: number): number {
  // √(x² − 4mL) as a product of two principal roots keeps to the branch with |θ| ≤ 1.
  const middle = pace + above + re
  const gap = 2 * Math.sqrt(pace * above)
  const [lowRe, lowIm] = squareRoot(middle - gap, im)
  const [highRe, highIm] = squareRoot(middle + gap, im)
  const bottomRe = middle + lowRe * highRe - lowIm * highIm
  const bottomIm = im + lowRe * highIm + lowIm * highRe
  const size = bottomRe * bottomRe + bottomIm * bottomIm
  const thetaRe = (2 * pace * bottomRe) / size
  const thetaIm = (-2 * pace * bottomIm) / size

  const underRe = 1 - sigma * thetaRe
  const underIm = -sigma * thetaIm
  const divisorRe = re * underRe - im * underIm
  const divisorIm = re * underIm + im * underRe
  return ((1 - thetaRe) * divisorRe - thetaIm * divisorIm) / (divisorRe * divisorRe + divisorIm * divisorIm)
}

function squareRoot(re: number, im: number): [re: number, im: number] {
  const modulus = Math.hypot(re, im)
  const rootRe = Math.sqrt((modulus + re) / 2)
  return [rootRe, im / (2 * rootRe)]
}

/** f(t) from the real part of its Laplace transform: 40 terms, then a binomial mean of 11 more (A = 18.4). */
function eulerInversion(transform: (re: number, im: number) => number, t: number): number {
  const a = 18.4
  const re = a / (2 * t)
  let partial = transform(re, 0) / 2
  let mean = 0
  let weight = 2 ** -11
  for (let k = 1; k <= 40 + 11; k += 1) {
    partial += (k % 2 === 0 ? 1 : -1) * transform(re, (k * Math.PI) / t)
    if (k < 40) continue
    mean += weight * partial
    weight *= (11 - (k - 40)) / (k - 39)
  }
  return (Math.exp(a / 2) / t) * mean
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
