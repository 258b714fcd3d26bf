import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ClockReading, clockFace, clockOrder, spanText, tickMs } from './clock-face.ts'

const ten = '2026-11-17T10:00:00.000Z'
const at = (minutes: number) => Date.parse(ten) + minutes * 60_000
const running = (budgetMinutes: number, usedMinutes = 0, standsAt?: string): ClockReading => ({
  state: 'running',
  budgetMinutes,
  usedMinutes,
  readAt: ten,
  ...(standsAt ? { standsAt } : {}),
})

test('a running clock counts on from what the server read', () => {
  assert.deepEqual(clockFace(running(60, 10), at(20)), {
    minutesLeft: 30,
    goneShare: 0.5,
    tone: 'calm',
    text: '30 min',
  })
})

test('it is amber from 75 % and red from 90 %', () => {
  assert.equal(clockFace(running(100), at(74)).tone, 'calm')
  assert.equal(clockFace(running(100), at(75)).tone, 'risk')
  assert.equal(clockFace(running(100), at(89)).tone, 'risk')
  assert.equal(clockFace(running(100), at(90)).tone, 'late')
})

test('late says by how much, and its bar is full', () => {
  const face = clockFace(running(60), at(72))
  assert.deepEqual([face.text, face.tone, face.goneShare], ['12 min late', 'broken', 1])
})

test('a broken promise that nobody has answered gets later, one that is over stays as late as it was', () => {
  const breached: ClockReading = { state: 'breached', budgetMinutes: 60, usedMinutes: 72, readAt: ten }
  assert.equal(clockFace(breached, at(10)).text, '22 min late')
  assert.equal(clockFace({ ...breached, stoppedAt: ten }, at(10)).text, '12 min late')
})

test('outside the promise’s hours no time passes', () => {
  const reading = running(960, 600, '2026-11-17T10:30:00.000Z')
  assert.equal(clockFace(reading, at(30)).minutesLeft, 330)
  assert.equal(clockFace(reading, at(600)).minutesLeft, 330)
})

test('a paused clock shows what will be left', () => {
  const face = clockFace({ state: 'paused', budgetMinutes: 480, usedMinutes: 295, readAt: ten }, at(999))
  assert.deepEqual([face.text, face.tone], ['3 h 05', 'paused'])
})

test('a kept promise says in how many minutes', () => {
  assert.equal(
    clockFace({ state: 'met', budgetMinutes: 15, usedMinutes: 6, readAt: ten }, at(0)).text,
    '6 min',
  )
})

test('the last minute is told in seconds', () => {
  assert.equal(clockFace(running(15, 14), at(0.25)).text, '45 s')
  assert.equal(clockFace(running(15), at(15)).text, '0 s')
})

test('spans are minutes, then hours and minutes, then days', () => {
  assert.deepEqual([18, 59.2, 60, 168, 1440, 4000].map(spanText), [
    '18 min',
    '1 h 00',
    '1 h 00',
    '2 h 48',
    '1 day',
    '2 days',
  ])
})

test('late stands on top, then what runs, then what is paused, and no promise goes last', () => {
  const paused: ClockReading = { state: 'paused', budgetMinutes: 60, usedMinutes: 50, readAt: ten }
  const readings = [undefined, paused, running(600), running(10), running(5, 30)]
  const sorted = [...readings].sort((a, b) => clockOrder(a, at(0)) - clockOrder(b, at(0)))
  assert.deepEqual(sorted, [readings[4], readings[3], readings[2], paused, undefined])
})

test('the page ticks each second only when a clock is close', () => {
  assert.equal(tickMs([500, 18]), 15_000)
  assert.equal(tickMs([500, 1.5]), 1_000)
  assert.equal(tickMs([]), 15_000)
})

test('time left never grows while a clock runs', () => {
  const minute = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), minute, minute, (promised, early, later) => {
      const [first, second] = [Math.min(early, later), Math.max(early, later)]
      const face = (minutes: number) => clockFace(running(promised), at(minutes))
      assert.ok(face(second).minutesLeft <= face(first).minutesLeft)
      assert.ok(face(first).goneShare >= 0 && face(first).goneShare <= 1)
    }),
  )
})
