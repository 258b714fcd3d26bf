import assert from 'node:assert/strict'
import { test } from 'node:test'
import { card, care, pieces, worked } from '../testing/northlight.ts'
import type { Terms } from './terms.ts'

test('the minutes of a ticket day are rounded together, and the last piece takes the change', () => {
  const rounding = { default: { group: 'ticket-day', increment: 15, grace: 5 } } as const
  const on = (from: string, to: string, ticketId = 'T-1') => worked('2026-02-03', from, to, { ticketId })
  const billable = pieces(
    [on('09:00', '09:08'), on('11:00', '11:10'), on('12:00', '12:04', 'T-2'), on('16:00', '16:17', 'T-3')],
    undefined,
    card({ rounding }),
  )
  assert.deepEqual(
    billable.map(({ billableMinutes }) => billableMinutes),
    [8, 7, 15, 15],
  )
})

test('a class minimum goes by the class in which the work starts', () => {
  const rule = { group: 'entry', increment: 15, classMinimums: { evening: 60 } } as const
  const minutes = (from: string, to: string) =>
    pieces([worked('2026-02-03', from, to)], undefined, card({ rounding: { default: rule } })).map(
      ({ billableMinutes }) => billableMinutes,
    )
  assert.deepEqual(minutes('18:00', '18:20'), [60])
  assert.deepEqual(minutes('08:50', '09:10'), [10, 50])
  assert.deepEqual(minutes('17:10', '17:50'), [20, 25])
})

test('unlimited cover values the minutes worked, not the rounded ones', () => {
  const rounding = { default: { group: 'entry', increment: 30 } } as const
  const [piece] = pieces([worked('2026-02-03', '09:00', '09:10')], { lines: [care] }, card({ rounding }))
  assert.partialDeepStrictEqual(piece, { actualMinutes: 10, billableMinutes: 30, coveredMinor: 2_000 })
})

test('minutes set by hand keep the rated ones beside them as given away', () => {
  const found = pieces([worked('2026-02-03', '09:00', '11:00', { billableMinutes: 90 })])
  assert.deepEqual(
    found.map(({ outcome, reason, billableMinutes, billedMinor, givenAwayMinor }) => ({
      outcome,
      reason,
      billableMinutes,
      billedMinor,
      givenAwayMinor,
    })),
    [
      { outcome: 'billed', reason: null, billableMinutes: 90, billedMinor: 18_000, givenAwayMinor: 0 },
      {
        outcome: 'given-away',
        reason: 'set-by-hand',
        billableMinutes: 30,
        billedMinor: 0,
        givenAwayMinor: 6_000,
      },
    ],
  )
  assert.deepEqual(
    pieces([worked('2026-02-03', '09:00', '10:00', { billableMinutes: 75 })]).map(
      ({ billedMinor }) => billedMinor,
    ),
    [15_000],
  )
})

test('work without charge draws nothing and is given away', () => {
  const block: Terms['lines'][number] = {
    kind: 'block',
    key: 'block',
    name: 'Twenty',
    unitPrice: '2200.00',
    allowance: { unit: 'minutes', amount: 1_200 },
    overage: { kind: 'bill' },
  }
  const [piece] = pieces([worked('2026-02-03', '09:00', '10:00', { charge: 'no-charge' })], {
    lines: [block],
  })
  assert.partialDeepStrictEqual(piece, {
    outcome: 'given-away',
    reason: 'no-charge',
    givenAwayMinor: 12_000,
    lotId: null,
  })
})
