import { convolve } from '../aggregate/convolve.ts'
import type { Grid } from '../discretise.ts'
import type { RolloverSheet } from '../retainer.ts'
import { emptyMonth, inHours, type MonthInCells, summed } from './months.ts'

/** In cells: how much a month adds to the balance, and how much may be carried over its end. */
export interface MonthPlan {
  added: number
  keep: number
  /** Only the month's own hours carry over: carried ones lapse at its end. */
  ownOnly: boolean
}

/** Balances by chance: `clean` without any overage so far, `marred` with some. */
interface Balances {
  clean: Float64Array<ArrayBuffer>
  marred: Float64Array<ArrayBuffer>
}

/** Hours of a month in cells; what is more than any balance could cover is known by chance and mean alone. */
interface Demand {
  /** Backwards, so that balance + added − used is a convolution. */
  reversed: Float64Array
  beyond: { chance: number; mean: number }
}

/** Carries the distribution of the balance through the months of the plan, from an empty one. */
export function carriedMonths(month: Grid, plan: readonly MonthPlan[]): RolloverSheet {
  const { span, pmf } = month
  const most = Math.max(...plan.map(({ added, keep }) => added + keep))
  const demand = demandOf(pmf, most)
  const meanUsed = pmf.reduce((sum, mass, s) => sum + mass * s, 0)
  let balances: Balances = { clean: Float64Array.of(1), marred: Float64Array.of(0) }
  const months = plan.map((step) => {
    const cells = { ...emptyMonth(), used: meanUsed }
    balances = step.ownOnly ? settleOwn(balances, pmf, step, cells) : settle(balances, demand, step, cells)
    return inHours(cells, span)
  })

  const unmarred = balances.clean.reduce((sum, chance) => sum + chance, 0)
  const balance = balances.clean.map((chance, b) => chance + (balances.marred[b] ?? 0))
  return summed(months, Math.max(0, 1 - unmarred), { span, first: 0, pmf: balance })
}

function demandOf(pmf: Float64Array, most: number): Demand {
  const beyond = { chance: 0, mean: 0 }
  for (let s = most + 1; s < pmf.length; s += 1) {
    beyond.chance += pmf[s] ?? 0
    beyond.mean += s * (pmf[s] ?? 0)
  }
  return { reversed: pmf.slice(0, most + 1).reverse(), beyond }
}

/** Below 0 the balance is overage, above `keep` it lapses. */
function settle(
  from: Balances,
  { reversed, beyond }: Demand,
  plan: MonthPlan,
  cells: MonthInCells,
): Balances {
  const { added, keep } = plan
  const clean = convolve(from.clean, reversed)
  const marred = convolve(from.marred, reversed)
  const to = { clean: new Float64Array(keep + 1), marred: new Float64Array(keep + 1) }
  for (let i = 0; i < clean.length; i += 1) {
    const left = i - (reversed.length - 1) + added
    const carried = Math.min(keep, Math.max(0, left))
    record(cells, left, carried, (clean[i] ?? 0) + (marred[i] ?? 0))
    const stays = left < 0 ? 0 : (clean[i] ?? 0)
    to.clean[carried] = (to.clean[carried] ?? 0) + stays
    to.marred[carried] = (to.marred[carried] ?? 0) + (clean[i] ?? 0) - stays + (marred[i] ?? 0)
  }
  const start = from.clean.reduce((sum, chance, b) => sum + (chance + (from.marred[b] ?? 0)) * b, 0)
  cells.overage += beyond.mean - (added + start) * beyond.chance
  cells.short += beyond.chance
  to.marred[0] = (to.marred[0] ?? 0) + beyond.chance
  return to
}

/** The month's own hours are drawn first, so that what is carried on depends on the month alone, and what was carried to it lapses. */
function settleOwn(
  from: Balances,
  pmf: Float64Array,
  { added, keep }: MonthPlan,
  cells: MonthInCells,
): Balances {
  const to = { clean: new Float64Array(keep + 1), marred: new Float64Array(keep + 1) }
  for (let b = 0; b < from.clean.length; b += 1) {
    for (let s = 0; s < pmf.length; s += 1) {
      const mass = pmf[s] ?? 0
      const left = b + added - s
      const carried = Math.min(keep, Math.max(0, added - s))
      record(cells, left, carried, mass * ((from.clean[b] ?? 0) + (from.marred[b] ?? 0)))
      const stays = left < 0 ? 0 : mass * (from.clean[b] ?? 0)
      to.clean[carried] = (to.clean[carried] ?? 0) + stays
      to.marred[carried] =
        (to.marred[carried] ?? 0) + mass * ((from.clean[b] ?? 0) + (from.marred[b] ?? 0)) - stays
    }
  }
  return to
}

function record(cells: MonthInCells, left: number, carried: number, chance: number): void {
  cells.carried += chance * carried
  if (left < 0) {
    cells.overage -= chance * left
    cells.short += chance
  } else {
    cells.lapsed += chance * (left - carried)
  }
}
