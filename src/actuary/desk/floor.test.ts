import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceOf, changeOf } from '#actuary/desk/chance.ts'
import { DeskFloor } from '#actuary/desk/floor.ts'
import { layOutDesk } from '#actuary/desk/layout.ts'
import { runQueue } from '#actuary/desk/run-queue.ts'
import { emptyTally } from '#actuary/desk/tally.ts'
import { Tickets } from '#actuary/desk/tickets.ts'
import { Windows } from '#actuary/desk/windows.ts'
import { weekdays } from '#kernel/days.ts'

const roundTheClock = {
  timezone: 'UTC',
  hours: Object.fromEntries(weekdays.map((day) => [day, [['00:00', '24:00'] as const]])),
}

test('round the clock the desk starts every ticket when the traced queue does', () => {
  const tickets = new Tickets()
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 4 }), (seed, technicians) => {
      const layout = layOutDesk(deskOf(technicians), [clientOf(technicians)], [], 1)
      assert.ok(layout.yes)
      const { line, classes } = layout.value
      tickets.draw(layout.value, { seed, replication: 0, hasCandidate: false })
      const crew = Array.from({ length: technicians }, () => alwaysThere(line.endsAt))
      const tally = emptyTally({ from: 0, replications: 1, months: 1, promises: 0, classes: classes.length })
      new DeskFloor(layout.value, tickets, crew).serve({ candidateShare: 1, technicians }, tally, 0)
      const expected = waitsInTrace(tickets, technicians)
      for (const [sort, minutes] of expected.entries()) {
        assert.ok(Math.abs((tally.waitMinutes[sort] ?? 0) - minutes) < 1e-3 * (1 + minutes))
      }
    }),
    { numRuns: 25 },
  )
})

test('work pauses where a window closes and goes on in the next', () => {
  const windows = new Windows()
  windows.add(0, 60)
  windows.add(100, 160)
  assert.equal(windows.doneAt(30, 20), 50)
  assert.equal(windows.doneAt(30, 30), 60)
  assert.equal(windows.doneAt(30, 40), 110)
  assert.equal(windows.doneAt(30, 91), Number.POSITIVE_INFINITY)
  assert.equal(windows.minutesBetween(30, 110), 40)
  assert.equal(windows.opensAt(60), 100)
  assert.equal(windows.closesAt(70), 160)
  assert.equal(windows.opensAt(160), Number.POSITIVE_INFINITY)
  windows.rewind()
  assert.equal(windows.opensAt(10), 10)
})

test('no ticket, no chance; a few tickets all in time are no certainty', () => {
  assert.equal(chanceOf(Float64Array.of(0, 0), Float64Array.of(0, 0)), null)
  const sure = chanceOf(Float64Array.of(5, 5, 5, 5), Float64Array.of(5, 5, 5, 5))
  assert.ok(sure && sure.p === 1 && sure.ci95[0] < 0.9 && sure.ci95[1] === 1)
})

test('tickets that stand and fall together tell less than as many that do not', () => {
  const tickets = new Float64Array(40).fill(20)
  const steady = chanceOf(new Float64Array(40).fill(18), tickets)
  const lumpy = chanceOf(
    Float64Array.from({ length: 40 }, (_, n) => (n % 10 === 0 ? 0 : 20)),
    tickets,
  )
  assert.ok(steady && lumpy && steady.p === lumpy.p)
  assert.ok(lumpy.ci95[1] - lumpy.ci95[0] > 2 * (steady.ci95[1] - steady.ci95[0]))
})

test('the change between two runs that are alike is nought, without doubt', () => {
  const counted = { met: Float64Array.of(3, 9, 5), tickets: Float64Array.of(4, 9, 8) }
  assert.deepEqual(changeOf(counted, counted), { change: 0, ci95: [0, 0] })
})

const deskOf = (technicians: number) => ({
  timezone: 'UTC',
  startsOn: '2026-11-01',
  emergencies: 'wait' as const,
  technicians: Array.from({ length: technicians }, (_, n) => {
    return { id: `${n}`, skills: [], shifts: roundTheClock, shrinkage: 0, otherWorkHoursPerWeek: 0 }
  }),
})

const clientOf = (technicians: number) => ({
  clientId: 'Ennet Freight',
  ticketsPerMonth: 500 * technicians,
  hourOfWeek: new Array(168).fill(1),
  shockCv: 0.4,
  classes: [1, 2, 3].map((priority) => {
    const hours = { kind: 'lognormal' as const, meanlog: -0.5, sdlog: 1 }
    return { name: `${priority}`, share: 1 / 3, priority, hours }
  }),
})

function alwaysThere(endsAt: number) {
  const there = { regular: new Windows(), urgent: new Windows(), blocks: new Windows() }
  there.regular.add(0, 10 * endsAt)
  there.urgent.add(0, 10 * endsAt)
  return there
}

/** Minutes waited by class, over the measured tickets. */
function waitsInTrace(tickets: Tickets, technicians: number): number[] {
  const inOrder = Array.from(tickets.order.subarray(0, tickets.count))
  const trace = inOrder.map((ticket) => ({
    arrival: tickets.at[ticket] ?? 0,
    priority: (tickets.class[ticket] ?? 0) + 1,
    service: tickets.minutes[ticket] ?? 0,
  }))
  const run = runQueue(trace, technicians)
  assert.ok(run.yes)
  const waits = [0, 0, 0]
  for (const [n, ticket] of inOrder.entries()) {
    if ((tickets.month[ticket] ?? -1) < 0) continue
    const sort = tickets.class[ticket] ?? 0
    waits[sort] = (waits[sort] ?? 0) + (run.value.start[n] ?? 0) - (tickets.at[ticket] ?? 0)
  }
  return waits
}
