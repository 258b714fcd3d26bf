import { priceFixedFee } from '#actuary/premium.ts'
import type { ClientModel } from '#actuary/price-sheet/client-model.ts'
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
export function driversOf(
  question: PriceQuestion,
  [fixedFee]: readonly Package[],
  model: ClientModel,
): Drivers {
  const input = sheetInput(question)
  let known: PriceSheetInput = {
    ...input,
    // The same kinds as the sheet's, so that its hours per ticket can be taken over.
    cells: model.cells,
    own: null,
    frequencyFactor: 1,
    onboarding: undefined,
    rateSpreadCv: 0,
  }
  const months = question.choices.months
  let priced = monthlyFee(known, months, [model])
  const usualMinor = priced.minor
  const steps: Driver[] = []
  for (const [what, change] of changesOf(question, input)) {
    known = { ...known, ...change }
    const next = monthlyFee(known, months, priced.model ? [model, priced.model] : [model])
    steps.push({ what, minor: next.minor - priced.minor })
    priced = next
  }
  const last = question.choices.target === 'book' ? 'book-target' : 'rounding'
  steps.push({ what: last, minor: (fixedFee?.priceMinor ?? priced.minor) - priced.minor })
  return { usualMinor, steps: steps.filter(({ minor }) => minor !== 0) }
}

type Change = [what: Driver['what'], change: Partial<PriceSheetInput>]

function changesOf({ choices }: PriceQuestion, { own, onboarding, rateSpreadCv }: PriceSheetInput): Change[] {
  const { factor, moralHazard, spreadCv } = choices
  const ownSteps: Change[] = own
    ? [
        ['own-tickets', { own: { ...own, hours: null, ticketsByCell: {} } }],
        ['own-hours', { own: { ...own, ticketsByCell: {} } }],
        ['own-kinds', { own }],
      ]
    : []
  return [
    ...ownSteps,
    ...(factor === 1 ? [] : [['factors', { frequencyFactor: factor }] satisfies Change]),
    ...(spreadCv === 0 ? [] : [['unverified', { rateSpreadCv }] satisfies Change]),
    ...(moralHazard === 1
      ? []
      : [['more-calls', { frequencyFactor: factor * moralHazard }] satisfies Change]),
    ...(onboarding ? [['first-months', { onboarding }] satisfies Change] : []),
  ]
}

/** The fee that meets the chance of loss for this client alone, before it is rounded up. */
function monthlyFee(input: PriceSheetInput, months: number, models: readonly ClientModel[]) {
  const risk = clientRisk(input, models)
  const fee = risk.yes ? priceFixedFee(risk.value.costHours, input.fee) : risk
  const minor = fee.yes ? Math.round(fee.value.principles.valueAtRisk.exact / months) : 0
  return { minor, model: risk.yes ? risk.value.model : undefined }
}
