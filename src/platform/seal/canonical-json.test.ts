import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'

test('the example of RFC 8785 is spelt as the RFC spells it', () => {
  const numbers = [JSON.parse('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27]
  const value = {
    numbers,
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  assert.equal(
    canonicalJson(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('keys stand in the order of their UTF-16 units', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
  const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
  assert.deepEqual(Object.values(JSON.parse(canonicalJson(value))).length, 7)
  const positions = sorted.map((key) => canonicalJson(value).indexOf(`${JSON.stringify(key)}:`))
  assert.deepEqual(
    positions,
    positions.toSorted((a, b) => a - b),
  )
})

test('what is undefined is left out', () => {
  assert.equal(canonicalJson({ b: undefined, a: [undefined, -0] }), '{"a":[null,0]}')
})

test('what JSON cannot carry truly is a mistake', () => {
  for (const value of [
    Number.NaN,
    1n,
    '\ud800',
    { '\udc00': 1 },
    new Map(),
    new Date(0),
    () => 1,
    undefined,
  ]) {
    assert.throws(() => canonicalJson(value), TypeError)
  }
})

test('the spelling depends on the value only and means it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (record) => {
      const text = canonicalJson(record)
      assert.equal(canonicalJson(Object.fromEntries(Object.entries(record).reverse())), text)
      assert.equal(
        JSON.stringify(JSON.parse(text)),
        JSON.stringify(JSON.parse(canonicalJson(JSON.parse(text)))),
      )
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(record)))
    }),
  )
})
