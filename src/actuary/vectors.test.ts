import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { firstDifference } from '../../scripts/vectors/actuarial/compare.ts'
import { checkActuarial } from '../../scripts/vectors/actuarial.ts'

test('the engine passes every actuarial vector', () => {
  const outcomes = checkActuarial(JSON.parse(readFileSync('fixtures/actuarial.json', 'utf8')))
  assert.equal(outcomes.length, 38)
  assert.deepEqual(
    outcomes.filter(({ passed }) => !passed),
    [],
  )
})

test('an unknown topic, a wrong figure and a missing one have failed', () => {
  const wrong = {
    id: 'W',
    topic: 'mg1',
    input: { lambda: 0.6, ES: 1, ES2: 2.5 },
    expected: { rho: 0.7 },
    tolerance: {},
  }
  const [unknown, off, missing] = checkActuarial({
    vectors: [{ ...wrong, topic: 'moon_phase' }, wrong, { ...wrong, expected: { tide: 1 } }],
  })
  assert.deepEqual(unknown, { id: 'W', passed: false, expected: 'a known topic', got: 'moon_phase' })
  assert.deepEqual(off, { id: 'W', passed: false, expected: 'rho = 0.7', got: '0.6' })
  assert.deepEqual(missing, { id: 'W', passed: false, expected: 'tide = 1', got: 'undefined' })
})

test('figures are equal within the larger of the two tolerances, lists only in full', () => {
  assert.equal(firstDifference(1, 1.0009, { rel: 1e-3 }), undefined)
  assert.equal(firstDifference(0, 1e-12, { abs: 1e-11, rel: 1e-3 }), undefined)
  assert.ok(firstDifference(1, 1.002, { rel: 1e-3, abs: 1e-6 }))
  assert.ok(firstDifference([1, 2], [1, 2, 3], { rel: 1e-3 }))
  assert.ok(firstDifference(null, 0, {}))
})
