import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceOf } from './device.ts'

test('a browser and its system are named', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0'
  assert.equal(deviceOf(edge), 'Edge on Windows')
  assert.equal(
    deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1'),
    'Safari on iPhone',
  )
})

test('a program that says little is named by its own words', () => {
  assert.equal(deviceOf('curl/8.5.0'), 'curl/8.5.0')
  assert.equal(deviceOf(''), 'An unknown program')
})
