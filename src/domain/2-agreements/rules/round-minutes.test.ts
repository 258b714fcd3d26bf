import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { roundMinutes } from './round-minutes.ts'

const remote = { group: 'ticket-day', increment: 15, grace: 5 } as const
const onSite = { group: 'entry', increment: 30, minimum: 60, grace: 10 } as const

const one = (minutes: number, rule: Parameters<typeof roundMinutes>[1]) =>
  roundMinutes([{ minutes }], rule)[0]

test('grace lets off the last partial step, never the first', () => {
  assert.deepEqual(
    [1, 15, 20, 21, 30, 35, 36].map((minutes) => one(minutes, remote)),
    [15, 15, 15, 30, 30, 30, 45],
  )
  assert.equal(one(5, { group: 'entry', increment: 30, grace: 10 }), 30)
})

test('a minimum comes after the steps, a maximum last', () => {
  assert.deepEqual(
    [5, 60, 70, 71, 100].map((minutes) => one(minutes, onSite)),
    [60, 60, 60, 90, 90],
  )
  assert.equal(one(500, { ...onSite, maximum: 480 }), 480)
  assert.equal(one(0, onSite), 0)
})

test('pieces of a ticket and day are one group, and the last one takes the change', () => {
  const pieces = [
    { minutes: 10, ticketId: 'T-1', day: '2026-02-03' },
    { minutes: 10, ticketId: 'T-2', day: '2026-02-03' },
    { minutes: 12, ticketId: 'T-1', day: '2026-02-03' },
    { minutes: 12, ticketId: 'T-1', day: '2026-02-04' },
    { minutes: 12 },
  ]
  assert.deepEqual(roundMinutes(pieces, remote), [10, 15, 20, 15, 15])
  assert.deepEqual(roundMinutes(pieces, { ...remote, group: 'ticket' }), [10, 15, 12, 8, 15])
  assert.deepEqual(roundMinutes(pieces, { ...remote, group: 'entry' }), [15, 15, 15, 15, 15])
})

test('what is let off comes off the last pieces first', () => {
  const pieces = [20, 12, 2].map((minutes) => ({ minutes, entryId: 'e' }))
  assert.deepEqual(roundMinutes(pieces, { group: 'entry', increment: 15, grace: 5 }), [20, 10, 0])
})

test('a class minimum is that of the class in which the work starts', () => {
  const rule = { group: 'entry', increment: 15, classMinimums: { evening: 60 } } as const
  const night = [
    { minutes: 10, entryId: 'e', class: 'evening' as const },
    { minutes: 10, entryId: 'e', class: 'business' as const },
  ]
  assert.deepEqual(roundMinutes(night, rule), [10, 50])
  assert.deepEqual(roundMinutes(night.toReversed(), rule), [10, 20])
})

test('a group never loses a piece, and is never rounded below its grace', () => {
  const anyRule = fc.record({
    group: fc.constantFrom('entry', 'ticket', 'ticket-day'),
    increment: fc.integer({ min: 1, max: 60 }),
    grace: fc.integer({ min: 0, max: 15 }),
    minimum: fc.integer({ min: 0, max: 90 }),
  })
  const anyPieces = fc.array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 300 }),
      ticketId: fc.constantFrom(undefined, 'T-1', 'T-2'),
      day: fc.constantFrom('2026-02-03', '2026-02-04'),
    }),
  )
  fc.assert(
    fc.property(anyPieces, anyRule, (pieces, rule) => {
      const billable = roundMinutes(pieces, rule)
      assert.equal(billable.length, pieces.length)
      const sum = (minutes: readonly number[]) => minutes.reduce((total, each) => total + each, 0)
      assert.ok(sum(billable) >= sum(pieces.map(({ minutes }) => minutes)) - rule.grace * pieces.length)
      for (const minutes of billable) assert.ok(Number.isInteger(minutes) && minutes >= 0)
    }),
  )
})

test('minutes that are no number are refused, not billed', () => {
  assert.throws(() => one(Number.NaN, remote), /minutes/)
})
