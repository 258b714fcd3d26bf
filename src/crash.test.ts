import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killAndRepeat } from '../scripts/crash/kill-and-repeat.ts'

test('killed ten times amid imports and billing runs, nothing is lost and nothing is there twice', async (t) => {
  const { kills, cutShort, stands, expected } = await killAndRepeat({
    kills: 10,
    seed: 20_261_120,
    clients: 60,
  })
  t.diagnostic(`${cutShort} of ${kills} kills came before the answer`)
  assert.deepEqual(stands, { ...expected, runs: 10, wrong: {} })
})
