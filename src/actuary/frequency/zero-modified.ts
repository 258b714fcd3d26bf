import type { FrequencyLaw } from '../frequency.ts'

/** P(N = 0) becomes `p0`, the other chances share the rest in proportion: E[z^N] = p0 + (1 − p0) (P(z) − P(0)) / (1 − P(0)). */
export function zeroModifiedLaw(base: FrequencyLaw, p0: number): FrequencyLaw {
  const share = (1 - p0) / base.some
  const shift = p0 - share * base.none
  const mean = share * base.mean
  const second = share * (base.variance + base.mean ** 2)
  const thirdRaw = share * (base.third + 3 * base.mean * base.variance + base.mean ** 3)
  const variance = second - mean * mean

  return {
    mean,
    variance,
    third: thirdRaw - 3 * mean * variance - mean ** 3,
    none: p0,
    some: 1 - p0,
    pmf: (k) => (k === 0 ? p0 : share * base.pmf(k)),
    atMost: (q) => (q >= 1 - p0 ? 0 : base.atMost(q / share)),
    pgf: (z) => shift + share * base.pgf(z),
    pgfInPlace(z, bins) {
      base.pgfInPlace(z, bins)
      for (let i = 0; i < 2 * bins; i += 2) {
        z[i] = shift + share * (z[i] ?? 0)
        z[i + 1] = share * (z[i + 1] ?? 0)
      }
    },
    recursion: base.recursion && { ...base.recursion, share: share * base.recursion.share },
  }
}
