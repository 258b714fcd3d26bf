import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPrivate } from '#platform/http/call-out.ts'
import { arrived, hears, mayCall, minutesToNextTry } from './rules.ts'

test('a webhook hears the kinds it names, a whole noun, or all', () => {
  assert.ok(hears([], 'ticket.opened'))
  assert.ok(hears(['ticket.*'], 'ticket.opened'))
  assert.ok(hears(['invoice.issued', 'ticket.opened'], 'ticket.opened'))
  assert.equal(hears(['ticket.*'], 'tickets.opened'), false)
  assert.equal(hears(['invoice.issued'], 'ticket.opened'), false)
})

test('what fails is tried eight times over two days and a half, then given up', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => minutesToNextTry(tries) ?? 0)
  assert.ok(waits.every((wait, at) => at === 0 || wait > (waits[at - 1] ?? 0)))
  assert.equal(minutesToNextTry(8), undefined)
  assert.deepEqual([200, 204, 301, 404, 500].map(arrived), [true, true, false, false, false])
})

test('only an address of the web may be called, without a password in it', () => {
  assert.ok(mayCall('https://hooks.example/perennial?key=1').yes)
  for (const url of [
    'ftp://hooks.example',
    'hooks.example',
    'https://me:secret@hooks.example',
    'file:///etc/passwd',
  ])
    assert.equal(mayCall(url).yes, false, url)
})

test('addresses of this machine and its own network are known as such', () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
  ]
  const inside6 = ['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1']
  for (const address of [...inside, ...inside6]) assert.ok(isPrivate(address), address)
  for (const address of ['93.184.216.34', '172.32.0.1', '2001:db8::1', '2a00:1450:4009::1'])
    assert.equal(isPrivate(address), false, address)
})
