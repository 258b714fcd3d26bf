import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths } from '#kernel/days.ts'
import { usualAssumptions } from '../../assumptions/rules/values.ts'
import { bookOf, credibilityRange } from './book.ts'
import type { ClientHistory, MonthOfWork } from './experience.ts'
import type { WorkOfKind } from './kinds.ts'

const endpoints = 10
const months = 24

/** Two years of a client with so many tickets in each month, an hour each. */
function client(clientId: string, ticketsOf: (at: number) => number): ClientHistory {
  const named = Array.from({ length: months }, (_, at) => addMonths('2024-01-01', at))
  return {
    clientId,
    exposure: named.map((month) => ({ month, endpointMonths: endpoints, counted: true })),
    work: named.map((month, at): MonthOfWork => {
      const tickets = ticketsOf(at)
      const none = { largeLossHours: 0, emergencies: 0, emergencyHours: 0, afterHoursHours: 0 }
      return { clientId, month, tickets, hours: tickets, ticketsWithoutHours: 0, ...none }
    }),
  }
}

const names = ['Alderquay', 'Brannoch', 'Carrowmel', 'Dunvarra', 'Ennet', 'Fennimore']
/** Six clients of 2 to 7 tickets a month, and a little noise that repeats. */
const book = names.map((name, place) => client(name, (at) => 2 + place + ((at + place) % 3) - 1))
const workOf = (histories: readonly ClientHistory[], isOwn = false): WorkOfKind[] => {
  const tickets = histories.flatMap(({ work }) => work).reduce((sum, month) => sum + month.tickets, 0)
  const kind = { category: 'user-help', emergency: false, afterHours: false }
  return [{ ...kind, isOwn, tickets, timed: tickets, hours: tickets, logs: 0, squaredLogs: 0 }]
}

test('below five clients or two hundred tickets the assumed prior stands in, and says so', () => {
  const four = book.slice(0, 4)
  const quiet = names.map((name) => client(name, (at) => (at % 4 === 0 ? 1 : 0)))
  for (const few of [four, quiet]) {
    const { source, prior, says } = bookOf(few, workOf(few), usualAssumptions)
    assert.equal(source, 'assumed')
    assert.ok(Math.abs(prior.shape / prior.rate - usualAssumptions.ticketsPerEndpointMonth) < 1e-9)
    assert.deepEqual(says, {})
  }
})

test('a book of six clients says its own mean, between the calmest and the busiest', () => {
  const { source, clients, tickets, prior, says } = bookOf(book, workOf(book), usualAssumptions)
  assert.equal(source, 'book')
  assert.equal(clients, 6)
  assert.equal(tickets, workOf(book)[0]?.tickets)
  const mean = prior.shape / prior.rate
  assert.ok(mean > 0.2 && mean < 0.7 && Math.abs(mean - 0.45) < 0.02, String(mean))
  assert.equal(says.ticketsPerEndpointMonth, mean)
})

test('tickets of the client being priced count for nothing in the book', () => {
  const own = workOf([client('Rathdoon', () => 200)], true)
  const { tickets, kinds } = bookOf(book, [...workOf(book), ...own], usualAssumptions)
  assert.equal(tickets, workOf(book)[0]?.tickets)
  assert.equal(
    kinds.reduce((sum, { share }) => sum + share, 0),
    1,
  )
})

test('months without a count have no exposure and change nothing', () => {
  const late = book.map(({ clientId, exposure, work }) => ({
    clientId,
    exposure: exposure.map((month, at) => (at < 6 ? { ...month, counted: false } : month)),
    work: work.map((month, at) => (at < 6 ? { ...month, tickets: 1_000 } : month)),
  }))
  const { prior } = bookOf(late, workOf(book), usualAssumptions)
  assert.ok(Math.abs(prior.shape / prior.rate - 0.45) < 0.03)
})

test('resampled books give the weight of own history a range in order, the same for the same seed', () => {
  const range = (seed: string) => credibilityRange(book, { endpointMonths: 120 }, usualAssumptions, seed)
  const [low, high] = range('rathdoon')
  assert.ok(low > 0 && low < high && high < 1)
  assert.deepEqual(range('rathdoon'), [low, high])
})
