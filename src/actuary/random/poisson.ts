import { lgamma } from '../special/gamma.ts'

/** A Poisson draw: inversion below a mean of 10, transformed rejection above (Hörmann 1993, PTRS). */
export function poissonDeviate(mean: number, uniform: () => number): number {
  return mean < 10 ? byInversion(mean, uniform) : byRejection(mean, uniform)
}

function byInversion(mean: number, uniform: () => number): number {
  let rest = uniform()
  let chance = Math.exp(-mean)
  let count = 0
  while (rest > chance && count < 1000) {
    rest -= chance
    count += 1
    chance *= mean / count
  }
  return count
}

function byRejection(mean: number, uniform: () => number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const quick = 0.9277 - 3.6224 / (b - 2)
  const logMean = Math.log(mean)
  for (;;) {
    const u = uniform() - 0.5
    const v = uniform()
    const us = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= quick) return count
    if (count < 0 || (us < 0.013 && v > us)) continue
    const accepted = Math.log((v * inverseAlpha) / (a / (us * us) + b))
    if (accepted <= count * logMean - mean - lgamma(count + 1)) return count
  }
}
