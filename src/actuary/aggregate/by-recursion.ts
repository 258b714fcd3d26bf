import { type Decision, no, yes } from '#kernel/decision.ts'
import type { CheckedLine } from '../aggregate.ts'
import { modelMoments } from './moments.ts'

const MOST_CELLS = 2 ** 22
const LEAST_START = 1e-250

export type RecursionReason = 'no-recursion' | 'recursion-unstable' | 'recursion-underflows' | 'grid-too-long'

/** Why Panjer's recursion would answer nonsense for this line, if it would. */
export function recursionFault({ law, sev }: CheckedLine): Decision<never, RecursionReason> | undefined {
  if (!law.recursion) return no('no-recursion')
  if (!law.recursion.isStable) return no('recursion-unstable')
  const seed = Math.max(law.recursion.pgf(sev.pmf[0] ?? 0), law.recursion.extra)
  return seed < LEAST_START ? no('recursion-underflows') : undefined
}

/**
 * Panjer's recursion (1981) for the (a, b, 1) class:
 *
 *     g_0 = P_N(f_0),  g_s = [(p_1 − (a + b) p_0) f_s + Σ_y (a + b y / s) f_y g_{s−y}] / (1 − a f_0)
 *
 * carried on until no cell counts any more. Zero-modified frequencies scale what their base gives above 0. All terms are positive but for binomials, so the tail keeps its digits.
 */
export function compoundByRecursion(line: CheckedLine): Decision<Float64Array, RecursionReason> {
  const fault = recursionFault(line)
  const { law, sev, severity } = line
  if (fault || !law.recursion) return fault ?? no('no-recursion')
  const { a, b, extra, share, pgf } = law.recursion
  const f = sev.pmf.subarray(0, severity.last + 1)
  const weighted = f.map((mass, y) => y * mass)
  const { mean, variance } = modelMoments([line])
  const negligible = 1e-14 * variance
  const quietRun = 2 * widestGap(f)

  let g = new Float64Array(2 ** Math.ceil(Math.log2(mean + 14 * Math.sqrt(variance) + 64)))
  g[0] = pgf(f[0] ?? 0)
  const scale = 1 / (1 - a * (f[0] ?? 0))
  let quiet = 0
  for (let s = 1; s < MOST_CELLS; s += 1) {
    if (s === g.length) g = grown(g)
    const mass = scale * (extra * (f[s] ?? 0) + weighedSum(a, b / s, f, weighted, g, s))
    g[s] = mass
    quiet = s > mean && share * mass * (s - mean) ** 2 <= negligible ? quiet + 1 : 0
    if (quiet >= quietRun) return yes(shared(g.slice(0, s + 1 - quiet), share, law.pgf(f[0] ?? 0)))
  }
  return no('grid-too-long', { most: MOST_CELLS })
}

/** Σ over y = 1 … min(s, m) of (a + b/s × y) f_y g_{s−y}; four sums side by side, because each addition waits for the one before. */
function weighedSum(
  a: number,
  bOverS: number,
  f: Float64Array,
  weighted: Float64Array,
  g: Float64Array,
  s: number,
) {
  const most = Math.min(s, f.length - 1)
  const byWeight = dot(weighted, g, s, most)
  return a === 0 ? bOverS * byWeight : bOverS * byWeight + a * dot(f, g, s, most)
}

function dot(f: Float64Array, g: Float64Array, s: number, most: number): number {
  let one = 0
  let two = 0
  let three = 0
  let four = 0
  let y = 1
  for (; y + 3 <= most; y += 4) {
    one += (f[y] ?? 0) * (g[s - y] ?? 0)
    two += (f[y + 1] ?? 0) * (g[s - y - 1] ?? 0)
    three += (f[y + 2] ?? 0) * (g[s - y - 2] ?? 0)
    four += (f[y + 3] ?? 0) * (g[s - y - 3] ?? 0)
  }
  for (; y <= most; y += 1) one += (f[y] ?? 0) * (g[s - y] ?? 0)
  return one + two + (three + four)
}

function grown(g: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * g.length)
  larger.set(g)
  return larger
}

function shared(g: Float64Array, share: number, none: number): Float64Array {
  if (share !== 1) for (let s = 0; s < g.length; s += 1) g[s] = share * (g[s] ?? 0)
  g[0] = none
  return g
}

/** The longest way from a point with mass to the next: so many empty cells may stand between two full ones. */
function widestGap(f: Float64Array): number {
  let widest = 1
  let last = 0
  for (let y = 1; y < f.length; y += 1) {
    if ((f[y] ?? 0) === 0) continue
    widest = Math.max(widest, y - last)
    last = y
  }
  return widest
}
