import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { no, orRefuse } from '#kernel/decision.ts'
import { sentence } from '#kernel/sentences.ts'
import { priceSentences } from './price-sentences.ts'
import type { OwnExperience } from './price-sheet/experience.ts'
import { assumedPriors, fourCells, priorFromBook } from './price-sheet/priors.ts'
import { type PriceSheetInput, priceSheet } from './price-sheet.ts'

const { rate, severity, emergencyShare, afterHoursShare, emergencyHoursFactor } = assumedPriors
const cells = fourCells(
  severity,
  { emergency: emergencyShare, afterHours: afterHoursShare },
  { emergencyHours: emergencyHoursFactor, afterHoursCost: 1.5 },
)
const alderDental: OwnExperience = { months: 12, endpointMonths: 240, tickets: 160, hours: 120 }
const input: PriceSheetInput = {
  endpoints: 20,
  months: 12,
  own: alderDental,
  prior: rate,
  cells,
  shareStrength: 50,
  hoursStrength: 25,
  frequencyFactor: 1.1,
  monthlyShockCv: 0.3,
  grid: { spanHours: 0.25, maxHours: 80 },
  fee: {
    costPerHourMinor: 5_500,
    fixedPerYearMinor: 60_000,
    target: { kind: 'client', pLoss: 0.1 },
    roundToMinor: 6_000,
  },
  retainer: { level: 0.8, stepHours: 0.5, rule: { mode: 'next-only' } },
  block: { level: 0.8, stepHours: 1 },
}
const withOwn = (own: Partial<OwnExperience>) => priceSheet({ ...input, own: { ...alderDental, ...own } })

test('a year of history weighs as its exposure against twenty-five endpoint-months', () => {
  const { model, expectedTickets } = orRefuse(priceSheet(input))
  assert.ok(Math.abs(model.rate.z - 240 / 265) < 1e-12)
  const expected = (240 / 265) * (160 / 240) + (25 / 265) * (2.04 / 2.9)
  assert.ok(Math.abs(model.rate.mean - expected) < 1e-12)
  assert.ok(Math.abs(expectedTickets - expected * 240 * 1.1) < 1e-9)
})

test('a prospect without history is priced from the book, and wider', () => {
  const unknown = orRefuse(priceSheet({ ...input, own: null }))
  const known = orRefuse(priceSheet(input))
  assert.deepEqual(
    [unknown.model.rate.z, unknown.model.rate.own, unknown.model.hoursPerTicket.factor],
    [0, null, 1],
  )
  assert.ok(unknown.hours.sd / unknown.hours.mean > 1.5 * (known.hours.sd / known.hours.mean))
})

test('expected hours are expected tickets times hours per ticket', () => {
  const { hours, costHours, expectedTickets, model } = orRefuse(priceSheet(input))
  assert.ok(Math.abs(hours.mean / (expectedTickets * model.hoursPerTicket.mean) - 1) < 2e-3)
  assert.ok(costHours.mean > hours.mean)
})

test('without premium hours the fee rests on the hours themselves', () => {
  const plain = cells.map((cell) => ({ ...cell, costFactor: 1 }))
  const { hours, costHours } = orRefuse(priceSheet({ ...input, cells: plain }))
  assert.equal(hours, costHours)
})

test('the retainer is enough as often as wanted, and its year uses the year’s hours', () => {
  const { retainer, hours } = orRefuse(priceSheet(input))
  assert.ok(retainer.probabilityEnough >= 0.8)
  assert.ok(Math.abs(retainer.sheet.expectedUsed - hours.mean) < 1e-6 * hours.mean)
})

test('a client whose rate is unknown is short in more months than one whose months are independent', () => {
  const shortMonths = (own: OwnExperience | null) => {
    const { sheet } = orRefuse(
      priceSheet({ ...input, own, retainer: { ...input.retainer, hours: 20 } }),
    ).retainer
    return sheet.expectedOverage / sheet.expectedUsed
  }
  assert.ok(shortMonths(null) > shortMonths(alderDental))
})

test('the block of the sheet runs out by the year’s end as often as it says', () => {
  const { block, exhaustion } = orRefuse(priceSheet(input))
  const { chanceByPeriod } = orRefuse(exhaustion(block.hours))
  assert.equal(chanceByPeriod.length, 12)
  assert.ok(Math.abs((chanceByPeriod.at(-1) ?? 0) - block.probabilityExhausted) < 1e-12)
})

test('figures no price can be made of get a sentence', () => {
  const refusals = [
    [priceSheet({ ...input, endpoints: 0 }), 'no-endpoints'],
    [withOwn({ months: 1 }), 'one-month-of-history'],
    [withOwn({ hours: -3 }), 'negative'],
    [withOwn({ tickets: 240 * 51 }), 'too-many-tickets'],
    [withOwn({ tickets: 0, hours: 4 }), 'hours-without-tickets'],
    [withOwn({ endpointMonths: 0 }), 'history-without-endpoints'],
    [withOwn({ ticketsByCell: { 'routine, business': 161 } }), 'more-in-cells-than-tickets'],
  ] as const
  for (const [decision, reason] of refusals) {
    assert.ok(!decision.yes && decision.reason === reason, JSON.stringify(decision))
    assert.doesNotMatch(sentence(decision.reason, decision.about, priceSentences), /\{/)
  }
  assert.deepEqual(priceSheet({ ...input, endpoints: 0 }), no('no-endpoints', { endpoints: '0' }))
})

const bookOf = (clients: number, a: number) => ({
  a,
  s2: 2,
  k: a > 0 ? 2 / a : null,
  collective: 0.5,
  aTruncated: a === 0,
  clients: Array.from({ length: clients }, (_, i) => ({
    id: `${i}`,
    mean: 0.5,
    weight: 9,
    z: 0.5,
    estimate: 0.5,
  })),
})

test('a large book’s credibility becomes a prior with the same credibility', () => {
  const prior = priorFromBook(bookOf(1_000_000, 0.1), rate)
  assert.ok(Math.abs(prior.shape / prior.rate - 0.5) < 1e-12)
  assert.ok(Math.abs(prior.shape / prior.rate ** 2 - 0.1) < 1e-5)
  assert.ok(Math.abs(prior.rate * prior.dispersion - 20) < 1e-3)
})

test('the spread of a small book is drawn towards the opinion, also where it found none', () => {
  const shapeOf = (clients: number, a: number) => priorFromBook(bookOf(clients, a), rate).shape
  assert.ok(shapeOf(2, 0.01) > rate.shape && shapeOf(2, 0.01) < shapeOf(50, 0.01))
  assert.ok(shapeOf(2, 0) > rate.shape && shapeOf(50, 0) > shapeOf(2, 0))
})

test('more tickets, longer tickets or more endpoints never make a client cheaper', () => {
  const feeOf = (own: Partial<OwnExperience>, endpoints = 20) =>
    orRefuse(priceSheet({ ...input, endpoints, own: { ...alderDental, ...own } })).fixedFee.breakEvenMinor
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 }), (tickets, more) => {
      const hours = tickets * 0.75
      assert.ok(
        feeOf({ tickets: tickets + more, hours: (tickets + more) * 0.75 }) >= feeOf({ tickets, hours }),
      )
      assert.ok(feeOf({ hours: 120 + more }) >= feeOf({}))
      assert.ok(feeOf({}, 20 + more) > feeOf({}))
    }),
    { numRuns: 10 },
  )
})

const routineOnly = cells.map((cell) => ({ ...cell, isCovered: cell.name.startsWith('routine') }))

test('work outside the cover carries no risk, but is expected', () => {
  const whole = orRefuse(priceSheet(input))
  const part = orRefuse(priceSheet({ ...input, cells: routineOnly }))
  assert.ok(Math.abs(part.model.coveredShare - (1 - emergencyShare)) < 1e-12)
  assert.ok(
    Math.abs(part.hours.mean + part.expectedHoursOutside - whole.hours.mean) < 2e-3 * whole.hours.mean,
  )
  assert.ok(part.fixedFee.principles.valueAtRisk.exact < whole.fixedFee.principles.valueAtRisk.exact)
  const nothing = priceSheet({ ...input, cells: cells.map((cell) => ({ ...cell, isCovered: false })) })
  assert.ok(!nothing.yes && nothing.reason === 'nothing-covered')
})

test('what an audit could not verify widens the price and leaves the expectation', () => {
  const known = orRefuse(priceSheet(input))
  const unverified = orRefuse(priceSheet({ ...input, rateSpreadCv: 0.4 }))
  assert.ok(Math.abs(unverified.hours.mean - known.hours.mean) < 1e-9 * known.hours.mean)
  assert.ok(unverified.hours.sd > 1.2 * known.hours.sd)
})

test('a year of more hours outlasts the retainer by more', () => {
  const { retainer, years } = orRefuse(priceSheet(input))
  const [light, usual, heavy] = [years.light, years.usual, years.heavy].map((hours) =>
    orRefuse(retainer.overageIn(hours)),
  )
  assert.ok((light ?? 0) < (usual ?? 0) && (usual ?? 0) < (heavy ?? 0))
  assert.ok((heavy ?? 0) < years.heavy)
})
