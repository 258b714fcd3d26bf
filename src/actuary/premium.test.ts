import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { no, orRefuse } from '#kernel/decision.ts'
import { sumAggregates } from './aggregate/sum.ts'
import { aggregate } from './aggregate.ts'
import { blockOf, sizeBlock, timeToExhaustion } from './block.ts'
import { discretise } from './discretise.ts'
import { type FeeCosts, priceFixedFee } from './premium.ts'
import { rerate } from './rerate.ts'

const hours = orRefuse(discretise({ kind: 'lognormal', meanlog: Math.log(0.6), sdlog: 1 }, 0.25, 80))
const year = (tickets: number) =>
  orRefuse(aggregate([{ freq: { kind: 'negbin', size: 2, prob: 2 / (2 + tickets) }, sev: hours }]))
const alder = year(36)
const costs: FeeCosts = {
  costPerHourMinor: 7_500,
  fixedPerYearMinor: 120_000,
  target: { kind: 'client', pLoss: 0.1 },
  roundToMinor: 12_000,
}

test('the value-at-risk fee makes a loss at most as often as the target says, once rounded up', () => {
  const { principles } = orRefuse(priceFixedFee(alder, costs))
  const fee = principles.valueAtRisk
  assert.ok(fee.feeMinor >= fee.exact && fee.feeMinor - fee.exact < 12_000 && fee.feeMinor % 12_000 === 0)
  assert.ok(fee.probabilityOfLoss <= 0.1)
  assert.ok(principles.tailValueAtRisk.exact > fee.exact)
})

test('at break-even nothing is earned, and losses and gains weigh the same', () => {
  const { breakEvenMinor, outlook } = orRefuse(priceFixedFee(alder, costs))
  const { expectedMarginMinor, expectedLossMinor, probabilityOfLoss } = outlook(breakEvenMinor)
  assert.ok(Math.abs(expectedMarginMinor) < 1e-6)
  assert.ok(expectedLossMinor > 0 && probabilityOfLoss > 0.3 && probabilityOfLoss < 0.5)
})

test('a higher fee never makes a loss likelier or larger', () => {
  const { outlook } = orRefuse(priceFixedFee(alder, costs))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 1, max: 200_000 }), (fee, more) => {
      const low = outlook(fee)
      const high = outlook(fee + more)
      assert.ok(high.probabilityOfLoss <= low.probabilityOfLoss)
      assert.ok(high.expectedLossMinor <= low.expectedLossMinor + 1e-9)
      assert.ok(high.expectedMarginMinor > low.expectedMarginMinor)
    }),
  )
})

test('a book of alike clients carries the margin in equal shares, far below a client’s own', () => {
  const book = orRefuse(sumAggregates(Array.from({ length: 25 }, () => alder)))
  const shared = orRefuse(priceFixedFee(alder, { ...costs, target: { kind: 'book', pLoss: 0.1, book } }))
  const alone = orRefuse(priceFixedFee(alder, costs))
  assert.ok(Math.abs(shared.marginShare - 1 / 25) < 1e-9)
  assert.ok(shared.principles.valueAtRisk.exact < alone.principles.valueAtRisk.exact / 1.4)
  const feeOfAll = 25 * shared.principles.valueAtRisk.exact
  assert.ok(book.survival((feeOfAll - 25 * 120_000) / 7_500 + 1e-6) <= 0.1)
})

test('costs and chances that make no price are refused', () => {
  const free = priceFixedFee(alder, { ...costs, costPerHourMinor: 0 })
  assert.deepEqual(free, no('not-positive', { field: 'costPerHourMinor', given: 0 }))
  const never = priceFixedFee(alder, { ...costs, target: { kind: 'client', pLoss: 0 } })
  assert.deepEqual(never, no('not-an-open-chance', { field: 'pLoss', given: '0' }))
  const other = priceFixedFee(alder, { ...costs, target: { kind: 'book', pLoss: 0.1, book: year(3) } })
  assert.ok(!other.yes && other.reason === 'book-without-client')
})

test('a block is the smallest that lasts often enough', () => {
  const block = orRefuse(sizeBlock(alder, 0.8, 5))
  assert.ok(block.probabilityExhausted <= 0.2)
  assert.ok(blockOf(alder, block.hours - 5).probabilityExhausted > 0.2)
  assert.ok(Math.abs(block.expectedUsed + block.expectedUnused - block.hours) < 1e-9)
  assert.ok(Math.abs(block.expectedUsed + block.expectedOverage - alder.mean) < 1e-8)
  assert.deepEqual(sizeBlock(alder, 1), no('not-an-open-chance', { field: 'q', given: '1' }))
})

test('a block runs out when the hours through a month outgrow it', () => {
  const through = [12, 24, 36].map(year)
  const { chanceByPeriod, quantile } = orRefuse(timeToExhaustion(30, through))
  assert.deepEqual(
    chanceByPeriod,
    through.map((used) => used.survival(30)),
  )
  assert.deepEqual([quantile(0.05), quantile(0.4), quantile(0.9)], [1, 3, null])
  assert.deepEqual(timeToExhaustion(30, through.reverse()), no('periods-not-growing', { period: 2 }))
})

const past = Array.from({ length: 12 }, (_, i) => ({
  month: `2026-${i + 1}`,
  billedMinor: 1_000 * i,
  work: i,
}))
const flat = (months: readonly number[]) => 4_000 * months.length

test('the saving of an offer is what was billed less what it would have cost', () => {
  const { billedMinor, reratedMinor, savingMinor, bootstrap90 } = orRefuse(rerate(past, flat, 1))
  assert.deepEqual([billedMinor, reratedMinor, savingMinor], [66_000, 48_000, 18_000])
  assert.ok(bootstrap90[0] < savingMinor && savingMinor < bootstrap90[1])
})

test('the interval is the same for the same seed, and a point where every month is alike', () => {
  assert.deepEqual(rerate(past, flat, 1), rerate(past, flat, 1))
  assert.notDeepEqual(rerate(past, flat, 1), rerate(past, flat, 2))
  const alike = past.map((month) => ({ ...month, billedMinor: 5_000 }))
  assert.deepEqual(orRefuse(rerate(alike, flat, 1)).bootstrap90, [12_000, 12_000])
  assert.deepEqual(rerate([], flat, 1), no('no-months'))
})

test('the interval covers about nine tenths of years like the past ones', () => {
  const { bootstrap90 } = orRefuse(rerate(past, flat, 3))
  const sd = 1_000 * Math.sqrt((12 * 143) / 12)
  assert.ok(Math.abs(bootstrap90[0] - (18_000 - 1.645 * sd)) < 0.1 * sd)
  assert.ok(Math.abs(bootstrap90[1] - (18_000 + 1.645 * sd)) < 0.1 * sd)
})
