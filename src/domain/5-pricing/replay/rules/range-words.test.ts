import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rangeSentence } from './range-words.ts'

const say = (lowMinor: number, highMinor: number, months = 12) =>
  rangeSentence({ lowMinor, highMinor, months }, (minor) => `€${minor / 100}`)

test('a range says saving, cost, or both', () => {
  assert.match(say(10_000, 90_000), /nine years of ten .* save between €100 and €900\./)
  assert.match(say(-90_000, -10_000), /cost between €100 and €900 more\./)
  assert.match(say(-10_000, 90_000), /between €100 dearer and €900 cheaper\./)
  assert.match(say(0, 0, 8), /^In nine of ten stretches made of 8 months/)
})
