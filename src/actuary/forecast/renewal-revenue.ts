import { chance, type FigureReason, notNegative, positive } from '#actuary/figures.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** One agreement that comes up for renewal: what it brings per month (or any one period) and the chance that it renews. */
export type Renewal = { mrrMinor: number; p: number }

/** Exact distribution of what is left after all renewals; `pmf[k]` is the chance of k × gridMinor. */
export type RenewalRevenue = {
  gridMinor: number
  pmf: Float64Array
  meanMinor: number
  sdMinor: number
  /** The smallest amount that is reached or stayed under with chance ≥ p. */
  quantileMinor(p: number): number
  /** P(revenue ≤ amount). */
  chanceAtMost(amountMinor: number): number
}

export type RenewalReason =
  | FigureReason
  | 'no-agreements'
  | 'amount-off-grid'
  | 'grid-too-fine'
  | 'does-not-add-up'

/** Cells beyond this make the answer slow and no better: 32 MB of numbers. */
const MOST_CELLS = 2 ** 22

/**
 * Revenue after a round of independent renewals, by exact convolution of (1 − pᵢ) at 0 and pᵢ at MRRᵢ on a currency grid.
 *
 * @param items one per agreement, amounts in minor units, each a multiple of the grid
 * @param gridMinor the step of the grid; 100 keeps whole euros
 * @returns refuses `amount-off-grid` (take a grid that divides it) and `grid-too-fine` (over 4 million cells); checks itself:
 *   the chances add up to 1 and mean and variance agree with Σ pm and Σ p(1 − p)m²
 */
export function renewalRevenue(
  items: readonly Renewal[],
  gridMinor: number,
): Decision<RenewalRevenue, RenewalReason> {
  if (items.length === 0) return no('no-agreements')
  const fault = positive('grid', gridMinor) ?? faultIn(items)
  if (fault !== undefined) return fault
  const steps = items.map(({ mrrMinor }) => Math.round(mrrMinor / gridMinor))
  const off = items.findIndex(
    ({ mrrMinor }, n) => Math.abs((steps[n] ?? 0) * gridMinor - mrrMinor) > 1e-9 * mrrMinor,
  )
  if (off >= 0)
    return no('amount-off-grid', { agreement: off + 1, amountMinor: items[off]?.mrrMinor ?? 0, gridMinor })
  const cells = steps.reduce((sum, step) => sum + step, 1)
  if (cells > MOST_CELLS) return no('grid-too-fine', { cells, most: MOST_CELLS, gridMinor })

  const pmf = convolve(items, steps, cells)
  const meanMinor = items.reduce((sum, { mrrMinor, p }) => sum + p * mrrMinor, 0)
  const variance = items.reduce((sum, { mrrMinor, p }) => sum + p * (1 - p) * mrrMinor ** 2, 0)
  if (!addsUp(pmf, meanMinor / gridMinor, variance / gridMinor ** 2)) return no('does-not-add-up')
  const cdf = pmf.slice()
  for (let k = 1; k < cells; k += 1) cdf[k] = (cdf[k] ?? 0) + (cdf[k - 1] ?? 0)
  return yes({
    gridMinor,
    pmf,
    meanMinor,
    sdMinor: Math.sqrt(variance),
    quantileMinor: (p) => gridMinor * firstReaching(cdf, p),
    chanceAtMost: (amountMinor) => {
      // An amount meant to lie on the grid may miss it by a rounding error.
      const cell = Math.floor(amountMinor / gridMinor + 1e-9)
      return cell < 0 ? 0 : Math.min(1, cdf[Math.min(cell, cells - 1)] ?? 1)
    },
  })
}

function faultIn(items: readonly Renewal[]) {
  for (const [index, { mrrMinor, p }] of items.entries()) {
    const fault =
      notNegative(`amount of agreement ${index + 1}`, mrrMinor) ??
      chance(`chance of agreement ${index + 1}`, p)
    if (fault !== undefined) return fault
  }
  return undefined
}

function convolve(items: readonly Renewal[], steps: readonly number[], cells: number): Float64Array {
  const pmf = new Float64Array(cells)
  pmf[0] = 1
  let reach = 0
  for (const [n, { p }] of items.entries()) {
    const step = steps[n] ?? 0
    if (step === 0) continue
    reach += step
    for (let k = reach; k >= step; k -= 1) pmf[k] = (1 - p) * (pmf[k] ?? 0) + p * (pmf[k - step] ?? 0)
    for (let k = 0; k < step; k += 1) pmf[k] = (1 - p) * (pmf[k] ?? 0)
  }
  return pmf
}

function addsUp(pmf: Float64Array, mean: number, variance: number): boolean {
  let total = 0
  let first = 0
  let second = 0
  for (const [k, share] of pmf.entries()) {
    total += share
    first += share * k
    second += share * (k - mean) ** 2
  }
  return (
    Math.abs(total - 1) < 1e-10 &&
    Math.abs(first - mean) <= 1e-9 * (1 + mean) &&
    Math.abs(second - variance) <= 1e-9 * (1 + variance + mean)
  )
}

/** A p that stands for a rounded sum of chances must not fall one cell further. */
function firstReaching(cdf: Float64Array, p: number): number {
  let low = 0
  let high = cdf.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((cdf[middle] ?? 0) >= p - 1e-12) high = middle
    else low = middle + 1
  }
  return low
}
