import { factOfBenefit, type TermFact, type Terms } from '#agreements/rules'

const insures = new Set([
  'response',
  'after-hours-premium',
  'emergency-premium',
  'travel-waived',
  'proactive-visits',
])

/** What an offer insures besides its price, in words: what leads where it costs more. */
export const insuredBy = ({ benefits = [] }: Terms): TermFact[] =>
  benefits.filter(({ kind }) => insures.has(kind)).map(factOfBenefit)
