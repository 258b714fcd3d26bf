import { addMonths, type Day } from '#kernel/days.ts'
import type { Line, Quantity } from './lines.ts'
import type { RenewalRule, Terms } from './terms.ts'
import type { WorkFilter } from './work-filter.ts'

type Count = { what: string; count: number; countedOn: Day }

/** Copied terms with this client's own counts as the agreed ones, and dates of the old agreement left out. */
export function withOwnCounts(terms: Terms, counts: readonly Count[], on: Day): Terms {
  const lines = terms.lines.map((line) => ({
    ...withCount(line, counts, on),
    startsOn: undefined,
    endsOn: undefined,
  }))
  const exclusions = terms.exclusions?.map((exclusion) => ({
    ...exclusion,
    where: withoutSites(exclusion.where),
  }))
  return { ...terms, lines, ...(exclusions && { exclusions }) }
}

function withCount(line: Line, counts: readonly Count[], on: Day): Line {
  if (line.kind === 'one-time' || !('quantity' in line) || !line.quantity) return line
  const quantity: Quantity = { ...line.quantity, siteIds: undefined, committed: undefined }
  const known = counts.filter(({ what }) => what === quantity.of).toSorted(byDay)
  const agreed = (known.findLast(({ countedOn }) => countedOn <= on) ?? known[0])?.count
  const own: Quantity =
    agreed === undefined ? { ...quantity, agreed: quantity.agreed ?? 0 } : { ...quantity, agreed }
  return { ...line, quantity: own }
}

const withoutSites = (where: WorkFilter): WorkFilter => ({ ...where, siteIds: undefined })

const byDay = (a: Count, b: Count) => (a.countedOn < b.countedOn ? -1 : 1)

/** A plan that renews for a year is signed for a year; others run on. */
export const termAsUsual = (renewal: RenewalRule | undefined, startsOn: Day): Day | null =>
  renewal?.kind === 'term' ? addMonths(startsOn, renewal.months) : null
