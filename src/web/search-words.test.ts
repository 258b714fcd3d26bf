import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress, writeAddress } from './search-words.ts'

test('an address is plain words, there and back', () => {
  assert.equal(writeAddress({ state: 'open', page: 2, q: 'Veale & Co' }), '?state=open&page=2&q=Veale+%26+Co')
  assert.deepEqual(parseAddress('?state=open&page=2&q=Veale+%26+Co'), {
    state: 'open',
    page: '2',
    q: 'Veale & Co',
  })
})

test('what is empty is not in the address', () => {
  assert.equal(writeAddress({ state: undefined, q: '', page: null }), '')
})
