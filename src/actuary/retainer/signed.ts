import { convolve } from '../aggregate/convolve.ts'
import type { Grid } from '../discretise.ts'
import type { RetainerMonth, RolloverSheet } from '../retainer.ts'
import { emptyMonth, inHours, summed } from './months.ts'

/**
 * Surplus and deficit are both carried: the balance after t months is t R − S_t, so the sums of months are all there is to know. A deficit
 * at the end is settled as overage; before that a deficit is counted in its month's chance only.
 */
export function signedMonths(month: Grid, grant: number, count: number): RolloverSheet {
  const { span, pmf } = month
  const meanUsed = pmf.reduce((sum, mass, s) => sum + mass * s, 0)
  let used: Float64Array<ArrayBuffer> = Float64Array.of(1)
  const months: RetainerMonth[] = []
  for (let t = 1; t <= count; t += 1) {
    used = convolve(used, pmf)
    const cells = { ...emptyMonth(), used: meanUsed }
    for (let s = 0; s < used.length; s += 1) {
      const chance = used[s] ?? 0
      const left = t * grant - s
      if (left < 0) cells.short += chance
      if (left < 0 && t === count) cells.overage -= chance * left
      cells.carried += chance * (t === count ? Math.max(0, left) : left)
    }
    months.push(inHours(cells, span))
  }
  const first = count * grant - (used.length - 1)
  return summed(months, months.at(-1)?.probabilityOfOverage ?? 0, {
    span,
    first,
    pmf: used.slice().reverse(),
  })
}
