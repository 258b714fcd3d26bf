import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RateCard, Terms, TimeEntry } from '#agreements/rules'
import { addDays, addMonths } from '#kernel/days.ts'
import { likeTheLast } from './like-the-last.ts'
import { replay } from './replay.ts'

const northlight: RateCard = {
  currency: 'EUR',
  calendar: { timezone: 'Europe/Dublin', hours: { mon: [['09:00', '17:30']] } },
  lists: [{ fromOn: '2024-01-01', defaultMinor: 12_000 }],
}
const fee = { kind: 'fixed-fee', key: 'full', name: 'Full', unitPrice: '500.00', covers: {} } as const
const full: Terms = { lines: [fee] }
const steady: Terms = {
  lines: [
    {
      kind: 'retainer',
      key: 'steady',
      name: 'Steady',
      unitPrice: '400.00',
      allowance: { unit: 'minutes', amount: 240 },
      rollover: { mode: 'next-only' },
      overage: { kind: 'bill' },
    },
  ],
}

/** Months of so many minutes each, billed by the hour at 120. */
function rathdoon(terms: Terms, minutesByMonth: readonly number[]) {
  const from = '2025-11-01'
  const months = minutesByMonth.map((_, at) => addMonths(from, at))
  const entries = minutesByMonth.flatMap((minutes, at): TimeEntry[] =>
    minutes === 0
      ? []
      : [
          {
            id: `e${at}`,
            clientId: 'rathdoon',
            workedOn: addDays(months[at] ?? from, 9),
            minutes,
          },
        ],
  )
  const billed = months.map((month, at) => ({ month, minor: (minutesByMonth[at] ?? 0) * 200 }))
  const past = {
    from,
    toExclusive: addMonths(from, months.length),
    entries,
    billed,
    counts: [],
    rateCard: northlight,
  }
  return {
    ...replay({ clientId: 'rathdoon', currency: 'EUR', terms }, past),
    source: 'own' as const,
    isSpread: false,
  }
}
const outage = [60, 0, 240, 60, 0, 1_800, 60, 0, 120, 60, 0, 60]

test('a year with one outage is told with what a year without it would say', () => {
  const told = rathdoon(full, outage)
  const drawn = likeTheLast(told, 'rathdoon')
  assert.ok(drawn.yes)
  const { lowMinor, highMinor, samples, months } = drawn.value
  assert.deepEqual([told.savingMinor, samples, months], [-108_000, 2_000, 12])
  assert.ok(lowMinor < -400_000 && highMinor > 300_000, `${lowMinor} to ${highMinor}`)
})

test('the same question has the same answer', () => {
  const ask = (seed: string) => likeTheLast(rathdoon(steady, outage), seed)
  assert.deepEqual(ask('rathdoon/2025-11/12'), ask('rathdoon/2025-11/12'))
  assert.notDeepEqual(ask('rathdoon/2025-11/12'), ask('thornback/2025-11/12'))
})

test('five months, an assumed year and a spread sum have no range', () => {
  const five = rathdoon(full, outage.slice(0, 5))
  const reasonOf = (told: Parameters<typeof likeTheLast>[0]) => {
    const drawn = likeTheLast(told, 'seed')
    return drawn.yes ? 'a range' : drawn.reason
  }
  assert.deepEqual(
    [reasonOf(five), reasonOf({ ...five, source: 'book' }), reasonOf({ ...five, isSpread: true })],
    ['too-few-months', 'assumed-year', 'spread-evenly'],
  )
  assert.equal(reasonOf(rathdoon(full, outage.slice(0, 6))), 'a range')
})

test('a busy client under a retainer that rolls over is drawn fewer years', () => {
  const busy = rathdoon(steady, outage)
  const entries = Array.from({ length: 300 }, (_, at) => ({ ...busy.rated.entries[0], id: `b${at}` }))
  const drawn = likeTheLast({ ...busy, rated: { ...busy.rated, entries: entries as TimeEntry[] } }, 'seed')
  assert.ok(drawn.yes)
  assert.equal(drawn.value.samples, 400)
})

test('law: the year that was lies in the range nearly always', () => {
  let inside = 0
  const years = fc.sample(fc.array(fc.nat({ max: 900 }), { minLength: 12, maxLength: 12 }), {
    numRuns: 60,
    seed: 7,
  })
  for (const [at, minutes] of years.entries()) {
    const told = rathdoon(at % 6 === 0 ? steady : full, minutes)
    const drawn = likeTheLast(told, 'law')
    assert.ok(drawn.yes && drawn.value.lowMinor <= drawn.value.highMinor)
    if (drawn.value.lowMinor <= told.savingMinor && told.savingMinor <= drawn.value.highMinor) inside += 1
  }
  assert.ok(inside >= 54, `${inside} of 60`)
})
