import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sumAggregates } from '#actuary/aggregate/sum.ts'
import { clientRisk } from '#actuary/price-sheet.ts'
import { orRefuse } from '#kernel/decision.ts'
import { type Assumptions, usualAssumptions } from '../../assumptions/rules/values.ts'
import { bookOf } from '../../history/rules/book.ts'
import type { PriceChoices } from './choices.ts'
import { allWork, type Offer } from './offer.ts'
import { price } from './price.ts'
import { type PriceQuestion, sheetInput } from './sheet-input.ts'

const assumed: Assumptions = usualAssumptions
const book = bookOf([], [], assumed)
const usual: PriceChoices = {
  endpoints: 18,
  months: 12,
  chanceOfLoss: 0.1,
  target: 'client',
  costPerHourMinor: 5_000,
  fixedPerYearMinor: 60_000,
  hourlyRateMinor: 9_500,
  moralHazard: 1.1,
  factor: 1,
  spreadCv: 0,
  onboarding: false,
  roundToMinor: 1_000,
}
const ask = (change: Partial<PriceChoices> = {}, rest: Partial<PriceQuestion> = {}): PriceQuestion => ({
  book,
  own: null,
  choices: { ...usual, ...change },
  assumed,
  offer: allWork(book.kinds),
  others: null,
  ...rest,
})
const priced = (question: PriceQuestion) => orRefuse(price(question)).priced
const feeOf = (question: PriceQuestion) => priced(question).packages[0]?.priceMinor ?? 0

/** The same work, of which only some kinds are covered. */
const covering = (isCovered: (place: number) => boolean): Offer => {
  const all = allWork(book.kinds)
  return {
    ...all,
    name: 'Some',
    cover: all.cover.map((one, place) => ({ ...one, isCovered: isCovered(place) })),
  }
}

const rathdoon = {
  months: 28,
  endpointMonths: 655,
  tickets: 44,
  hours: 63,
  ticketsByCell: {},
  emergencyHoursShare: 0.2,
}

test('a client who calls less than the book pays less, and the driver says so', () => {
  const [known, unknown] = [priced(ask({}, { own: rathdoon })), priced(ask())]
  assert.ok((known.packages[0]?.priceMinor ?? 0) < (unknown.packages[0]?.priceMinor ?? 0))
  const step = known.drivers.steps.find(({ what }) => what === 'own-tickets')
  assert.ok(step && step.minor < 0)
})

test('three years rise from light to heavy, and by the hour the client pays as much more', () => {
  const { years, timeAndMaterials } = priced(ask())
  assert.ok(years.light < years.usual && years.usual < years.heavy)
  assert.equal(timeAndMaterials.usual, Math.round(years.usual * usual.hourlyRateMinor))
})

test('a light year without any work is priced too', () => {
  const { years, packages } = priced(ask({ endpoints: 3 }, { offer: covering((place) => place === 3) }))
  assert.equal(years.light, 0)
  const [, retainer] = packages
  assert.equal(retainer?.clientPays.light, (retainer?.priceMinor ?? 0) * 12)
})

test('a book of many clients needs less safety of one than it would need alone', () => {
  const risks = [12, 24, 15, 10, 16].map(
    (endpoints) => orRefuse(clientRisk(sheetInput(ask({ endpoints })))).costHours,
  )
  const others = orRefuse(sumAggregates(risks))
  const together = priced(ask({ target: 'book' }, { others }))
  assert.ok((together.packages[0]?.priceMinor ?? 0) < together.aloneMinor)
})

const question = fc
  .record({
    endpoints: fc.integer({ min: 3, max: 40 }),
    chanceOfLoss: fc.constantFrom(0.05, 0.1, 0.2),
    costPerHourMinor: fc.integer({ min: 2_000, max: 9_000 }),
    fixedPerYearMinor: fc.integer({ min: 0, max: 500_000 }),
    factor: fc.constantFrom(0.8, 1, 1.5),
    spreadCv: fc.constantFrom(0, 0.4),
    onboarding: fc.boolean(),
    covered: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
    isKnown: fc.boolean(),
  })
  .map(({ covered, isKnown, ...choices }) =>
    ask(choices, { offer: covering((place) => covered.includes(place)), own: isKnown ? rathdoon : null }),
  )
const law = (holds: (one: PriceQuestion) => void) => fc.assert(fc.property(question, holds), { numRuns: 8 })

test('whatever is asked, income less cost is the margin, and drivers add up to the fee', () => {
  law((one) => {
    const { packages, drivers } = priced(one)
    for (const { expectedIncomeMinor, expectedCostMinor, expectedMarginMinor } of packages)
      assert.equal(expectedIncomeMinor - expectedCostMinor, expectedMarginMinor)
    const moved = drivers.steps.reduce((sum, { minor }) => sum + minor, drivers.usualMinor)
    assert.equal(moved, packages[0]?.priceMinor)
  })
})

test('whatever is covered, hours under the cover and outside it are all the hours', () => {
  law((one) => {
    const part = priced(one)
    const all = priced({ ...one, offer: allWork(book.kinds) })
    const sum = part.expectedHours + part.outside.hours
    assert.ok(Math.abs(sum / all.expectedHours - 1) < 1e-3, `${sum} of ${all.expectedHours}`)
  })
})

test('more tickets, a safer chance and a wider cover are never cheaper', () => {
  law((one) => {
    const fee = feeOf(one)
    const { choices } = one
    assert.ok(feeOf({ ...one, choices: { ...choices, factor: choices.factor * 1.2 } }) >= fee)
    assert.ok(feeOf({ ...one, choices: { ...choices, chanceOfLoss: choices.chanceOfLoss / 2 } }) >= fee)
    assert.ok(feeOf({ ...one, offer: allWork(book.kinds) }) >= fee)
  })
})

test('the curve falls, and the quoted fee keeps to the accepted chance', () => {
  law((one) => {
    const { curve, packages } = priced(one)
    for (const [at, { chanceOfLoss, feeMinor }] of curve.entries()) {
      const before = curve[at - 1]
      if (before) assert.ok(feeMinor > before.feeMinor && chanceOfLoss <= before.chanceOfLoss + 1e-12)
    }
    assert.ok((packages[0]?.chanceOfLoss ?? 1) <= one.choices.chanceOfLoss + 1e-9)
  })
})

test('a retainer says what becomes of unused hours, in the plan’s own words where it has one', () => {
  const offer = covering(() => true)
  const retainer = {
    hours: 10,
    rule: { mode: 'none' } as const,
    unused: 'lapses with its period',
    overageMinor: 11_500,
  }
  const unusedOf = (question: PriceQuestion) => priced(question).packages.map(({ unused }) => unused)
  assert.deepEqual(unusedOf(ask()), [null, 'carries into the next period only', null])
  assert.deepEqual(unusedOf(ask({}, { offer: { ...offer, retainer, monthlyMinor: 105_000 } })), [
    null,
    'lapses with its period',
    null,
  ])
})
