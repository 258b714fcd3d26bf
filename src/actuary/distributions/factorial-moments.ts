import { demand } from './distribution.ts'

/**
 * E[N^k] from the factorial moments E[N (N − 1) … (N − j + 1)], by Stirling numbers of the second kind:
 * all terms are positive, so nothing cancels.
 */
export function momentFromFactorial(k: number, factorialMoment: (j: number) => number): number {
  demand(Number.isInteger(k) && k >= 0, `a moment's order is a whole number, not ${k}`)
  let stirling = [1]
  for (let n = 1; n <= k; n += 1) {
    stirling = Array.from({ length: n + 1 }, (_, j) => j * (stirling[j] ?? 0) + (stirling[j - 1] ?? 0))
  }
  return stirling.reduce((sum, ways, j) => (ways === 0 ? sum : sum + ways * factorialMoment(j)), 0)
}
