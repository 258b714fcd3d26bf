import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RateCard, starterPlans, type Terms } from '#agreements/rules'
import { usualAssumptions } from '../../assumptions/rules/values.ts'
import { assumedKinds } from '../../history/rules/kinds.ts'
import { allWork, offerOf } from './offer.ts'

const on = '2026-11-17'
const rateCard: RateCard = {
  currency: 'EUR',
  calendar: { timezone: 'Europe/Dublin', hours: { mon: [['09:00', '17:30']] } },
  lists: [{ fromOn: '2024-01-01', defaultMinor: 9_500 }],
}
const kinds = assumedKinds(usualAssumptions)
const counts = [
  { of: 'endpoint' as const, count: 12, fromOn: '2024-01-01' },
  { of: 'user' as const, count: 9, fromOn: '2024-01-01' },
]
const under = (terms: Terms | null) =>
  offerOf({ name: 'the offer', terms, currency: 'EUR', counts, rateCard, on }, kinds)
const plan = (key: string) => {
  const found = starterPlans('EUR').find((one) => one.key === key)
  assert.ok(found)
  return under(found.terms)
}
const coverOf = (offer: ReturnType<typeof under>, afterHours: boolean) =>
  offer.cover.filter((_, place) => kinds[place]?.afterHours === afterHours).map(({ isCovered }) => isCovered)

test('Care covers business hours, Full the evenings too, and no plan is all work', () => {
  assert.deepEqual(coverOf(plan('care'), false), [true, true])
  assert.deepEqual(coverOf(plan('care'), true), [false, false])
  assert.deepEqual(
    [...coverOf(plan('full'), false), ...coverOf(plan('full'), true)],
    [true, true, true, true],
  )
  assert.ok(under(null).cover.every(({ isCovered }) => isCovered))
  assert.deepEqual(allWork(kinds).cover.length, kinds.length)
})

test('Steady is a retainer of its own hours, Twenty a block of twenty, and neither has a fixed fee', () => {
  assert.equal(plan('steady-10').retainer?.hours, 10)
  assert.equal(plan('twenty').block?.hours, 20)
  assert.equal(plan('twenty').monthlyMinor, 0)
  assert.equal(plan('full').retainer, null)
})

test('a monthly fee follows the counts: nine users of Care pay nine times its price', () => {
  const terms = starterPlans('EUR').find(({ key }) => key === 'care')?.terms
  const [line] = terms?.lines ?? []
  assert.ok(line?.kind === 'fixed-fee')
  assert.equal(plan('care').monthlyMinor, 9 * Number(line.unitPrice) * 100)
})

test('an allowance that runs out covers its kinds all the same: whether it is enough is the price’s question', () => {
  const twenty = plan('twenty')
  assert.ok(coverOf(twenty, false).every(Boolean))
})

test('visits of a plan are counted by the year', () => {
  assert.equal(plan('watch').visitsPerYear, 4)
  assert.equal(plan('steady-10').visitsPerYear, 0)
})
