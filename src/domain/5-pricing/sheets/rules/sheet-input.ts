import type { Aggregate } from '#actuary/aggregate/reading.ts'
import type { PriceSheetInput } from '#actuary/price-sheet.ts'
import type { Assumptions } from '../../assumptions/rules/values.ts'
import type { Book } from '../../history/rules/book.ts'
import type { ClientExperience } from '../../history/rules/experience.ts'
import type { PriceChoices } from './choices.ts'
import type { Offer } from './offer.ts'

/** Everything a price is made of. */
export type PriceQuestion = {
  book: Book
  own: ClientExperience | null
  choices: PriceChoices
  assumed: Assumptions
  offer: Offer
  /** Hours of all fixed fees in force, this client's apart; asked for where the target is the book. */
  others: Aggregate | null
}

/** A quarter of an hour: the step in which time is logged. */
const grid = { spanHours: 0.25, maxHours: 80 }

/** The question in the actuary's form. */
export function sheetInput({ book, own, choices, assumed, offer }: PriceQuestion): PriceSheetInput {
  const { months, costPerHourMinor, fixedPerYearMinor, chanceOfLoss, roundToMinor } = choices
  const { onboardingMonths, onboardingFactor } = assumed
  return {
    endpoints: choices.endpoints,
    months,
    own,
    prior: book.prior,
    cells: book.kinds.map(({ name, share, severity }, place) => ({
      name,
      share,
      severity,
      costFactor: 1,
      isCovered: offer.cover[place]?.isCovered,
    })),
    shareStrength: assumed.shareStrength,
    hoursStrength: assumed.hoursStrength,
    frequencyFactor: choices.moralHazard * choices.factor,
    onboarding: choices.onboarding ? { months: onboardingMonths, factor: onboardingFactor } : undefined,
    monthlyShockCv: assumed.monthlyShockCv,
    rateSpreadCv: choices.spreadCv,
    grid,
    fee: {
      costPerHourMinor,
      fixedPerYearMinor: (fixedPerYearMinor * months) / 12,
      target: { kind: 'client', pLoss: chanceOfLoss },
      roundToMinor: roundToMinor * months,
    },
    retainer: offer.retainer
      ? { hours: offer.retainer.hours, level: enough, stepHours: 0.5, rule: offer.retainer.rule }
      : { level: enough, stepHours: 0.5, rule: sizedRollover },
    block: { level: enough, stepHours: 1 },
  }
}

/** What a retainer does with unused hours where no plan says it. */
export const sizedRollover = { mode: 'next-only' } as const

/** Hours sold ahead do in eight months, or years, of ten. */
const enough = 0.8
