import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreed, card, care, northlight, pieces, worked } from '../testing/northlight.ts'
import { steady } from '../testing/story-agreements.ts'
import { explain } from './explain.ts'
import { grantsFor } from './grants.ts'
import { rate } from './rate.ts'

test('covered work tells what it was drawn from and what was waived', () => {
  const lots = grantsFor(steady(), '2026-01-31')
  const { pieces: found } = rate({
    entries: [worked('2026-01-20', '18:00', '20:00')],
    agreements: [steady()],
    rateCard: northlight,
    lots,
  })
  const [piece] = found
  assert.ok(piece)
  assert.deepEqual(
    explain(piece, { steady: 'AGR-1042', hours: 'Steady 10', 'steady/hours/2026-01-01': 'January' }),
    [
      'Work on 2026-01-20, in the evening.',
      'Agreement AGR-1042 serves this client.',
      'Steady 10 covers it: all 11 tests passed.',
      '2:00 h draw 2:00 h from January.',
      'At list it is worth 2:00 h × 120.00 EUR × 1.5 = 360.00 EUR.',
      'The evening premium is waived: 120.00 EUR less.',
      'Covered: 240.00 EUR is not billed.',
    ],
  )
})

test('billed work tells why, and how its price came about', () => {
  const [piece] = pieces(
    [worked('2026-02-03', '18:00', '18:10', { workType: 'project', emergency: true })],
    {
      lines: [care],
      exclusions: [
        { name: 'projects', where: { workTypes: ['project'] }, fallback: { to: 'time-and-materials' } },
      ],
      benefits: [{ kind: 'hourly-discount', bp: 1_000 }],
    },
    card({ rounding: { default: { group: 'entry', increment: 15 } } }),
  )
  assert.ok(piece)
  assert.deepEqual(explain(piece), [
    'Work on 2026-02-03, in the evening, an emergency.',
    'Agreement agreement serves this client.',
    'The agreement excludes it (projects).',
    'Uncovered work is time and materials under this agreement.',
    '0:10 h worked are 0:15 h after rounding.',
    'At list it is worth 0:15 h × 140.00 EUR × 2 = 70.00 EUR.',
    'Billed 0:15 h × 140.00 EUR (list, by work type) × 2 (emergency) less 10 %, 252.00 EUR an hour = 63.00 EUR.',
    'The discount is 7.00 EUR.',
  ])
})

test('held work tells what it waits for', () => {
  const work = [worked('2026-02-03', '09:00', '10:00')]
  const agreements = [
    agreed('one', '2026-01-01', { lines: [care] }),
    agreed('two', '2026-01-01', { lines: [care] }),
  ]
  const [piece] = rate({ entries: work, agreements, rateCard: northlight, lots: [] }).pieces
  assert.ok(piece)
  assert.deepEqual(explain(piece), [
    'Work on 2026-02-03, in business hours.',
    'No agreement was found.',
    'More than one agreement could cover it: a person decides once.',
    'At list it is worth 1:00 h × 120.00 EUR = 120.00 EUR.',
    'Held; it would cost 120.00 EUR.',
  ])
})

test('travel tells its way', () => {
  const zone = card({ travel: { kind: 'flat', zones: { B: 7_500 } } })
  const [, travel] = pieces(
    [worked('2026-02-03', '09:00', '10:00', { visit: { id: 'V-1', travel: { zone: 'B' } } })],
    undefined,
    zone,
  )
  assert.ok(travel)
  assert.deepEqual(explain(travel).slice(-2), [
    'The way is worth 75.00 EUR in zone B.',
    'Billed by zone = 75.00 EUR.',
  ])
})
