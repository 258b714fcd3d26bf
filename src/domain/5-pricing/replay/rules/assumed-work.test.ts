import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMonths } from '#kernel/days.ts'
import { assumedEntries } from './assumed-work.ts'

const kinds = [
  { category: 'user-help', workType: 'remote', role: 'helpdesk', minutes: 300 },
  { category: 'server', workType: 'on-site', role: 'senior', minutes: 100 },
]
const march = { month: '2026-03-01', minutes: 240, afterHoursMinutes: 60, emergencyMinutes: 40 }
const minutesOf = (
  entries: ReturnType<typeof assumedEntries>,
  is: (entry: (typeof entries)[number]) => boolean,
) => entries.filter(is).reduce((sum, entry) => sum + ('minutes' in entry ? entry.minutes : 0), 0)

test('hours become entries of the book’s kinds of work, in its proportions', () => {
  const entries = assumedEntries('zennock', [march], kinds)
  assert.equal(
    minutesOf(entries, ({ category }) => category === 'user-help'),
    180,
  )
  assert.equal(
    minutesOf(entries, (entry) => 'class' in entry && entry.class === 'evening'),
    60,
  )
  assert.equal(
    minutesOf(entries, ({ emergency }) => emergency === true),
    40,
  )
})

test('hours that are both out of hours and urgent are so when both don’t fit apart', () => {
  const night = { ...march, minutes: 60, afterHoursMinutes: 60, emergencyMinutes: 60 }
  const entries = assumedEntries('zennock', [night], kinds)
  assert.ok(entries.every((entry) => entry.emergency && 'class' in entry && entry.class === 'evening'))
})

test('law: every minute is there once, within its month, an hour at most each', () => {
  const month = fc
    .tuple(fc.nat({ max: 5_000 }), fc.nat({ max: 100 }), fc.nat({ max: 100 }), fc.nat({ max: 11 }))
    .map(([minutes, late, urgent, ahead]) => ({
      month: addMonths('2026-01-01', ahead),
      minutes,
      afterHoursMinutes: Math.floor((minutes * late) / 100),
      emergencyMinutes: Math.floor((minutes * urgent) / 100),
    }))
  fc.assert(
    fc.property(month, (one) => {
      const entries = assumedEntries('zennock', [one], kinds)
      assert.equal(
        minutesOf(entries, () => true),
        one.minutes,
      )
      assert.equal(
        minutesOf(entries, ({ emergency }) => emergency === true),
        one.emergencyMinutes,
      )
      assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length)
      for (const entry of entries)
        assert.ok(
          'minutes' in entry && entry.minutes <= 60 && entry.workedOn.startsWith(one.month.slice(0, 7)),
        )
    }),
  )
})
