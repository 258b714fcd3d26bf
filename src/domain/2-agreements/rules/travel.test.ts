import assert from 'node:assert/strict'
import { test } from 'node:test'
import { card, labourOnly, pieces, worked } from '../testing/northlight.ts'
import type { RatedPiece } from './rated.ts'
import type { Terms } from './terms.ts'
import type { TimeEntry } from './time-entry.ts'

const way = (
  travel: NonNullable<NonNullable<TimeEntry['visit']>['travel']>,
  more: Partial<TimeEntry> = {},
) => [
  worked('2026-02-03', '18:00', '19:00', { visit: { id: 'V-1', travel }, ...more }),
  worked('2026-02-03', '19:00', '19:30', { visit: { id: 'V-1', travel }, ...more }),
]
const charged = (found: readonly RatedPiece[]) =>
  found
    .filter(({ kind }) => kind === 'travel')
    .map(
      ({ billableMinutes, billedMinor, waivedMinor }) => `${billableMinutes} ${billedMinor} ${waivedMinor}`,
    )

test('travel is charged once per visit: by hours, zone or distance', () => {
  const byHours = card({ travel: { kind: 'hours', ways: 'both' } })
  assert.deepEqual(charged(pieces(way({ outMinutes: 30, backMinutes: 40 }), undefined, byHours)), [
    '70 7000 0',
  ])
  const byZone = card({
    travel: { kind: 'flat', zones: { A: 4_500, B: 7_500 }, beyond: { perKmMinor: 80, freeMetres: 5_000 } },
  })
  assert.deepEqual(charged(pieces(way({ zone: 'B' }), undefined, byZone)), ['0 7500 0'])
  assert.deepEqual(charged(pieces(way({ metres: 30_500 }), undefined, byZone)), ['0 4080 0'])
  assert.deepEqual(charged(pieces(way({ zone: 'A' }), undefined, card({ travel: { kind: 'none' } }))), [])
})

test('clients of one trip share its travel to the cent', () => {
  const byZone = card({ travel: { kind: 'flat', zones: { A: 4_500, B: 5_000 } } })
  const shares = [0, 1, 2].map(
    (shareIndex) => charged(pieces(way({ zone: 'B', sharedBy: 3, shareIndex }), undefined, byZone))[0],
  )
  assert.deepEqual(shares, ['0 1667 0', '0 1667 0', '0 1666 0'])
})

test('travel may be waived, or drawn where the line says so', () => {
  const byHours = card({ travel: { kind: 'hours', ways: 'one' } })
  const full: Terms = { ...labourOnly, benefits: [{ kind: 'travel-waived', bp: 10_000 }] }
  assert.deepEqual(charged(pieces(way({ outMinutes: 30 }), full, byHours)), ['30 0 3000'])
  const block: Terms = {
    lines: [
      {
        kind: 'block',
        key: 'block',
        name: 'Block',
        unitPrice: '100.00',
        allowance: { unit: 'minutes', amount: 100 },
        overage: { kind: 'bill' },
        drawsTravel: true,
      },
    ],
  }
  const [work, travel, rest] = pieces(way({ outMinutes: 60 }, { charge: 'as-rated' }), block, byHours)
  assert.partialDeepStrictEqual(
    [work, travel, rest],
    [
      { kind: 'work', drawnUnits: 60 },
      { kind: 'travel', drawnUnits: 40, billedMinor: 0 },
      { kind: 'travel', drawnUnits: 0, billableMinutes: 20, billedMinor: 2_000 },
    ],
  )
})

test('a way that no zone and no distance prices is held', () => {
  const byZone = card({ travel: { kind: 'flat', zones: { A: 4_500 } } })
  const found = pieces(way({ zone: 'Z', metres: 40_000 }), undefined, byZone).filter(
    ({ kind }) => kind === 'travel',
  )
  assert.deepEqual(
    found.map(({ outcome, reason }) => `${outcome} ${reason}`),
    ['held no-rate'],
  )
})
