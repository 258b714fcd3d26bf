import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  countText,
  dayOfInstant,
  dayText,
  decimalText,
  hoursText,
  instantText,
  type Manner,
  minorDigits,
  moneyText,
  moneyTickText,
  rangeText,
  separators,
  shareText,
  timerText,
} from './format.ts'

const northlight: Manner = { locale: 'en-IE', currency: 'EUR', zone: 'Europe/Dublin' }
const german: Manner = { locale: 'de-DE', currency: 'EUR', zone: 'Europe/Berlin' }
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('money is written with cents in the firm’s locale and currency', () => {
  assert.equal(moneyText(105_000, northlight), '€1,050.00')
  assert.equal(plain(moneyText(105_000, german)), '1.050,00 €')
})

test('expected money has no cents, money in a column has no sign', () => {
  assert.equal(moneyText(1_455_200, northlight, { whole: true }), '€14,552')
  assert.equal(moneyText(129_150, northlight, { bare: true }), '1,291.50')
})

test('what goes down has a minus, never a hyphen, and a movement says its plus', () => {
  assert.equal(moneyText(-129_150, northlight, { bare: true }), '\u22121,291.50')
  assert.equal(moneyText(11_400, northlight, { whole: true, signed: true }), '+€114')
  assert.equal(moneyText(0, northlight, { signed: true }), '€0.00')
})

test('a currency has the decimals it has', () => {
  assert.equal(minorDigits('JPY'), 0)
  assert.equal(minorDigits('TND'), 3)
  assert.equal(moneyText(1_360, northlight, { currency: 'JPY', bare: true }), '1,360')
  assert.equal(decimalText(136_050, 'EUR'), '1360.50')
})

test('money on an axis is short', () => {
  assert.equal(moneyTickText(3_000_000, northlight), '€30k')
  assert.equal(moneyTickText(0, northlight), '€0')
})

test('hours have two decimals, a stopwatch hours and minutes', () => {
  assert.equal(plain(hoursText(435, northlight)), '7.25 h')
  assert.equal(hoursText(-90, northlight, { bare: true }), '\u22121.50')
  assert.equal(timerText(30), '0:30')
  assert.equal(timerText(725), '12:05')
})

test('a share has one decimal, a count its thousands', () => {
  assert.equal(shareText(820, northlight), '8.2%')
  assert.equal(plain(shareText(820, german)), '8,2 %')
  assert.equal(countText(3_844, northlight), '3,844')
})

test('a day is the same day in every zone of the world', () => {
  assert.equal(dayText('2026-11-17', northlight), '17 Nov 2026')
  assert.equal(
    dayText('2026-11-17', { ...northlight, locale: 'en-US', zone: 'Pacific/Auckland' }),
    'Nov 17, 2026',
  )
  assert.equal(dayText('2026-11', northlight, 'month'), 'November 2026')
  assert.match(dayText('2026-11-17', northlight, 'weekday'), /^Tuesday,? 17 November$/)
})

test('an instant is told in the firm’s zone', () => {
  assert.equal(instantText('2026-07-01T22:30:00.000Z', northlight, 'time'), '23:30')
  assert.equal(dayOfInstant('2026-07-01T23:30:00.000Z', northlight), '2026-07-02')
})

test('two figures have an en dash between', () => {
  assert.equal(plain(rangeText('96.1', '97.0')), '96.1\u2009–\u200997.0')
})

test('no figure ever carries a hyphen for a minus', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (minor) => !moneyText(minor, northlight, { bare: true }).includes('-')),
  )
})

test('a locale’s thousands and decimal signs are known', () => {
  assert.deepEqual(separators('en-IE'), { group: ',', decimal: '.' })
  assert.deepEqual(separators('de-DE'), { group: '.', decimal: ',' })
})
