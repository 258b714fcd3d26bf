import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, weekday } from '#kernel/days.ts'
import { countriesWithHolidays, easterSunday, publicHolidays } from './rules.ts'

test('Easter falls where the almanacs have it', () => {
  const known = [
    '1818-03-22',
    '1954-04-18',
    '2000-04-23',
    '2024-03-31',
    '2026-04-05',
    '2038-04-25',
    '2049-04-18',
  ]
  assert.deepEqual(
    known.map((day) => easterSunday(Number(day.slice(0, 4)))),
    known,
  )
})

test('Easter is a Sunday from 22 March to 25 April', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
      const day = easterSunday(year)
      assert.equal(weekday(day), 'sun')
      assert.ok(day.slice(5) >= '03-22' && day.slice(5) <= '04-25')
    }),
  )
})

test('the Irish holidays of 2026 and 2027', () => {
  const days = (year: number) => publicHolidays('IE', year).map(({ on }) => on.slice(5))
  const year2026 = ['01-01', '02-02', '03-17', '04-06', '05-04', '06-01', '08-03', '10-26', '12-25', '12-26']
  const year2027 = ['01-01', '02-01', '03-17', '03-29', '05-03', '06-07', '08-02', '10-25', '12-25', '12-26']
  assert.deepEqual(days(2026), year2026)
  assert.deepEqual(days(2027), year2027)
})

test("St Brigid's Day is the 1st of February where that is a Friday", () => {
  assert.ok(publicHolidays('IE', 2030).some(({ on }) => on === '2030-02-01'))
})

test('in England and Wales a holiday at the weekend moves to the next working day', () => {
  const days = publicHolidays('GB', 2027).map(({ on, name }) => `${on} ${name}`)
  assert.ok(days.includes('2027-12-27 Christmas Day (in lieu)'))
  assert.ok(days.includes('2027-12-28 Boxing Day (in lieu)'))
  const sunday = publicHolidays('GB', 2022).map(({ on, name }) => `${on} ${name}`)
  assert.ok(sunday.includes('2022-12-26 Boxing Day'))
  assert.ok(sunday.includes('2022-12-27 Christmas Day (in lieu)'))
})

test('a federal holiday on a Saturday is observed on Friday', () => {
  assert.ok(publicHolidays('US', 2026).some(({ on, name }) => on === '2026-07-03' && /observed/.test(name)))
})

test("King's Day is never a Sunday", () => {
  assert.ok(publicHolidays('NL', 2031).some(({ on }) => on === '2031-04-26'))
})

test('a country without sure rules has none', () => {
  assert.deepEqual(publicHolidays('XX', 2026), [])
})

test('holidays are in order, and each day once', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...countriesWithHolidays),
      fc.integer({ min: 2024, max: 2199 }),
      (country, year) => {
        const days = publicHolidays(country, year).map(({ on }) => on)
        assert.deepEqual(days, [...days].sort())
        if (country === 'GB') assert.equal(new Set(days).size, days.length)
        assert.ok(days.every((day) => addDays(day, 0) === day))
      },
    ),
    { numRuns: 300 },
  )
})
