import { aliasTable } from '../random/alias.ts'
import type { SeverityLaw } from '../severity.ts'

/** Hours on a grid: point j carries chance pmf[j] and stands for j × span hours. */
export function latticeLaw(span: number, pmf: readonly number[] | Float64Array): SeverityLaw {
  const below = new Float64Array(pmf.length)
  const hoursBelow = new Float64Array(pmf.length)
  let sum = 0
  let hours = 0
  for (let j = 0; j < pmf.length; j += 1) {
    sum += pmf[j] ?? 0
    hours += j * span * (pmf[j] ?? 0)
    below[j] = sum
    hoursBelow[j] = hours
  }
  const point = (x: number) => Math.min(pmf.length - 1, Math.floor(x / span + 1e-9))
  const cdf = (x: number) => (x < 0 ? 0 : (below[point(x)] ?? 0))
  const table = aliasTable(pmf)

  return {
    mean: hours,
    cdf,
    survival: (x) => sum - cdf(x),
    limited: (d) => (d <= 0 ? d : (hoursBelow[point(d)] ?? 0) + d * (sum - cdf(d))),
    draw: (random) => table.draw(random) * span,
  }
}
