import assert from 'node:assert/strict'
import { test } from 'node:test'
import { card, care, labourOnly, pieces, worked } from '../testing/northlight.ts'
import type { FixedFeeLine } from './lines.ts'
import type { Terms } from './terms.ts'
import type { TimeEntry } from './time-entry.ts'

test('the first test that fails is named', () => {
  const firstFailure = (covers: FixedFeeLine['covers'], more: Partial<TimeEntry> = {}) => {
    const facts = {
      category: 'upgrade',
      role: 'senior',
      workType: 'project',
      channel: 'on-site',
      siteId: 'depot',
      ...more,
    }
    const [piece] = pieces([worked('2026-02-03', '18:00', '19:00', facts)], { lines: [{ ...care, covers }] })
    assert.equal(piece?.outcome, 'billed')
    return piece.tests.find(({ passed }) => !passed)?.test
  }
  assert.equal(firstFailure({ categories: ['user help'] }), 'category-covered')
  assert.equal(firstFailure({ roles: ['helpdesk'] }), 'role-covered')
  assert.equal(firstFailure({ workTypes: ['remote'] }), 'work-type-covered')
  assert.equal(firstFailure({ windows: ['business'] }), 'window-covered')
  assert.equal(firstFailure({ channels: ['remote'] }), 'channel-covered')
  assert.equal(firstFailure({ siteIds: ['office'] }), 'site-in-scope')
  assert.equal(firstFailure({ emergencies: false }, { emergency: true }), 'emergency-covered')
})

test('work on a day when the chosen agreement is not in force is billed, and says so', () => {
  const [piece] = pieces(
    [worked('2023-12-29', '10:00', '11:00', { agreementId: 'agreement' })],
    { lines: [care] },
    card({}, { fromOn: '2023-01-01' }),
  )
  assert.partialDeepStrictEqual(piece, { outcome: 'billed', agreementId: 'agreement' })
  assert.deepEqual(piece?.tests, [{ lineKey: null, test: 'agreement-active', passed: false }])
})

test('work on one ticket beyond the size is held until it is a project, or covered after all', () => {
  const terms: Terms = { lines: [{ ...care, covers: { sizeMinutes: 240 } }] }
  const work = (more: Partial<TimeEntry> = {}) => [
    worked('2026-02-03', '09:00', '12:00', { ticketId: 'T-1' }),
    worked('2026-02-04', '09:00', '11:00', { ticketId: 'T-1', ...more }),
  ]
  const outcomes = (more?: Partial<TimeEntry>) =>
    pieces(work(more), terms).map(({ outcome, actualMinutes }) => `${outcome} ${actualMinutes}`)
  assert.deepEqual(outcomes(), ['covered 180', 'covered 60', 'held 60'])
  assert.deepEqual(outcomes({ sizeDecision: 'project' }), ['covered 180', 'covered 60', 'billed 60'])
  assert.deepEqual(outcomes({ sizeDecision: 'covered' }), ['covered 180', 'covered 120'])
  assert.deepEqual(
    pieces(
      [worked('2026-02-04', '09:00', '11:00', { ticketId: 'T-1', ticketMinutesBefore: 180 })],
      terms,
    ).map(({ outcome }) => outcome),
    ['covered', 'held'],
  )
})

test('uncovered work waits for the client, except up to the standing limit and in an emergency', () => {
  const terms: Terms = { ...labourOnly, approval: { needed: true, standingLimitMinor: 20_000 } }
  const work = [
    worked('2026-02-03', '09:00', '10:00', { ticketId: 'T-1' }),
    worked('2026-02-03', '11:00', '12:00', { ticketId: 'T-1' }),
    worked('2026-02-03', '13:00', '14:00', { ticketId: 'T-2' }),
    worked('2026-02-03', '15:00', '18:00', { ticketId: 'T-3', approved: true }),
    worked('2026-02-04', '09:00', '12:00', { ticketId: 'T-4', emergency: true }),
  ]
  assert.deepEqual(
    pieces(work, terms).map(({ outcome, reason }) => `${outcome} ${reason}`),
    ['billed null', 'held unapproved', 'billed null', 'billed null', 'billed null', 'billed confirm-after'],
  )
})

test('work beyond an allowance may be let through, borrowed, or held', () => {
  const retainer = (overage: Extract<Terms['lines'][number], { kind: 'retainer' }>['overage']): Terms => ({
    lines: [
      {
        kind: 'retainer',
        key: 'hours',
        name: 'Hours',
        unitPrice: '100.00',
        allowance: { unit: 'minutes', amount: 100 },
        rollover: { mode: 'none' },
        overage,
      },
    ],
  })
  const outcomes = (terms: Terms, more: Partial<TimeEntry> = {}) =>
    pieces([worked('2026-02-03', '09:00', '13:00', more)], terms).map(
      ({ outcome, coveredBy, borrowed, billableMinutes, billedMinor }) =>
        [outcome, coveredBy, borrowed ? 'borrowed' : '', billableMinutes, billedMinor]
          .filter(Boolean)
          .join(' '),
    )
  assert.deepEqual(outcomes(retainer({ kind: 'allow', upToBp: 2_000, rateMinor: 10_000 })), [
    'covered lot 100',
    'covered tolerance 20',
    'billed 120 20000',
  ])
  assert.deepEqual(outcomes(retainer({ kind: 'borrow', rateMinor: 9_000 })), [
    'covered lot 100',
    'covered lot borrowed 100',
    'billed 40 6000',
  ])
  assert.deepEqual(outcomes(retainer({ kind: 'hold' })), ['covered lot 100', 'held 140'])
  assert.deepEqual(outcomes(retainer({ kind: 'hold' }), { approved: true }), [
    'covered lot 100',
    'billed 140 28000',
  ])
})

test('visits and incidents are counted once, however long they take', () => {
  const counted = (unit: 'visits' | 'incidents'): Terms => ({
    lines: [
      {
        kind: 'retainer',
        key: 'few',
        name: 'Few',
        unitPrice: '100.00',
        allowance: { unit, amount: 1 },
        rollover: { mode: 'none' },
        overage: { kind: 'bill' },
      },
    ],
  })
  const visit = [
    worked('2026-02-03', '09:00', '10:00', { visit: { id: 'V-1' }, ticketId: 'T-1' }),
    worked('2026-02-03', '10:00', '12:00', { visit: { id: 'V-1' }, ticketId: 'T-1' }),
    worked('2026-02-10', '10:00', '11:00', { visit: { id: 'V-2' }, ticketId: 'T-2' }),
  ]
  for (const unit of ['visits', 'incidents'] as const) {
    assert.deepEqual(
      pieces(visit, counted(unit)).map(({ outcome, drawnUnits }) => `${outcome} ${drawnUnits}`),
      ['covered 1', 'covered 0', 'billed 0'],
    )
  }
})
