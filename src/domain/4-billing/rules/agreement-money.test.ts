import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agreementMoney, type MoneyFacts } from './agreement-money.ts'

const facts: MoneyFacts = {
  billed: { netMinor: 500_000, creditedMinor: 0, invoices: 5, serviceCreditsMinor: -10_000 },
  earned: {
    feesMinor: 400_000,
    oneTimeMinor: 0,
    drawnMinor: 0,
    lapsedMinor: 0,
    items: [{ lineKey: 'licences', name: 'Licences', minor: 60_000 }],
  },
  work: { billedMinor: 30_000, waivedMinor: 12_000, discountMinor: 3_000 },
  labour: [
    { name: 'Tomasz Wilk', minutes: 1_500, entries: 12, costPerHourMinor: 3_400 },
    { name: 'Ada Nwosu', minutes: 900, entries: 9, costPerHourMinor: 2_700 },
  ],
}

test('what is billed for days to come is not earned, and an hour is worth what was earned for it', () => {
  const money = agreementMoney(facts)
  assert.partialDeepStrictEqual(money, {
    earnedMinor: 420_000,
    aheadMinor: 80_000,
    itemsMinor: 60_000,
    labour: { minutes: 2_400, entries: 21, minor: 85_000 + 40_500 },
    marginMinor: 420_000 - 60_000 - 125_500,
    marginBp: 5_583,
    // 3,900.00 of fees and credits alone, against the same items and labour.
    withoutHourly: { earnedMinor: 390_000, marginMinor: 204_500, marginBp: 5_244 },
    effectiveHourlyMinor: 9_000,
  })
})

test('where nobody worked and nothing was earned there is neither rate nor share', () => {
  const none = { feesMinor: 0, oneTimeMinor: 0, drawnMinor: 0, lapsedMinor: 0, items: [] }
  const billed = { ...facts.billed, serviceCreditsMinor: 0 }
  const work = { ...facts.work, billedMinor: 0 }
  const money = agreementMoney({ ...facts, billed, work, earned: none, labour: [] })
  assert.deepEqual([money.marginBp, money.effectiveHourlyMinor, money.aheadMinor], [null, null, 500_000])
})

test('the parts add up to the margin and to what is billed, whatever they are', () => {
  const minor = fc.integer({ min: 0, max: 10_000_000 })
  const one = fc.record({
    name: fc.constant('Ada Nwosu'),
    minutes: fc.nat(10_000),
    entries: fc.nat(50),
    costPerHourMinor: fc.nat(9_999),
  })
  fc.assert(
    fc.property(minor, minor, minor, fc.array(one, { maxLength: 4 }), (fees, drawn, billedMinor, labour) => {
      const earned = { ...facts.earned, feesMinor: fees, drawnMinor: drawn }
      const money = agreementMoney({ ...facts, earned, work: { ...facts.work, billedMinor }, labour })
      const people = money.labour.people.reduce((sum, each) => sum + each.minor, 0)
      assert.equal(money.marginMinor + money.itemsMinor + people, fees + drawn + billedMinor - 10_000)
      assert.equal(money.earnedMinor + money.aheadMinor, facts.billed.netMinor)
    }),
  )
})
