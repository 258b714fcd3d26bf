import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { moneyText } from './format.ts'
import { figureSentence, readDecimal, readHours, readMoney, readPercent } from './typed-figures.ts'

const ie = (typed: string) => readMoney(typed, 'en-IE', 'EUR')
const told = (decision: ReturnType<typeof ie>) => (decision.yes ? decision.value : decision.reason)

test('money is read as people write it', () => {
  assert.equal(told(ie('1360')), 136_000)
  assert.equal(told(ie('1,360.5')), 136_050)
  assert.equal(told(ie('€1,360.50')), 136_050)
  assert.equal(told(ie('1 360.50 EUR')), 136_050)
  assert.equal(told(ie('.5')), 50)
  assert.equal(told(ie('\u221212.00')), -1_200)
})

test('a German comma is a decimal sign, also where it is typed in English', () => {
  assert.equal(told(readMoney('1.360,50', 'de-DE', 'EUR')), 136_050)
  assert.equal(told(ie('1,50')), 150)
  assert.equal(told(readMoney('1.5', 'de-DE', 'EUR')), 150)
})

test('three digits after a thousands sign are thousands', () => {
  assert.equal(told(ie('1,360')), 136_000)
  assert.equal(told(readMoney('1.360', 'de-DE', 'EUR')), 136_000)
  assert.equal(told(readMoney('12,34,567', 'en-IN', 'INR')), 123_456_700)
})

test('what is no number is refused, not guessed', () => {
  for (const typed of ['', '  ', 'abc', '1k', '1.2.3', '-', '1,2,3', '12e3', '€'])
    assert.equal(told(ie(typed)), 'not-a-number', typed)
})

test('a third decimal of a cent is refused with its sentence', () => {
  const decision = ie('1.005')
  assert.equal(told(decision), 'too-many-decimals')
  assert.equal(decision.yes || figureSentence(decision.reason, decision.about), 'At most 2 decimals.')
  assert.equal(told(ie('1.500')), 150)
  assert.equal(told(readMoney('10.5', 'en-IE', 'JPY')), 'too-many-decimals')
})

test('more than a safe integer is refused', () => {
  assert.equal(told(ie('99999999999999999')), 'too-large')
})

test('what is written is read back to the cent, in every locale', () => {
  const locales = fc.constantFrom('en-IE', 'en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'sv-SE', 'pt-BR')
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), locales, (minor, locale) => {
      const written = moneyText(minor, { locale, currency: 'EUR', zone: 'UTC' }, { bare: true })
      assert.deepEqual(readMoney(written, locale, 'EUR'), { yes: true, value: minor })
    }),
  )
})

test('hours are read from clocks, decimals and minutes', () => {
  const minutes = (typed: string) => told(readHours(typed, 'en-IE'))
  assert.equal(minutes('1:30'), 90)
  assert.equal(minutes('1.5'), 90)
  assert.equal(minutes('1,5'), 90)
  assert.equal(minutes('1.5 h'), 90)
  assert.equal(minutes('1 h 30'), 90)
  assert.equal(minutes('1h30m'), 90)
  assert.equal(minutes('45 min'), 45)
  assert.equal(minutes('0.25'), 15)
  assert.equal(minutes('1:75'), 'not-a-number')
})

test('percent is read as basis points', () => {
  assert.equal(told(readPercent('12.5 %', 'en-IE')), 1_250)
  assert.equal(told(readPercent('0.25', 'en-IE')), 25)
})

test('a count takes no decimals', () => {
  assert.equal(told(readDecimal('21', 'en-IE', 0)), 21)
  assert.equal(told(readDecimal('21.5', 'en-IE', 0)), 'too-many-decimals')
})
