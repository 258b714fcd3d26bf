import { aliasTable } from '../random/alias.ts'
import type { SeverityLaw } from '../severity.ts'

/** min(X, cap): hours above the cap are not ours. */
export const cappedLaw = (law: SeverityLaw, cap: number): SeverityLaw => ({
  mean: law.limited(cap),
  cdf: (x) => (x >= cap ? 1 : law.cdf(x)),
  survival: (x) => (x >= cap ? 0 : law.survival(x)),
  limited: (d) => law.limited(Math.min(d, cap)),
  draw: (random) => Math.min(cap, law.draw(random)),
})

/** (X − deductible)+: the first hours of each ticket are not ours. */
export const excessLaw = (law: SeverityLaw, deductible: number): SeverityLaw => ({
  mean: law.mean - law.limited(deductible),
  cdf: (x) => (x < 0 ? 0 : law.cdf(x + deductible)),
  survival: (x) => (x < 0 ? 1 : law.survival(x + deductible)),
  limited: (d) => (d <= 0 ? d : law.limited(d + deductible) - law.limited(deductible)),
  draw: (random) => Math.max(0, law.draw(random) - deductible),
})

/** factor × X. */
export const scaledLaw = (law: SeverityLaw, factor: number): SeverityLaw => ({
  mean: factor * law.mean,
  cdf: (x) => law.cdf(x / factor),
  survival: (x) => law.survival(x / factor),
  limited: (d) => factor * law.limited(d / factor),
  draw: (random) => factor * law.draw(random),
})

/** One of the parts, by its share. */
export function mixtureLaw(parts: readonly { share: number; law: SeverityLaw }[]): SeverityLaw {
  const table = aliasTable(parts.map(({ share }) => share))
  const average = (of: (law: SeverityLaw) => number) => {
    let sum = 0
    for (const { share, law } of parts) sum += share * of(law)
    return sum
  }

  return {
    mean: average((law) => law.mean),
    cdf: (x) => average((law) => law.cdf(x)),
    survival: (x) => average((law) => law.survival(x)),
    limited: (d) => average((law) => law.limited(d)),
    draw: (random) => parts[table.draw(random)]?.law.draw(random) ?? 0,
  }
}
