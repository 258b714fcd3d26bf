import type { Terms } from './terms.ts'
import { factOfBenefit, factOfExclusion, factsOfTerms } from './terms-in-words.ts'
import type { WriteMoney } from './words.ts'

export type AgreementFact = {
  part: 'promise' | 'benefit' | 'exclusion' | 'agreement'
  fact: string
  says: string
}

/** What an agreement promises, gives and leaves out, in words; without its money for those who don't see that. */
export function factsOfAgreement(terms: Terms, money: WriteMoney, seesMoney: boolean): AgreementFact[] {
  const { benefits = [], exclusions = [] } = terms
  const promises = benefits.filter(({ kind }) => kind === 'response')
  const others = benefits.filter(({ kind }) => kind !== 'response')
  const whole = factsOfTerms(terms, money).filter(({ fact }) => seesMoney || !isAboutMoney(fact))
  return [
    ...promises.map((promise) => ({ part: 'promise' as const, ...factOfBenefit(promise) })),
    ...others.map((benefit) => ({ part: 'benefit' as const, ...factOfBenefit(benefit) })),
    ...exclusions.map((exclusion) => ({ part: 'exclusion' as const, ...factOfExclusion(exclusion) })),
    ...whole.map((fact) => ({ part: 'agreement' as const, ...fact })),
  ]
}

const isAboutMoney = (fact: string) =>
  fact.startsWith('Rate') || fact === 'Leaving early costs' || fact === 'Price rises'
