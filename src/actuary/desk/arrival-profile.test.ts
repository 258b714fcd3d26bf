import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrivalProfile } from '#actuary/desk/arrival-profile.ts'
import { randomSource } from '#actuary/random.ts'
import { no } from '#kernel/decision.ts'

const year = { timezone: 'Europe/Dublin', from: '2026-01-05', toExclusive: '2027-01-04' }
const none = { hourOfWeek: new Array<number>(168).fill(1), worthTickets: 0 }

test('a ticket counts in the hour its client saw on the wall', () => {
  const decision = arrivalProfile(
    ['2026-01-05T09:30:00Z', '2026-07-06T08:30:00Z', '2025-01-01T09:30:00Z'],
    year,
    none,
  )
  assert.ok(decision.yes)
  const { hourOfWeek, ticketsPerMonth } = decision.value
  assert.equal(hourOfWeek[9], 2)
  assert.equal(
    hourOfWeek.reduce((sum, each) => sum + each, 0),
    2,
  )
  assert.ok(Math.abs(ticketsPerMonth - (2 / 364) * 30.4375) < 1e-12)
})

test('a client with few tickets asks like the book', () => {
  const decision = arrivalProfile(['2026-01-05T09:30:00Z'], year, { ...none, worthTickets: 50 })
  assert.ok(decision.yes)
  const share = (hour: number) => (decision.value.hourOfWeek[hour] ?? 0) / 51
  assert.ok(Math.abs(share(9) - (1 + 50 / 168) / 51) < 1e-12)
  assert.ok(Math.abs(share(10) - 50 / 168 / 51) < 1e-12)
})

test('the shock that days share is found again', () => {
  for (const cv of [0, 0.5, 1]) {
    const source = randomSource(1, `days ${cv}`)
    const tickets: { epochMilliseconds: number }[] = []
    for (let day = 0; day < 364 * 10; day += 1) {
      const shock = cv === 0 ? 1 : source.gamma(1 / cv ** 2) * cv ** 2
      const start = Date.parse('2016-01-04T12:00:00Z') + day * 86_400_000
      const count = source.poisson((day % 7 < 5 ? 6 : 1) * shock)
      for (let n = 0; n < count; n += 1) tickets.push({ epochMilliseconds: start })
    }
    const decision = arrivalProfile(
      tickets,
      { timezone: 'UTC', from: '2016-01-04', toExclusive: '2025-12-22' },
      none,
    )
    assert.ok(decision.yes)
    assert.ok(
      Math.abs(decision.value.shockCv - cv) < (cv === 0 ? 0.12 : 0.06),
      `${decision.value.shockCv} for ${cv}`,
    )
  }
})

test('a period too short to know its weekdays is refused', () => {
  const month = { ...year, toExclusive: '2026-01-19' }
  assert.deepEqual(arrivalProfile([], month, none), no('period-too-short', { days: 14, least: 28 }))
})
