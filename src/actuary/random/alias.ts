import type { RandomSource } from '../random.ts'

export interface AliasTable {
  /** An index with the chance it was given. */
  draw(random: RandomSource): number
}

/** Walker's alias method as set up by Vose (1991): draws an index with chance proportional to its weight, in constant time. */
export function aliasTable(weights: readonly number[] | Float64Array): AliasTable {
  const n = weights.length
  let sum = 0
  for (let i = 0; i < n; i += 1) sum += weights[i] ?? 0
  const scaled = Float64Array.from(weights, (weight) => (weight * n) / sum)
  const alias = new Int32Array(n)
  const small: number[] = []
  const large: number[] = []
  for (let i = 0; i < n; i += 1) ((scaled[i] ?? 0) < 1 ? small : large).push(i)
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop() ?? 0
    const rich = large.pop() ?? 0
    alias[poor] = rich
    scaled[rich] = (scaled[rich] ?? 0) - (1 - (scaled[poor] ?? 0))
    ;((scaled[rich] ?? 0) < 1 ? small : large).push(rich)
  }
  for (const i of [...small, ...large]) scaled[i] = 1

  return {
    draw(random) {
      const at = random.uniform() * n
      const index = Math.floor(at)
      return at - index < (scaled[index] ?? 1) ? index : (alias[index] ?? 0)
    },
  }
}
