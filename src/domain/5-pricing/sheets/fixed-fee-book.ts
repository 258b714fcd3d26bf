import type { Aggregate } from '#actuary/aggregate/reading.ts'
import { sumAggregates } from '#actuary/aggregate/sum.ts'
import { clientRisk } from '#actuary/price-sheet.ts'
import { ratingCard, termsInForce } from '#agreements'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { Assumptions } from '../assumptions/rules/values.ts'
import type { Past } from '../history/book.ts'
import { ownExperience } from '../history/rules/experience.ts'
import type { PriceChoices } from './rules/choices.ts'
import { offerOf } from './rules/offer.ts'
import { sheetInput } from './rules/sheet-input.ts'

/**
 * Hours of a year under all fixed fees in force but this client's: what the book's safety is reckoned with. Clients whose
 * endpoints were never counted are left out; null where no fixed fee carries any risk.
 */
export async function fixedFeeHours(
  tx: Tx,
  on: Day,
  {
    past,
    assumed,
    choices,
    clientId,
  }: { past: Past; assumed: Assumptions; choices: PriceChoices; clientId?: string },
): Promise<Aggregate | null> {
  const agreements = await termsInForce(tx, { from: on, through: on })
  const rateCard = await ratingCard(tx, on, [])
  const histories = new Map(past.others.map((history) => [history.clientId, history]))
  const hours = agreements.flatMap((agreement) => {
    const terms = agreement.versions.findLast(({ effectiveOn }) => effectiveOn <= on)?.terms
    const history = histories.get(agreement.clientId)
    const endpoints = history?.exposure.at(-1)?.endpointMonths ?? 0
    const isRisk = terms?.lines.some(({ kind }) => kind === 'fixed-fee') && agreement.clientId !== clientId
    if (!terms || !history || !isRisk || endpoints === 0) return []
    const { currency } = agreement
    const offer = offerOf({ name: '', terms, currency, counts: [], rateCard, on }, past.book.kinds)
    const settled = { ...choices, endpoints, moralHazard: 1, factor: 1, spreadCv: 0, onboarding: false }
    const own = ownExperience(history, [])
    const risk = clientRisk(
      sheetInput({ book: past.book, own, choices: settled, assumed, offer, others: null }),
    )
    return risk.yes ? [risk.value.costHours] : []
  })
  if (hours.length === 0) return null
  const book = sumAggregates(hours)
  return book.yes ? book.value : null
}
