import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ArrivalModel, type Desk, simulateDesk } from '#actuary/desk.ts'
import { orRefuse } from '#kernel/decision.ts'

const desk: Desk = {
  timezone: 'UTC',
  startsOn: '2027-01-01',
  emergencies: 'wait',
  technicians: [
    {
      id: 'Maeve',
      skills: [],
      shifts: { timezone: 'UTC', hours: { mon: [['00:00', '24:00']], thu: [['00:00', '24:00']] } },
      shrinkage: 0,
      otherWorkHoursPerWeek: 0,
    },
  ],
}

const alder: ArrivalModel = {
  clientId: 'Alder Dental',
  ticketsPerMonth: 40,
  hourOfWeek: new Array(168).fill(1),
  shockCv: 0,
  classes: [{ name: 'help', share: 1, priority: 1, hours: { kind: 'lognormal', meanlog: -2, sdlog: 0.5 } }],
}

function minutesAsked(client: ArrivalModel, of = desk) {
  const { tally } = orRefuse(simulateDesk(of, [client], { seed: 7, replications: 400, months: 1 }))
  const mean = tally.askedMinutes.reduce((sum, minutes) => sum + minutes, 0) / 400
  const variance = tally.askedMinutes.reduce((sum, minutes) => sum + (minutes - mean) ** 2, 0) / 399
  return { mean, cv: Math.sqrt(variance) / mean }
}

test('a mean taken as known draws the same tickets as one without uncertainty', () => {
  assert.deepEqual(minutesAsked({ ...alder, rateCv: 0 }), minutesAsked(alder))
})

test('what isn’t known of a client’s mean widens the replications and leaves their mean', () => {
  const known = minutesAsked(alder)
  const unsure = minutesAsked({ ...alder, rateCv: 0.5 })
  assert.ok(Math.abs(unsure.mean / known.mean - 1) < 0.1, `${unsure.mean} against ${known.mean}`)
  assert.ok(Math.abs(unsure.cv ** 2 - known.cv ** 2 - 0.25) < 0.06, `${unsure.cv} against ${known.cv}`)
})

test('what isn’t known of the hours per ticket is shared by all clients and widens them likewise', () => {
  const known = minutesAsked(alder)
  const unsure = minutesAsked(alder, { ...desk, hoursCv: 0.5 })
  assert.ok(Math.abs(unsure.mean / known.mean - 1) < 0.1, `${unsure.mean} against ${known.mean}`)
  assert.ok(Math.abs(unsure.cv ** 2 - known.cv ** 2 - 0.25) < 0.06, `${unsure.cv} against ${known.cv}`)
})

test('an uncertainty below nothing is refused with the client’s name', () => {
  assert.partialDeepStrictEqual(
    simulateDesk(desk, [{ ...alder, rateCv: -1 }], { seed: 7, replications: 2, months: 1 }),
    { yes: false, reason: 'negative', about: { field: 'uncertainty of Alder Dental' } },
  )
})
