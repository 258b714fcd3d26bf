import { type Decision, no, yes } from '#kernel/decision.ts'
import { type FigureReason, positive } from './figures.ts'
import { type Severity, type SeverityLaw, type SeverityReason, severityLaw } from './severity.ts'

/** A distribution on the points 0, span, 2 span, …; `span` in hours. */
export interface Grid {
  readonly span: number
  readonly pmf: Float64Array
}

export type DiscretiseMethod = 'unbiased' | 'rounding' | 'lower' | 'upper'
export type DiscretiseReason = SeverityReason | FigureReason | 'grid-too-fine' | 'grid-too-coarse'

const MOST_POINTS = 2 ** 22

/**
 * Puts a severity on the grid of `spanHours` from 0 to `maxHours` (conventions of actuar's `discretize`):
 *
 *     upper     f_j = F((j+1)h) − F(jh), j < n              understates hours; never price with it
 *     lower     f_0 = 0, f_j = F(jh) − F((j−1)h), j ≤ n      overstates hours
 *     rounding  f_0 = F(h/2), f_j = F(jh+h/2) − F(jh−h/2), j < n
 *     unbiased  f_j by second differences of E[min(X, d)]    keeps the limited mean; the default choice
 *
 * What lies beyond `maxHours` is put on the last point (`lump`) or left out (`drop`). `upper` and `lower` bracket every quantile.
 * Refuses wrong figures, and grids of no point or of more than four million. Source: Gerber (1982), as in actuar 3.3.
 */
export function discretise(
  severity: Severity,
  spanHours: number,
  maxHours: number,
  method: DiscretiseMethod = 'unbiased',
  tail: 'lump' | 'drop' = 'lump',
): Decision<Grid, DiscretiseReason> {
  const fault = positive('spanHours', spanHours) ?? positive('maxHours', maxHours)
  if (fault) return fault
  if (!Object.hasOwn(methods, method)) return no('unknown-kind', { field: 'method', given: method })
  const n = Math.floor(maxHours / spanHours + 1e-9)
  if (n < 1) return no('grid-too-coarse', { spanHours, maxHours })
  if (n > MOST_POINTS) return no('grid-too-fine', { points: n, most: MOST_POINTS })
  const law = severityLaw(severity)
  if (!law.yes) return law

  const pmf = methods[method](law.value, spanHours, n)
  if (tail === 'lump') lumpTail(pmf)
  return yes({ span: spanHours, pmf })
}

const methods: Record<DiscretiseMethod, (law: SeverityLaw, h: number, n: number) => Float64Array> = {
  upper: (law, h, n) => massesUpTo(law, n, (j) => (j + 1) * h),
  lower: (law, h, n) => massesUpTo(law, n + 1, (j) => j * h),
  rounding: (law, h, n) => massesUpTo(law, n, (j) => (j + 0.5) * h),
  unbiased,
}

/** The chance between each edge and the one before; above the median by the survival function, which keeps its digits. */
function massesUpTo(law: SeverityLaw, points: number, edge: (j: number) => number): Float64Array {
  const pmf = new Float64Array(points)
  let below = 0
  let above = 1
  for (let j = 0; j < points; j += 1) {
    if (below < 0.5) {
      const next = law.cdf(edge(j))
      pmf[j] = next - below
      below = next
      above = next < 0.5 ? 1 : law.survival(edge(j))
    } else {
      const next = law.survival(edge(j))
      pmf[j] = above - next
      above = next
    }
  }
  return pmf
}

/** Local matching of the first moment: a mass between two points is shared so that its mean stays. Rounding below 0 is cut off. */
function unbiased(law: SeverityLaw, h: number, n: number): Float64Array {
  const pmf = new Float64Array(n + 1)
  let before = 1
  let limited = 0
  for (let j = 0; j < n; j += 1) {
    const next = law.limited((j + 1) * h)
    const slope = (next - limited) / h
    pmf[j] = Math.max(0, before - slope)
    before = slope
    limited = next
  }
  pmf[n] = Math.max(0, before - law.survival(n * h))
  return pmf
}

function lumpTail(pmf: Float64Array): void {
  let sum = 0
  for (const mass of pmf) sum += mass
  const last = pmf.length - 1
  pmf[last] = Math.max(0, (pmf[last] ?? 0) + 1 - sum)
}
