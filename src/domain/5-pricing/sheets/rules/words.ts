import type { OwnExperience } from '#actuary/price-sheet/experience.ts'
import { assumedPriors } from '#actuary/price-sheet/priors.ts'
import type { Book } from '../../history/rules/experience.ts'
import type { PriceChoices, Priced } from './price.ts'

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
const decimal = (value: number) => value.toFixed(2)

/** What the figures rest on, sentence by sentence, in the order of the derivation. */
export function assumptionsOf(
  priced: Priced,
  book: Book,
  own: OwnExperience | null,
  choices: PriceChoices,
): string[] {
  const mean = decimal(priced.bookRate)
  return [
    book.source === 'book'
      ? `Your own book of ${book.clients} clients has ${mean} tickets per endpoint and month.`
      : `Assumption, not data: a usual client has ${mean} tickets per endpoint and month. Published figures differ tenfold.`,
    own === null
      ? 'This client has no counted history of two months yet, so the book alone decides.'
      : `Its own ${own.months} months say ${decimal(priced.ownRate ?? 0)}; they weigh ${percent(priced.z)}, the book the rest: ${decimal(priced.rate)}.`,
    `A ticket takes ${decimal(priced.hoursPerTicket)} h on average; ${percent(book.emergencyShare)} of tickets are emergencies.`,
    `Under a fixed fee people call more: tickets × ${choices.moralHazard}.`,
    ...(choices.factor === 1 ? [] : [`What is known of this client: tickets × ${decimal(choices.factor)}.`]),
    ...(choices.onboarding
      ? [
          `The first ${assumedPriors.onboarding.months} months have tickets × ${assumedPriors.onboarding.factor}.`,
        ]
      : []),
    `Expected: ${priced.expectedTickets.toFixed(0)} tickets and ${priced.expectedHours.toFixed(0)} h in ${choices.months} months.`,
  ]
}

const thinEndpointMonths = 144

/** What a thin history or a bad tail asks for. */
export function adviceOn(priced: Priced, own: OwnExperience | null): string[] {
  const isThin = own === null || own.endpointMonths < thinEndpointMonths
  const [fixedFee] = priced.packages
  const isWide = fixedFee !== undefined && priced.years.heavy > 2.5 * Math.max(1, priced.years.usual)
  return [
    ...(isThin
      ? [
          'The history is thin: show the price as a range, cap the included hours, or agree to look at it after 90 days.',
        ]
      : []),
    ...(isWide
      ? ['A heavy year is far from a usual one: a cap on included hours would take the sting out of it.']
      : []),
  ]
}
