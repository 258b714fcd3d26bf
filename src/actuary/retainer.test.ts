import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Grid } from './discretise.ts'
import { type RetainerRule, retainerWithRollover } from './retainer.ts'

const month: Grid = { span: 1, pmf: Float64Array.of(0.3, 0.2, 0.25, 0.15, 0, 0.1) }

/** A grant with the last month in which it may be drawn, kept lot by lot as an agreement keeps it. */
interface Lot {
  hours: number
  lastMonth: number
}
interface Tally {
  covered: number
  overage: number
  lapsed: number
  carried: number
  short: number
}

/** Every sequence of months, each lot followed by itself: the slow truth. */
function byEverySequence(rule: RetainerRule, hours: number, months: number): Tally {
  const tally: Tally = { covered: 0, overage: 0, lapsed: 0, carried: 0, short: 0 }
  const follow = (t: number, lots: readonly Lot[], chance: number, wasShort: boolean): void => {
    if (t === months) {
      tally.carried += chance * sum(lots)
      if (wasShort) tally.short += chance
      return
    }
    for (const [used, mass] of month.pmf.entries()) {
      if (mass === 0) continue
      const { kept, covered, overage, lapsed } = oneMonth(rule, hours, t, months, lots, used)
      tally.covered += chance * mass * covered
      tally.overage += chance * mass * overage
      tally.lapsed += chance * mass * lapsed
      follow(t + 1, kept, chance * mass, wasShort || overage > 0)
    }
  }
  follow(0, [], 1, false)
  return tally
}

function oneMonth(
  rule: RetainerRule,
  hours: number,
  t: number,
  months: number,
  from: readonly Lot[],
  used: number,
) {
  const own = grantOf(rule, hours, t, months)
  const carriedFirst = [...from, ...own].sort((a, b) => a.lastMonth - b.lastMonth)
  let wanted = used
  const order = rule.order === 'current-first' ? [...own, ...from] : carriedFirst
  const left = order.map((lot) => {
    const drawn = Math.min(lot.hours, wanted)
    wanted -= drawn
    return { ...lot, hours: lot.hours - drawn }
  })
  const alive = left.filter((lot) => lot.lastMonth > t)
  const kept = rule.mode === 'capped' && 'capHours' in rule ? cut(alive, rule.capHours) : alive
  return { kept, covered: used - wanted, overage: wanted, lapsed: sum(left) - sum(kept) }
}

function grantOf(rule: RetainerRule, hours: number, t: number, months: number): Lot[] {
  const lasting: Partial<Record<RetainerRule['mode'], number>> = { none: 0, 'next-only': 1, capped: 99 }
  if (rule.mode === 'lifetime') return [{ hours, lastMonth: t + Math.round(rule.days / 30.4) - 1 }]
  if (rule.mode !== 'pooled') return [{ hours, lastMonth: t + (lasting[rule.mode] ?? 0) }]
  if (t % rule.periods !== 0) return []
  const poolMonths = Math.min(rule.periods, months - t)
  return [{ hours: hours * poolMonths, lastMonth: t + poolMonths - 1 }]
}

const sum = (lots: readonly Lot[]) => lots.reduce((total, lot) => total + lot.hours, 0)
const cut = (lots: readonly Lot[], most: number): Lot[] => {
  let room = most
  return lots.map((lot) => {
    const hours = Math.min(lot.hours, room)
    room -= hours
    return { ...lot, hours }
  })
}

const rules: RetainerRule[] = [
  { mode: 'none' },
  { mode: 'next-only' },
  { mode: 'next-only', order: 'current-first' },
  { mode: 'capped', capHours: 3 },
  { mode: 'lifetime', days: 31 },
  { mode: 'lifetime', days: 61 },
  { mode: 'lifetime', days: 92 },
  { mode: 'pooled', periods: 2 },
  { mode: 'pooled', periods: 3 },
]

for (const rule of rules) {
  test(`${JSON.stringify(rule)} is exact: every sequence of months, lot by lot, gives the same`, () => {
    for (const hours of [1, 2]) {
      const sheet = orRefuse(retainerWithRollover(month, hours, rule, 5))
      const truth = byEverySequence(rule, hours, 5)
      assert.ok(Math.abs(sheet.expectedCovered - truth.covered) < 1e-12)
      assert.ok(Math.abs(sheet.expectedOverage - truth.overage) < 1e-12)
      assert.ok(Math.abs(sheet.expectedLapsed - truth.lapsed) < 1e-12)
      assert.ok(Math.abs(sheet.expectedCarried - truth.carried) < 1e-12)
      assert.ok(Math.abs(sheet.probabilityOfAnyOverage - truth.short) < 1e-12)
    }
  })
}

test('a signed retainer settles the deficit of the whole term at its end', () => {
  const { months, balance, expectedOverage } = orRefuse(retainerWithRollover(month, 2, { mode: 'signed' }, 2))
  const two = Array.from({ length: 11 }, (_, s) =>
    month.pmf.reduce((total, mass, one) => total + mass * (month.pmf[s - one] ?? 0), 0),
  )
  const truth = two.reduce((total, mass, s) => total + mass * Math.max(0, s - 4), 0)
  assert.ok(Math.abs(expectedOverage - truth) < 1e-12)
  assert.equal(balance.first, 4 - 10)
  assert.ok(Math.abs((balance.pmf[10] ?? 0) - 0.09) < 1e-12)
  assert.ok(Math.abs((months[0]?.expectedCarried ?? 0) - (2 - 1.65)) < 1e-12)
})

test('a cap of a whole allowance is the next month only', () => {
  const capped = retainerWithRollover(month, 2, { mode: 'capped', capBp: 10_000 }, 12)
  assert.deepEqual(capped, retainerWithRollover(month, 2, { mode: 'next-only' }, 12))
})

test('no hour is lost: granted hours are covered, lapsed or still there', () => {
  const anyRule = fc.constantFrom<RetainerRule>(...rules)
  fc.assert(
    fc.property(
      anyRule,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 24 }),
      (rule, hours, months) => {
        const sheet = orRefuse(retainerWithRollover(month, hours, rule, months))
        const accounted = sheet.expectedCovered + sheet.expectedLapsed + sheet.expectedCarried
        assert.ok(Math.abs(accounted - hours * months) < 1e-9)
        assert.ok(Math.abs(sheet.expectedCovered + sheet.expectedOverage - sheet.expectedUsed) < 1e-9)
        assert.ok(Math.abs(sheet.balance.pmf.reduce((total, mass) => total + mass, 0) - 1) < 1e-9)
      },
    ),
  )
})

test('the more carries over, the less is billed on top', () => {
  const overage = (rule: RetainerRule) => orRefuse(retainerWithRollover(month, 2, rule, 12)).expectedOverage
  const byGenerosity = [
    overage({ mode: 'none' }),
    overage({ mode: 'next-only' }),
    overage({ mode: 'lifetime', days: 92 }),
    overage({ mode: 'lifetime', days: 365 }),
    overage({ mode: 'signed' }),
  ]
  assert.deepEqual(
    byGenerosity,
    [...byGenerosity].sort((a, b) => b - a),
  )
})

test('an allowance off the grid and an order nobody can follow exactly are refused', () => {
  assert.deepEqual(
    retainerWithRollover(month, 1.5, { mode: 'none' }, 12),
    no('hours-off-grid', { hours: 1.5, span: 1 }),
  )
  const newestFirst = retainerWithRollover(
    month,
    2,
    { mode: 'lifetime', days: 92, order: 'current-first' },
    12,
  )
  assert.deepEqual(newestFirst, no('order-not-exact'))
  const half = retainerWithRollover({ span: 1, pmf: Float64Array.of(0.5) }, 2, { mode: 'none' }, 12)
  assert.deepEqual(half, no('month-does-not-sum-to-one', { sum: 0.5 }))
})
