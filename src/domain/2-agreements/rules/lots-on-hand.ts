import type { Day } from '#kernel/days.ts'
import type { CountFact } from './counts.ts'
import { grantsFor } from './grants.ts'
import type { Lot } from './lots.ts'
import type { AgreementTerms } from './terms.ts'

/** Up to which day another system kept a line's books: the first day that is ours. */
export type MovedIn = { agreementId: string; lineKey: string; throughOn: Day }

/**
 * Everything there is to draw from through a day; `counts` are by agreement. What is written down wins over the grant of the same name.
 * Of a line that was moved in, grants of days before ours are left to the balance that came along.
 */
export function lotsOnHand(
  agreements: readonly AgreementTerms[],
  stored: readonly Lot[],
  movedIn: readonly MovedIn[],
  through: Day,
  counts: ReadonlyMap<string, readonly CountFact[]>,
): Lot[] {
  const known = new Set(stored.map(({ id }) => id))
  const ours = new Map(
    movedIn.map(({ agreementId, lineKey, throughOn }) => [`${agreementId}/${lineKey}`, throughOn]),
  )
  const isOurs = ({ agreementId, lineKey, period, usableFrom }: Lot) =>
    (period?.from ?? usableFrom) >= (ours.get(`${agreementId}/${lineKey}`) ?? '')
  const granted = agreements.flatMap((agreement) => grantsFor(agreement, through, counts.get(agreement.id)))
  return [...stored, ...granted.filter((lot) => !known.has(lot.id) && isOurs(lot))]
}
