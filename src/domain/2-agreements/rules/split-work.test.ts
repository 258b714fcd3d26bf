import assert from 'node:assert/strict'
import { test } from 'node:test'
import { card, labourOnly, pieces, worked } from '../testing/northlight.ts'
import type { RatedPiece } from './rated.ts'
import type { TimeEntry } from './time-entry.ts'

const spans = (found: readonly RatedPiece[]) =>
  found.map(
    (piece) =>
      `${piece.from?.slice(5, 16)} to ${piece.to?.slice(5, 16)} ${piece.class} ${piece.actualMinutes}`,
  )

test('work through closing time is split there, a quarter of an hour over is not', () => {
  assert.deepEqual(spans(pieces([worked('2026-02-03', '16:30', '20:30')])), [
    '02-03T16:30 to 02-03T17:30 business 60',
    '02-03T17:30 to 02-03T20:30 evening 180',
  ])
  assert.deepEqual(spans(pieces([worked('2026-02-03', '16:30', '17:45')])), [
    '02-03T16:30 to 02-03T17:45 business 75',
  ])
  assert.deepEqual(spans(pieces([worked('2026-02-03', '16:30', '17:46')])), [
    '02-03T16:30 to 02-03T17:30 business 60',
    '02-03T17:30 to 02-03T17:46 evening 16',
  ])
  assert.equal(
    pieces([worked('2026-02-03', '16:30', '17:31')], undefined, card({ runOverMinutes: 0 })).length,
    2,
  )
})

test('a night is one piece, unless a period, version or class begins at its midnight', () => {
  const night = (day: string, next: string): TimeEntry => ({
    ...worked(day, '22:00', '23:00'),
    endedAt: `${next}T02:00:00.000Z`,
  })
  assert.deepEqual(spans(pieces([night('2026-02-03', '2026-02-04')])), [
    '02-03T22:00 to 02-04T02:00 evening 240',
  ])
  assert.deepEqual(spans(pieces([night('2026-02-06', '2026-02-07')])), [
    '02-06T22:00 to 02-07T00:00 evening 120',
    '02-07T00:00 to 02-07T02:00 weekend 120',
  ])
  assert.deepEqual(spans(pieces([night('2026-03-31', '2026-04-01')], labourOnly)), [
    '03-31T21:00 to 03-31T23:00 evening 120',
    '03-31T23:00 to 04-01T02:00 evening 180',
  ])
})

test('durations are real when the clocks change', () => {
  const spring: TimeEntry = {
    id: 'spring',
    clientId: 'jarrowby',
    startedAt: '2026-03-29T00:30:00.000Z',
    endedAt: '2026-03-29T02:30:00.000Z',
  }
  assert.deepEqual(spans(pieces([spring])), ['03-29T00:30 to 03-29T02:30 weekend 120'])
  const afterwards = worked('2026-03-30', '09:00', '10:00')
  assert.deepEqual(spans(pieces([afterwards])), ['03-30T08:00 to 03-30T09:00 business 60'])
})

test("an agreement's own hours and zone decide, not the firm's", () => {
  const tokyo = {
    timezone: 'Asia/Tokyo',
    hours: { tue: [['08:00', '12:00']] as const, wed: [['08:00', '12:00']] as const },
  }
  const [piece] = pieces([worked('2026-02-03', '23:30', '24:00')], { ...labourOnly, calendar: tokyo })
  assert.partialDeepStrictEqual(piece, { class: 'business', workedOn: '2026-02-04' })
})

test('a duration carries its class and is not split', () => {
  const [plain, weekend] = pieces([
    { id: 'a', clientId: 'jarrowby', workedOn: '2026-02-07', minutes: 60 },
    { id: 'b', clientId: 'jarrowby', workedOn: '2026-02-07', minutes: 60, class: 'weekend' },
  ])
  assert.partialDeepStrictEqual(
    [plain, weekend],
    [
      { class: 'business', billedMinor: 12_000, from: null },
      { class: 'weekend', billedMinor: 18_000 },
    ],
  )
})

test('seconds count as a begun minute, once for the whole entry', () => {
  const entry: TimeEntry = {
    id: 'a',
    clientId: 'jarrowby',
    startedAt: '2026-02-03T17:00:10.000Z',
    endedAt: '2026-02-03T17:50:20+00:00',
  }
  assert.deepEqual(
    pieces([entry]).map(({ actualMinutes }) => actualMinutes),
    [30, 21],
  )
})

test('time that ends before it begins is held, not billed', () => {
  assert.partialDeepStrictEqual(pieces([worked('2026-02-03', '10:00', '09:00')])[0], {
    outcome: 'held',
    reason: 'impossible-time',
    billedMinor: 0,
  })
})
