import type { RatePrior } from '#actuary/price-sheet/priors.ts'
import type { AskedTicket } from './sorts.ts'

type Rate = { ticketsPerMonth: number; rateCv?: number }

/** Of a rate learned from so many tickets, and from what the book says of anybody: standard deviation over mean of its gamma. */
export const rateCvOf = (tickets: number, { shape, dispersion }: RatePrior) =>
  1 / Math.sqrt(shape + tickets / dispersion)

/** Each client’s rate is as unsure as the tickets leave it from which it was learned. */
export function unsureLoads<Load extends { clientId: string }>(
  loads: readonly Load[],
  tickets: readonly AskedTicket[],
  prior: RatePrior,
) {
  const asked = Map.groupBy(tickets, ({ clientId }) => clientId)
  return loads.map((load) => ({ ...load, rateCv: rateCvOf(asked.get(load.clientId)?.length ?? 0, prior) }))
}

/**
 * What the offer adds is as unsure as the price has it. Of whom we serve already only the rest is added, drawn apart from
 * present work: then both together are that unsure.
 */
export function addedCv(
  added: number,
  expected: { ticketsAMonth: number; rateCv: number },
  present: Rate | undefined,
): number {
  if (!present) return expected.rateCv
  if (added === 0) return 0
  const known = present.ticketsPerMonth * (present.rateCv ?? 0)
  return Math.sqrt(Math.max(0, (expected.ticketsAMonth * expected.rateCv) ** 2 - known ** 2)) / added
}
