import type { ClientExperience } from '../../history/rules/experience.ts'
import type { Priced } from './price.ts'
import type { PriceQuestion } from './sheet-input.ts'

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`
const decimal = (value: number) => value.toFixed(2)

/** What the figures rest on, sentence by sentence, in the order of the derivation. */
export function assumptionsOf(priced: Priced, question: PriceQuestion): string[] {
  const { book, own, choices, assumed, offer } = question
  const { hoursPerTicket } = priced
  return [
    book.source === 'book'
      ? `Your own book of ${book.clients} clients has ${decimal(priced.bookRate)} tickets per endpoint and month.`
      : `Assumption, not data: a usual client has ${decimal(priced.bookRate)} tickets per endpoint and month. Published figures differ tenfold.`,
    own === null
      ? 'This client has no counted history of two months yet, so the book alone decides.'
      : `Its own ${own.months} months say ${decimal(priced.ownRate ?? 0)}; they weigh ${percent(priced.z)}, the book the rest: ${decimal(priced.rate)}.`,
    hoursPerTicket.own === null
      ? `A ticket takes ${decimal(hoursPerTicket.used)} h on average, as in the book.`
      : `A ticket took ${decimal(hoursPerTicket.own)} h here and takes ${decimal(hoursPerTicket.book)} h in the book: ${decimal(hoursPerTicket.used)} h is taken.`,
    `${percent(book.emergencyShare)} of the book’s tickets are emergencies, with ${percent(book.emergencyHoursShare)} of the hours.`,
    ...(priced.coveredShare < 1
      ? [
          `${offer.name} covers ${percent(priced.coveredShare)} of the tickets; the rest, about ${priced.outside.hours.toFixed(0)} h, is billed by the hour.`,
        ]
      : []),
    `Under a fixed fee people call more: tickets × ${choices.moralHazard}.`,
    ...(choices.factor === 1 ? [] : [`What is known of this client: tickets × ${decimal(choices.factor)}.`]),
    ...(choices.spreadCv === 0
      ? []
      : [`What nobody has verified leaves the tickets unsure by ${percent(choices.spreadCv)}.`]),
    ...(choices.onboarding
      ? [`The first ${assumed.onboardingMonths} months have tickets × ${assumed.onboardingFactor}.`]
      : []),
    `All tickets of a month swing together by ${percent(assumed.monthlyShockCv)}; within a client they vary ${decimal(priced.dispersion)} times as much as by pure chance.`,
    `Expected: ${priced.expectedTickets.toFixed(0)} covered tickets and ${priced.expectedHours.toFixed(0)} h in ${choices.months} months.`,
  ]
}

const thinEndpointMonths = 144

/** What a thin history or a bad tail asks for, with figures to put into the agreement. */
export function adviceOn(priced: Priced, own: ClientExperience | null, months: number): string[] {
  const isThin = own === null || own.endpointMonths < thinEndpointMonths
  const isWide = priced.years.heavy > 2.5 * Math.max(1, priced.years.usual)
  const capHours = Math.max(0.5, Math.ceil((priced.years.heavy / months) * 2) / 2)
  const cap = `Cap the included hours at ${capHours} h a month: nine years of ten stay below it on average`
  return [
    ...(isThin
      ? [
          'The history is thin: show the price as a range, and agree to look at it together after 90 days.',
          `${cap}; what goes beyond is billed.`,
        ]
      : []),
    ...(isWide && !isThin
      ? [`A heavy year is far from a usual one. ${cap}, and the sting of a bad one is gone.`]
      : []),
  ]
}
