import { priceFixedFee } from '#actuary/premium.ts'
import { clientRisk, type PriceSheetInput } from '#actuary/price-sheet.ts'
import type { Package } from './packages.ts'
import { type PriceQuestion, sheetInput } from './sheet-input.ts'

export type Driver = {
  what:
    | 'own-tickets'
    | 'own-hours'
    | 'own-kinds'
    | 'factors'
    | 'unverified'
    | 'more-calls'
    | 'first-months'
    | 'book-target'
    | 'rounding'
  minor: number
}

/** From the fee of a usual client of this size to this client's, step by step: what moves it, and by how much a month. */
export type Drivers = { usualMinor: number; steps: Driver[] }

/**
 * Each step adds one thing that is known or decided, in the order of the derivation, and prices the client anew; so
 * their sum is the fee. A step that changes nothing is left out.
 */
export function driversOf(question: PriceQuestion, [fixedFee]: readonly Package[]): Drivers {
  const input = sheetInput(question)
  const { own } = input
  const plain: PriceSheetInput = {
    ...input,
    own: null,
    frequencyFactor: 1,
    onboarding: undefined,
    rateSpreadCv: 0,
  }
  const { factor, moralHazard } = question.choices
  const changes: [Driver['what'], Partial<PriceSheetInput>][] = [
    ['own-tickets', own ? { own: { ...own, hours: null, ticketsByCell: {} } } : {}],
    ['own-hours', own ? { own: { ...own, ticketsByCell: {} } } : {}],
    ['own-kinds', { own }],
    ['factors', { frequencyFactor: factor }],
    ['unverified', { rateSpreadCv: input.rateSpreadCv }],
    ['more-calls', { frequencyFactor: factor * moralHazard }],
    ['first-months', { onboarding: input.onboarding }],
  ]
  let known = plain
  const usualMinor = monthlyFee(plain, question)
  let before = usualMinor
  const steps: Driver[] = []
  for (const [what, change] of changes) {
    if (isNothing(known, change)) continue
    known = { ...known, ...change }
    const now = monthlyFee(known, question)
    steps.push({ what, minor: now - before })
    before = now
  }
  const asked = fixedFee?.priceMinor ?? before
  const last = question.choices.target === 'book' ? 'book-target' : 'rounding'
  steps.push({ what: last, minor: asked - before })
  return { usualMinor, steps: steps.filter(({ minor }) => minor !== 0) }
}

const isNothing = (known: PriceSheetInput, change: Partial<PriceSheetInput>) =>
  Object.keys(change).length === 0 || JSON.stringify({ ...known, ...change }) === JSON.stringify(known)

/** The fee that meets the chance of loss for this client alone, before it is rounded up. */
function monthlyFee(input: PriceSheetInput, { choices }: PriceQuestion): number {
  const risk = clientRisk(input)
  const fee = risk.yes ? priceFixedFee(risk.value.costHours, input.fee) : risk
  return fee.yes ? Math.round(fee.value.principles.valueAtRisk.exact / choices.months) : 0
}
