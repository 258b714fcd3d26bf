import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences } from './stale-fields.ts'

test('only what differs is held side by side', () => {
  const stale = differences(
    { name: 'Ennet Freight', phone: '01-555 0142' },
    { name: 'Ennet Freight Ltd', phone: '01-555 0142', revision: 4 },
    ['name', 'phone'],
  )
  assert.deepEqual(stale?.fields, [{ field: 'name', mine: 'Ennet Freight', theirs: 'Ennet Freight Ltd' }])
  assert.equal(stale?.revision, 4)
})

test('what isn’t a row with a revision can’t be compared', () => {
  assert.equal(differences({ name: 'x' }, null, ['name']), undefined)
  assert.equal(differences({ name: 'x' }, { name: 'y' }, ['name']), undefined)
})
