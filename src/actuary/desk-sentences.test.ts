import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runQueue, simulateDesk } from '#actuary/desk.ts'
import { deskSentences } from '#actuary/desk-sentences.ts'
import { erlangC } from '#actuary/queues.ts'
import type { Decision } from '#kernel/decision.ts'
import { sentence } from '#kernel/sentences.ts'

const said = (decision: Decision<unknown>) =>
  decision.yes ? 'yes' : sentence(decision.reason, decision.about, deskSentences)

test('a refusal is a sentence that names what was wrong', () => {
  assert.equal(said(erlangC(2, -1)), 'load has to be 0 or more, not -1.')
  assert.equal(said(runQueue([], 2)), 'There are no tickets to serve.')
  assert.match(said(erlangC(2, 3)), /More work comes in than can be done \(load 1\.5\)/)
  const desk = { timezone: 'UTC', startsOn: '2026-11-01', technicians: [], emergencies: 'wait' as const }
  assert.equal(
    said(simulateDesk(desk, [], { seed: 1, replications: 2, months: 1 })),
    'The desk has no technicians.',
  )
})
