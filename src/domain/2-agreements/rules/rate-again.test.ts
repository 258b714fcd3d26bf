import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lastOfMonth, monthNumber } from '#kernel/days.ts'
import { anyAgreement, anyRounding, anyWork } from '../testing/any-work.ts'
import { agreed, northlight, worked } from '../testing/northlight.ts'
import { grantsFor } from './grants.ts'
import type { RolloverRule } from './lines.ts'
import { rate } from './rate.ts'
import { boughtMinor, monthsStandAlone, rateAgain } from './rate-again.ts'
import type { Terms } from './terms.ts'

const winter = ['2026-01-01', '2026-02-01']
const steady = (rollover: RolloverRule): Terms => ({
  lines: [
    {
      kind: 'retainer',
      key: 'steady',
      name: 'Steady 2',
      unitPrice: '210.00',
      allowance: { unit: 'minutes', amount: 120 },
      rollover,
      overage: { kind: 'bill', rateMinor: 12_000 },
    },
  ],
})
const under = (terms: Terms, entries: Parameters<typeof worked>[], rateCard = northlight) => {
  const agreement = agreed('offer', '2026-01-01', terms)
  const lots = grantsFor(agreement, '2026-02-28')
  const work = entries.map((entry) => worked(...entry))
  return { agreement, entries: work, rateCard, lots, months: winter }
}

test('carried hours help only the month that comes after', () => {
  const again = rateAgain(under(steady({ mode: 'next-only' }), [['2026-02-10', '10:00', '14:00']]))
  assert.equal(again([0, 1]), 0)
  assert.equal(again([1, 0]), 24_000)
  assert.equal(again([1, 1]), 48_000)
})

test('an evening, a holiday and a list stay what they were on their own day', () => {
  const lists = [
    { fromOn: '2025-01-01', defaultMinor: 10_000, multipliers: { holiday: 20_000 } },
    { fromOn: '2026-02-01', defaultMinor: 12_000, multipliers: { holiday: 20_000 } },
  ]
  const labour: Terms = { lines: [{ kind: 'discounted-labour', key: 'l', name: 'Labour', discountBp: 0 }] }
  const again = rateAgain(under(labour, [['2026-01-01', '10:00', '11:00']], { ...northlight, lists }))
  assert.deepEqual([again([0, 1]), again([1, 0])], [20_000, 20_000])
})

test('a Saturday the 31st stands on the last day of February, as a Saturday', () => {
  const again = rateAgain(under(steady({ mode: 'none' }), [['2026-01-31', '10:00', '13:00']]))
  assert.deepEqual([again([0, 1]), again([1, 0]), again([1, 1])], [18_000, 18_000, 0])
})

test('months stand alone without roll-over, and don’t with it', () => {
  const stands = (rollover: RolloverRule) => {
    const { agreement, lots } = under(steady(rollover), [])
    return monthsStandAlone(agreement, lots, winter)
  }
  assert.deepEqual([stands({ mode: 'none' }), stands({ mode: 'next-only' })], [true, false])
})

const anyMonths = fc.tuple(anyAgreement, anyRounding, anyWork).map(([agreement, rounding, entries]) => {
  const days = rate({ entries, agreements: [agreement], rateCard: northlight, lots: [] }).pieces
  const numbers = days.map(({ workedOn }) => monthNumber(workedOn))
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const months = Array.from({ length: last - first + 1 }, (_, at) => first + at).map(
    (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`,
  )
  const lots = grantsFor(agreement, lastOfMonth(months.at(-1) ?? ''))
  return { agreement, entries, lots, months, rateCard: { ...northlight, rounding: { default: rounding } } }
})

test('law: months in their own order cost what rating them says', () => {
  fc.assert(
    fc.property(anyMonths, (input) => {
      const { pieces, topUps } = rate({ ...input, agreements: [input.agreement] })
      const billed = pieces.reduce((sum, { billedMinor }) => sum + billedMinor, 0)
      const asTheyWere = input.months.map((_, at) => at)
      assert.equal(rateAgain(input)(asTheyWere), billed + boughtMinor(input.agreement, topUps))
    }),
    { numRuns: 300 },
  )
})

test('law: where months stand alone, a drawn year costs the sum of what its months cost', () => {
  fc.assert(
    fc.property(anyMonths, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (input, draws) => {
      fc.pre(monthsStandAlone(input.agreement, input.lots, input.months))
      const { pieces } = rate({ ...input, agreements: [input.agreement] })
      const costs = input.months.map((month) =>
        pieces
          .filter(({ workedOn }) => monthNumber(workedOn) === monthNumber(month))
          .reduce((sum, { billedMinor }) => sum + billedMinor, 0),
      )
      const drawn = input.months.map((_, at) => (draws[at] ?? 0) % input.months.length)
      assert.equal(
        rateAgain(input)(drawn),
        drawn.reduce((sum, month) => sum + (costs[month] ?? 0), 0),
      )
    }),
    { numRuns: 300 },
  )
})
