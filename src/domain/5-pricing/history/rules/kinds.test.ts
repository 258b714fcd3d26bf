import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { usualAssumptions } from '../../assumptions/rules/values.ts'
import { assumedKinds, type Kind, kindsOfBook, type WorkOfKind } from './kinds.ts'

const userHelp = { category: 'user-help', emergency: false, afterHours: false }
const outage = { category: 'server', emergency: true, afterHours: false }

/** So many tickets of a kind with the same hours each. */
const worked = (kind: Kind, tickets: number, hoursEach: number, isOwn = false): WorkOfKind => ({
  ...kind,
  isOwn,
  tickets,
  timed: tickets,
  hours: tickets * hoursEach,
  logs: tickets * Math.log(hoursEach),
  squaredLogs: tickets * Math.log(hoursEach) ** 2,
})

const meanOf = ({ severity }: { severity: { meanlog: number; sdlog: number } }) =>
  Math.exp(severity.meanlog + severity.sdlog ** 2 / 2)
const sharesOf = (kinds: readonly { share: number }[]) => kinds.reduce((sum, { share }) => sum + share, 0)

test('assumed kinds are four, and emergencies take the assumed factor', () => {
  const kinds = assumedKinds(usualAssumptions)
  assert.equal(kinds.length, 4)
  assert.ok(Math.abs(sharesOf(kinds) - 1) < 1e-12)
  const routine = kinds.find(({ emergency, afterHours }) => !emergency && !afterHours)
  const urgent = kinds.find(({ emergency, afterHours }) => emergency && !afterHours)
  assert.ok(routine && urgent)
  assert.ok(Math.abs(meanOf(urgent) / meanOf(routine) - usualAssumptions.emergencyHoursFactor) < 1e-9)
})

test('a kind of thousands of tickets has its own mean, one of three has the book’s', () => {
  const kinds = kindsOfBook([worked(userHelp, 4_000, 1), worked(outage, 3, 40)], usualAssumptions)
  const [help, urgent] = [userHelp, outage].map(({ category }) =>
    kinds.find((one) => one.category === category),
  )
  assert.ok(help && urgent)
  assert.ok(Math.abs(meanOf(help) - 1) < 0.01)
  assert.ok(meanOf(urgent) > 2.5 && meanOf(urgent) < 8, 'three long tickets make no kind')
})

test('a kind that only this client has is known with a share of nothing', () => {
  const kinds = kindsOfBook([worked(userHelp, 300, 1), worked(outage, 5, 3, true)], usualAssumptions)
  assert.equal(kinds.find(({ category }) => category === 'server')?.share, 0)
  assert.equal(kinds.find(({ category }) => category === 'user-help')?.share, 1)
})

test('whatever a book holds, the shares of its kinds add up to one and every mean is a number above nothing', () => {
  const row = fc.record({
    category: fc.constantFrom('user-help', 'server', null),
    emergency: fc.boolean(),
    afterHours: fc.boolean(),
    isOwn: fc.boolean(),
    tickets: fc.integer({ min: 1, max: 500 }),
    hoursEach: fc.double({ min: 0.05, max: 30, noNaN: true }),
  })
  const kindAndSide = (one: Kind & { isOwn: boolean }) =>
    [one.category, one.emergency, one.afterHours, one.isOwn].join()
  const book = fc
    .uniqueArray(row, { minLength: 1, maxLength: 12, selector: kindAndSide })
    .filter((rows) => rows.some(({ isOwn }) => !isOwn))
  fc.assert(
    fc.property(book, (rows) => {
      const work = rows.map(({ isOwn, tickets, hoursEach, ...kind }) =>
        worked(kind, tickets, hoursEach, isOwn),
      )
      const kinds = kindsOfBook(work, usualAssumptions)
      assert.ok(Math.abs(sharesOf(kinds) - 1) < 1e-9)
      for (const kind of kinds) assert.ok(meanOf(kind) > 0 && Number.isFinite(meanOf(kind)))
    }),
  )
})
