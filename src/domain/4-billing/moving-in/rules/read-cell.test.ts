import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fieldsOf } from './fields.ts'
import { guessMapping } from './mapping.ts'
import { dayOrderOf, readDay, readNumber, readTime } from './read-cell.ts'

test('amounts are read as people write them', () => {
  const cases: [string, number | undefined][] = [
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['€ 1 234,5', 1234.5],
    ['1.234.567', 1234567],
    ['1,234', 1234],
    ['12,5', 12.5],
    ['(12.00)', -12],
    ['-3', -3],
    ['12 apples', undefined],
    ['', undefined],
  ]
  for (const [text, value] of cases) assert.equal(readNumber(text), value, text)
})

test('days tell their order, or nobody knows', () => {
  assert.equal(dayOrderOf(['03/04/2026', '17/04/2026']), 'dmy')
  assert.equal(dayOrderOf(['03/04/2026', '04/17/2026']), 'mdy')
  assert.equal(dayOrderOf(['2026-04-03', '']), 'ymd')
  assert.equal(dayOrderOf(['03/04/2026', '2026-04-03']), undefined)
})

test('days and times are read in their order', () => {
  assert.deepEqual(readDay('3.4.26', 'dmy'), { yes: true, value: '2026-04-03' })
  assert.deepEqual(readDay('2026-04', 'ymd'), { yes: true, value: '2026-04-01' })
  assert.equal(readDay('31/02/2026', 'dmy').yes, false)
  assert.deepEqual(readTime('04/03/2026 1:05 PM', 'mdy'), { yes: true, value: '2026-04-03T13:05' })
  assert.deepEqual(readTime('2026-04-03T10:15:00.000Z', 'ymd'), { yes: true, value: '2026-04-03T10:15Z' })
})

test('columns are guessed by their names, each once', () => {
  const guessed = guessMapping(['Company Name', 'contactName', 'E-Mail', 'Other'], fieldsOf.contacts)
  assert.deepEqual(guessed, { name: 'contactName', email: 'E-Mail' })
})

test('an amount printed either way reads as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.boolean(), (minor, isGerman) => {
      const printed = new Intl.NumberFormat(isGerman ? 'de-DE' : 'en-US', {
        minimumFractionDigits: 2,
      }).format(minor / 100)
      assert.equal(Math.round((readNumber(printed) ?? Number.NaN) * 100) + 0, minor + 0)
    }),
  )
})
