import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  conversionBySource,
  dealSteps,
  type Evidence,
  evidenceKinds,
  mayHoldCall,
  mayOverride,
  mayTakeUp,
  openSteps,
  stateOf,
} from './rules.ts'

const opened = '2026-11-02'
const happened = (...all: [Evidence['kind'], string?, string?][]): Evidence[] =>
  all.map(([kind, says = '', onDay = '2026-11-10']) => ({ kind, says, onDay }))
const after = (...all: [Evidence['kind'], string?, string?][]) => stateOf(happened(...all), opened)

test('a deal begins with the screening, on the day it was opened', () => {
  assert.deepEqual([after().step, after().since], ['screening', opened])
})

test('each piece of evidence opens the next step', () => {
  assert.equal(after(['screened', 'good']).step, 'call')
  assert.equal(after(['screened', 'possible']).step, 'call')
  assert.equal(after(['screened', 'good'], ['call-held']).step, 'audit')
  assert.equal(after(['screened', 'good'], ['call-held'], ['audit-delivered']).step, 'proposal')
  assert.equal(after(['proposal-sent'], ['signed', 'AGR-1042']).step, 'agreement')
})

test('no step is forced: an existing customer enters at the proposal', () => {
  assert.equal(after(['entered', 'proposal']).step, 'proposal')
  assert.deepEqual(after(['entered', 'proposal']).reached, { screening: opened, proposal: '2026-11-10' })
})

test('a call after the proposal does not lead back', () => {
  assert.equal(after(['proposal-sent'], ['call-held']).step, 'proposal')
})

test('a poor candidate is lost and gets no sales call, unless somebody overrides it', () => {
  const poor = after(['screened', 'poor'])
  assert.deepEqual([poor.step, poor.isOpen, poor.isPoor], ['lost', false, true])
  assert.equal(mayHoldCall(poor).yes, false)
  assert.ok(mayOverride(poor).yes)
  assert.equal(mayTakeUp(poor).yes, false)
  const overridden = after(['screened', 'poor'], ['overridden', 'Sent by Una Alder'])
  assert.deepEqual([overridden.step, overridden.isPoor], ['call', false])
  assert.ok(mayHoldCall(overridden).yes)
})

test('what was parked comes back to where it was', () => {
  const parked: [Evidence['kind'], string?][] = [
    ['screened', 'good'],
    ['call-held'],
    ['nurtured', 'Bound until January'],
  ]
  assert.deepEqual([after(...parked).step, after(...parked).isOpen], ['nurture', true])
  assert.equal(after(...parked, ['taken-up']).step, 'audit')
})

test('a declined proposal leaves the deal open at the proposal', () => {
  assert.equal(after(['proposal-sent'], ['proposal-declined', 'too dear']).step, 'proposal')
})

test('days in a step count from the evidence that led there, not from what was noted since', () => {
  const state = after(['screened', 'good', '2026-11-05'], ['screened', 'good', '2026-11-09'])
  assert.equal(state.since, '2026-11-05')
})

test('conversion counts who went on, after how many days, by source', () => {
  const deal = (source: string, ...all: [Evidence['kind'], string?, string?][]) => ({
    source,
    ...after(...all),
  })
  const [web] = conversionBySource([
    deal('web', ['screened', 'good', '2026-11-04'], ['call-held', '', '2026-11-10']),
    deal('web', ['screened', 'poor', '2026-11-03']),
    deal('web'),
  ])
  assert.deepEqual(web?.passages[0], {
    step: 'screening',
    reached: 3,
    wentOn: 1,
    stillOpen: 1,
    medianDays: 2,
  })
  assert.deepEqual(web?.passages[1], { step: 'call', reached: 1, wentOn: 1, stillOpen: 0, medianDays: 6 })
})

const anyEvidence = fc.array(
  fc.record({
    kind: fc.constantFrom(...evidenceKinds),
    onDay: fc.constantFrom('2026-11-03', '2026-11-10', '2026-12-01'),
    says: fc.constantFrom('', 'good', 'poor', ...openSteps),
  }),
)

test('law: whatever happens, a deal stands at one of the steps, and is over only at agreement or lost', () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const { step, isOpen } = stateOf(evidence, opened)
      assert.ok(dealSteps.includes(step))
      assert.equal(isOpen, step !== 'agreement' && step !== 'lost')
    }),
  )
})

test('law: what is open, parked or taken up again never goes back a step', () => {
  fc.assert(
    fc.property(anyEvidence, fc.constantFrom(...evidenceKinds), (evidence, kind) => {
      const before = stateOf(evidence, opened)
      const now = stateOf([...evidence, { kind, onDay: '2026-12-24', says: 'good' }], opened)
      const places: readonly string[] = openSteps
      if (places.includes(before.step) && places.includes(now.step))
        assert.ok(places.indexOf(now.step) >= places.indexOf(before.step))
    }),
  )
})
