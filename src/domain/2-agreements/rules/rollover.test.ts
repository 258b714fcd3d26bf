import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastOfMonth } from '#kernel/days.ts'
import { agreed, northlight } from '../testing/northlight.ts'
import { drawDown } from './draw-down.ts'
import { grantsFor } from './grants.ts'
import type { RolloverRule } from './lines.ts'
import { lotBalance } from './lot-balance.ts'
import type { Lot } from './lots.ts'
import { rate } from './rate.ts'
import type { TimeEntry } from './time-entry.ts'

/** A year of Jarrowby Print on 10 hours a month, all work on the 15th. */
const used = [300, 900, 480, 720, 0, 1_500, 600, 0, 0, 1_300, 540, 660]
const months = used.map((_, index) => `2026-${String(index + 1).padStart(2, '0')}`)
const work = used.flatMap((minutes, index): TimeEntry[] =>
  minutes === 0
    ? []
    : [{ id: months[index] ?? '', clientId: 'jarrowby', workedOn: `${months[index]}-15`, minutes }],
)

const retainer = (rollover: RolloverRule) =>
  agreed('steady', '2026-01-01', {
    lines: [
      {
        kind: 'retainer',
        key: 'hours',
        name: 'Steady 10',
        unitPrice: '1050.00',
        allowance: { unit: 'minutes', amount: 600 },
        rollover,
        overage: { kind: 'bill', rateMinor: 11_500 },
      },
    ],
  })

function live(rollover: RolloverRule) {
  const agreement = retainer(rollover)
  const lots = grantsFor(agreement, '2026-12-31')
  return rate({ entries: work, agreements: [agreement], rateCard: northlight, lots })
}

/** Overage by month in minor units, months without left out. */
function overage(rollover: RolloverRule) {
  const billed = live(rollover).pieces.filter(({ billedMinor }) => billedMinor > 0)
  return Object.fromEntries(billed.map(({ workedOn, billedMinor }) => [workedOn.slice(0, 7), billedMinor]))
}

test('without roll-over unused hours lapse with their month', () => {
  assert.deepEqual(overage({ mode: 'none' }), {
    '2026-02': 57_500,
    '2026-04': 23_000,
    '2026-06': 172_500,
    '2026-10': 134_167,
    '2026-12': 11_500,
  })
})

test('next-only hours serve one month longer, and no more', () => {
  assert.deepEqual(overage({ mode: 'next-only' }), { '2026-06': 57_500, '2026-10': 19_167 })
  assert.deepEqual(
    live({ mode: 'next-only' })
      .lots.filter(({ lapses }) => lapses.length > 0)
      .map(({ lapses }) => lapses),
    [[{ on: '2026-10-01', units: 600 }]],
  )
})

test('capped hours carry at most the cap into the next month', () => {
  const capped = { '2026-02': 23_000, '2026-06': 138_000, '2026-10': 99_667 }
  assert.deepEqual(overage({ mode: 'capped', cap: 180 }), capped)
  assert.deepEqual(overage({ mode: 'capped', capBp: 3_000 }), capped)
  const lapses = live({ mode: 'capped', cap: 180 }).lots.flatMap((lot) => lot.lapses)
  assert.deepEqual(lapses, [
    { on: '2026-02-01', units: 120 },
    { on: '2026-06-01', units: 420 },
    { on: '2026-09-01', units: 420 },
    { on: '2026-10-01', units: 180 },
    { on: '2026-10-01', units: 420 },
  ])
})

test('hours with a lifetime can be used until their last day', () => {
  assert.deepEqual(overage({ mode: 'lifetime', days: 75 }), { '2026-06': 57_500, '2026-10': 19_167 })
  assert.deepEqual(overage({ mode: 'lifetime', days: 80 }), { '2026-06': 57_500 })
})

test('pooled hours of three months can be used in any of them', () => {
  assert.deepEqual(overage({ mode: 'pooled', periods: 3 }), {
    '2026-06': 80_500,
    '2026-11': 7_667,
    '2026-12': 126_500,
  })
})

test('signed hours carry on what is left and what was drawn too much', () => {
  assert.deepEqual(overage({ mode: 'signed' }), {})
  const { lots } = live({ mode: 'signed' })
  const atEndOf = (month: string) =>
    lots.reduce((sum, lot) => sum + lotBalance(lot, lastOfMonth(`${month}-01`)), 0)
  assert.deepEqual(months.map(atEndOf), [300, 0, 120, 0, 600, -300, -300, 300, 900, 200, 260, 200])
})

test('a first month that is not whole grants its share of the hours, up to the next quarter', () => {
  const from20March = agreed(
    'steady',
    '2026-03-20',
    retainer({ mode: 'next-only' }).versions[0]?.terms ?? { lines: [] },
  )
  const [first, second] = grantsFor(from20March, '2026-04-30')
  assert.partialDeepStrictEqual(first, { granted: 240, usableFrom: '2026-03-20', usableTo: '2026-04-30' })
  assert.partialDeepStrictEqual(second, { granted: 600, usableFrom: '2026-04-01', usableTo: '2026-05-31' })
})

const lot = (
  id: string,
  granted: number,
  usableFrom: string,
  usableTo: string | null,
  more: Partial<Lot> = {},
): Lot => ({
  id,
  agreementId: 'twenty',
  lineKey: 'block',
  kind: 'block',
  number: 1,
  unit: 'minutes',
  granted,
  usableFrom,
  usableTo,
  ...more,
})

test('a lot too small is drawn to zero and covers its minutes by weight, rounded up for the client', () => {
  const lots = [lot('a', 100, '2026-01-01', '2026-06-30')]
  const { draws, overage: over } = drawDown(
    lots,
    [{ id: 'work', on: '2026-02-01', minutes: 90, burnBp: 15_000 }],
    { mode: 'none' },
  )
  assert.deepEqual(draws, [{ id: 'work', lotId: 'a', on: '2026-02-01', minutes: 67, units: 100 }])
  assert.deepEqual(over, [{ id: 'work', on: '2026-02-01', minutes: 23 }])
})

test('45 real minutes at twice the weight draw 90', () => {
  const lots = [lot('a', 600, '2026-01-01', null)]
  const { lots: after } = drawDown(lots, [{ id: 'work', on: '2026-02-01', minutes: 45, burnBp: 20_000 }], {
    mode: 'none',
  })
  assert.equal(after[0]?.balance, 510)
})

test('blocks are drawn by expiry, then start, then number, one that never expires last', () => {
  const lots = [
    lot('never', 60, '2026-01-01', null),
    lot('third', 60, '2026-02-01', '2026-12-31', { number: 2 }),
    lot('second', 60, '2026-02-01', '2026-12-31', { number: 1 }),
    lot('first', 60, '2026-01-01', '2026-12-31', { number: 3 }),
    lot('soonest', 60, '2026-03-01', '2026-06-30'),
  ]
  const { draws } = drawDown(lots, [{ id: 'work', on: '2026-03-15', minutes: 300 }], { mode: 'none' })
  assert.deepEqual(
    draws.map(({ lotId }) => lotId),
    ['soonest', 'first', 'second', 'third', 'never'],
  )
})

test('a block is not drawn before its first day, after its last, or while its invoice is unpaid', () => {
  const lots = [
    lot('over', 60, '2025-01-01', '2026-02-28'),
    lot('later', 60, '2026-04-01', '2027-03-31'),
    lot('unpaid', 60, '2026-01-01', '2026-12-31', { needsPayment: true }),
    lot('paid', 60, '2026-01-01', null, {
      needsPayment: true,
      ledger: [{ kind: 'paid', units: 0, on: '2026-03-01' }],
    }),
  ]
  const { draws, overage: over } = drawDown(lots, [{ id: 'work', on: '2026-03-15', minutes: 90 }], {
    mode: 'none',
  })
  assert.deepEqual(
    draws.map(({ lotId, units }) => `${lotId} ${units}`),
    ['paid 60'],
  )
  assert.equal(over[0]?.minutes, 30)
})

test('what a person grants, corrects, extends or moves by hand counts', () => {
  const ledger: Lot['ledger'] = [
    { kind: 'correct', units: -30, on: '2026-02-01', reason: 'typed twice' },
    { kind: 'transfer', units: 90, on: '2026-02-02' },
    { kind: 'extend', units: 0, on: '2026-02-03', usableTo: '2026-05-31' },
  ]
  const { lots } = drawDown(
    [lot('a', 60, '2026-01-01', '2026-02-28', { ledger })],
    [{ id: 'work', on: '2026-05-31', minutes: 100 }],
    { mode: 'none' },
  )
  assert.equal(lots[0]?.balance, 20)
})
