import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkVectors } from '../../scripts/vectors/check.ts'

const files = ['business_hours', 'proration', 'invoice'].map((name) => `fixtures/${name}.json`)

for (const file of files) {
  test(`the engine passes every vector of ${file}`, async () => {
    const outcomes = await checkVectors(JSON.parse(readFileSync(file, 'utf8')))
    assert.ok(outcomes.length > 5)
    assert.deepEqual(
      outcomes.filter(({ passed }) => !passed),
      [],
    )
  })
}

test('an unknown kind of vector has failed', async () => {
  const outcomes = await checkVectors({ vectors: [{ id: 'PR999', kind: 'moon_phase', expect: 1 }] })
  assert.deepEqual(outcomes, [{ id: 'PR999', passed: false, expected: 'a known kind', got: 'moon_phase' }])
})

test('the answers do not depend on the zone of the host', () => {
  for (const TZ of ['Pacific/Auckland', 'America/New_York']) {
    const printed = execFileSync(process.execPath, ['scripts/vectors.ts', ...files], {
      env: { ...process.env, TZ },
    })
    assert.match(String(printed), /^\d+ passed, 0 failed\n$/)
  }
})
