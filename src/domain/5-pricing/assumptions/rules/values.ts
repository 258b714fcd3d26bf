import { assumedPriors, type RatePrior } from '#actuary/price-sheet/priors.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { assumptionTexts } from './texts.ts'

/**
 * What a price takes where the firm's own book says too little, and what the firm decides itself, in the order of the
 * derivation. Shares and factors of one, hours, months, minor units. Published figures differ tenfold: these are opinions.
 */
export const usualAssumptions = {
  ticketsPerEndpointMonth: 0.7,
  spreadBetweenClients: 0.7,
  ownHistoryWorth: 25,
  medianHours: 0.45,
  hoursSpread: 1.1,
  emergencyShare: assumedPriors.emergencyShare,
  afterHoursShare: assumedPriors.afterHoursShare,
  emergencyHoursFactor: assumedPriors.emergencyHoursFactor,
  monthlyShockCv: assumedPriors.monthlyShockCv,
  moralHazard: assumedPriors.moralHazard,
  onboardingMonths: assumedPriors.onboarding.months,
  onboardingFactor: assumedPriors.onboarding.factor,
  shareStrength: assumedPriors.shareStrength,
  hoursStrength: assumedPriors.hoursStrength,
  chanceOfLoss: 0.1,
  retainerDiscount: 0.05,
  blockDiscount: 0.08,
  toolsPerEndpointMinor: 0,
  visitHours: 2,
}
export type AssumptionName = keyof typeof usualAssumptions
export type Assumptions = Record<AssumptionName, number>

export const assumptionNames = Object.keys(usualAssumptions).filter(isAssumption)

/** The usual values with what the firm has set itself. */
export function assumptionsWith(own: readonly { name: string; value: number }[]): Assumptions {
  const set = own.filter(({ name, value }) => readAssumption(name, value).yes)
  return { ...usualAssumptions, ...Object.fromEntries(set.map(({ name, value }) => [name, value])) }
}

/** Whether an assumption may have a value. */
export function readAssumption(
  name: string,
  value: number,
): Decision<{ name: AssumptionName; value: number }, 'unknown-assumption' | 'assumption-out-of-bounds'> {
  if (!isAssumption(name)) return no('unknown-assumption', { field: 'name', given: name })
  const { from, to, unit } = assumptionTexts[name]
  const shown = (bound: number) => shownAs[unit](bound)
  return value >= from && value <= to
    ? yes({ name, value })
    : no('assumption-out-of-bounds', {
        field: 'value',
        from: shown(from),
        to: shown(to),
        given: shown(value),
      })
}

/** Tickets per endpoint-month of a client nobody knows. */
export function assumedRate(assumed: Assumptions): RatePrior {
  const shape = 1 / assumed.spreadBetweenClients ** 2
  const rate = shape / assumed.ticketsPerEndpointMonth
  return { shape, rate, dispersion: Math.max(1, assumed.ownHistoryWorth / rate) }
}

/** As people type them: a share in per cent, money in whole units. */
const shownAs = {
  share: (value: number) => `${Math.round(value * 1000) / 10} %`,
  money: (value: number) => String(value / 100),
  hours: (value: number) => `${value} h`,
  factor: (value: number) => `× ${value}`,
  number: String,
}

function isAssumption(name: string): name is AssumptionName {
  return Object.hasOwn(usualAssumptions, name)
}
