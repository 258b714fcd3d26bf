import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultsFor, readSetting, settingsOf, settingTexts } from './rules.ts'

test('nobody who works alone is asked to approve himself', () => {
  const alone = defaultsFor('solo')
  assert.equal(alone.timeApproval, false)
  assert.equal(alone.asksAboutBreaks, true)
  assert.equal(alone.warnsAtEnd, false)
  assert.equal(defaultsFor('6-15').timeApproval, true)
})

test('what a firm sets itself wins over its size, whatever the size becomes', () => {
  assert.equal(settingsOf('solo', { timeApproval: true }).timeApproval, true)
  assert.equal(settingsOf('more', { timeApproval: false }).timeApproval, false)
})

test('what a setting cannot be is refused, and left out where it is found', () => {
  assert.equal(readSetting('timeApproval', 'yes').yes, false)
  assert.equal(readSetting('firstWarningPercent', 5).yes, false)
  assert.equal(readSetting('firstWarningPercent', 80).yes, true)
  assert.equal(readSetting('pricing', 'cheap').yes, false)
  assert.equal(readSetting('colour', true).yes, false)
  assert.equal(settingsOf('solo', { firstWarningPercent: 5000, colour: 'red' }).firstWarningPercent, 75)
})

test('every setting has words, and its default fits them', () => {
  for (const size of ['solo', '2-5', '6-15', 'more'] as const) {
    const settings = defaultsFor(size)
    assert.deepEqual(Object.keys(settings).sort(), Object.keys(settingTexts).sort())
    for (const [name, value] of Object.entries(settings)) assert.ok(readSetting(name, value).yes, name)
  }
})
