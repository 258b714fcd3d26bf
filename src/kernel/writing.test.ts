import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writtenDay, writtenInstant, writtenMoney } from './writing.ts'

const dublin = { locale: 'en-IE', zone: 'Europe/Dublin' }

test('money is written in the firm’s locale, with a true minus', () => {
  assert.equal(writtenMoney(166_600, 'EUR', dublin), '€1,666.00')
  assert.equal(writtenMoney(-166_650, 'EUR', dublin), '−€1,666.50')
  assert.equal(writtenMoney(166_600, 'EUR', dublin, { bare: true }), '1,666.00')
  assert.equal(writtenMoney(5_000, 'JPY', { locale: 'ja-JP' }), '￥5,000')
})

test('cents are left out only where there are none', () => {
  assert.equal(writtenMoney(136_000, 'EUR', dublin, { whole: true }), '€1,360')
  assert.equal(writtenMoney(136_050, 'EUR', dublin, { whole: true }), '€1,360.50')
})

test('days and months are written in the order of the locale', () => {
  assert.equal(writtenDay('2026-11-17', dublin), '17 November 2026')
  assert.equal(writtenDay('2026-11-17', { locale: 'en-US' }), 'November 17, 2026')
  assert.equal(writtenDay('2026-11', dublin, 'month'), 'November 2026')
  assert.equal(writtenDay('2026-11', dublin, 'monthOnly'), 'Nov')
})

test('an instant is written to the second, with its zone', () => {
  assert.equal(writtenInstant('2026-07-17T10:15:07.250Z', dublin), '17 July 2026, 11:15:07 Europe/Dublin')
})
