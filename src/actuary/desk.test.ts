import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ArrivalModel,
  canPromise,
  type Desk,
  joinDeskReports,
  judgePromises,
  type ResponsePromise,
  runPromises,
  runQueue,
  simulateDesk,
  type Technician,
} from '#actuary/desk.ts'
import { mmc, priorityTail, priorityWaits } from '#actuary/queues.ts'
import type { Severity } from '#actuary/severity.ts'
import type { CalendarSpec } from '#kernel/calendar-spec.ts'
import { weekdays } from '#kernel/days.ts'
import { type Decision, no } from '#kernel/decision.ts'

const allDays = (hours: [string, string][]): CalendarSpec => ({
  timezone: 'Europe/Dublin',
  hours: Object.fromEntries(weekdays.map((day) => [day, hours])),
})
const workDays = (hours: [string, string][]): CalendarSpec => ({
  timezone: 'Europe/Dublin',
  hours: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, hours])),
})
const roundTheClock = allDays([['00:00', '24:00']])
const opening = workDays([['09:00', '17:30']])

const technician = (id: string, more: Partial<Technician> = {}): Technician => ({
  id,
  skills: [],
  shifts: opening,
  shrinkage: 0,
  otherWorkHoursPerWeek: 0,
  ...more,
})
const northlight = (technicians: Technician[], more: Partial<Desk> = {}): Desk => ({
  timezone: 'Europe/Dublin',
  startsOn: '2026-11-02',
  technicians,
  emergencies: 'wait',
  ...more,
})

/** Weight 1 in the hours that pass the test: day 0 is Monday. */
const hoursOfWeek = (isAsked: (day: number, hour: number) => boolean) =>
  Array.from({ length: 168 }, (_, n) => (isAsked(Math.floor(n / 24), n % 24) ? 1 : 0))
const anyTime = hoursOfWeek(() => true)
const inOpening = hoursOfWeek((day, hour) => day < 5 && hour >= 9 && hour < 17)

const quarterHour: Severity = { kind: 'empirical', hours: [0.25] }
const alderquay: ArrivalModel = {
  clientId: 'Alderquay Dental',
  ticketsPerMonth: 20,
  hourOfWeek: inOpening,
  shockCv: 0,
  classes: [{ name: 'help', share: 1, priority: 2, hours: quarterHour }],
}
const remote: ResponsePromise = {
  id: 'remote',
  clientIds: ['Alderquay Dental'],
  channel: 'remote',
  targetMinutes: 60,
  calendar: opening,
  goal: 0.95,
}

test('a traced queue serves the most urgent first and never interrupts', () => {
  const trace = [
    { arrival: 0, priority: 3, service: 2 },
    { arrival: 0.5, priority: 3, service: 1 },
    { arrival: 1, priority: 1, service: 1 },
  ]
  const { start, meanWaitByPriority, makespan } = accepted(runQueue(trace, 1))
  assert.deepEqual(start, [0, 3, 2])
  assert.deepEqual(meanWaitByPriority, { 1: 1, 3: 1.25 })
  assert.equal(makespan, 4)
  assert.deepEqual(runQueue([], 1), no('no-tickets'))
  assert.deepEqual(runQueue(trace, 0), no('not-whole', { field: 'technicians', given: 0, least: 1 }))
})

test('a quiet desk keeps its promise', () => {
  const report = simulated(northlight([technician('Maeve'), technician('Tomasz')]), [alderquay], [remote])
  const kept = report.promises[0]?.inTime
  assert.ok(kept && kept.p > 0.99 && kept.ci95[0] > 0.95 && kept.ci95[1] <= 1)
  assert.equal(report.promises[0]?.monthsKept, 1)
})

test('night calls wait for the morning, and the clock of the promise waits with them', () => {
  const atNight = { ...alderquay, hourOfWeek: hoursOfWeek((day, hour) => day === 1 && hour === 22) }
  const around = { ...remote, id: 'round the clock', calendar: roundTheClock }
  const { promises, classes } = simulated(northlight([technician('Maeve')]), [atNight], [remote, around])
  assert.ok((promises[0]?.inTime?.p ?? 0) > 0.75)
  assert.equal(promises[1]?.inTime?.p, 0)
  const wait = classes[0]?.meanWaitHours ?? 0
  assert.ok(wait > 10 && wait < 12, `${wait}`)
})

test('who is on leave answers nobody', () => {
  const away = technician('Maeve', { leave: [{ from: '2026-10-01', toExclusive: '2027-02-01' }] })
  const { promises, classes } = simulated(northlight([away]), [alderquay], [remote])
  assert.equal(promises[0]?.inTime?.p, 0)
  assert.equal(classes[0]?.meanWaitHours, null)
})

test('an emergency at night is answered only by who is on call', () => {
  const emergency = { name: 'emergency', share: 1, priority: 1, isEmergency: true, hours: quarterHour }
  const care = { ...alderquay, hourOfWeek: hoursOfWeek((_, hour) => hour === 2), classes: [emergency] }
  const promise = { ...remote, calendar: roundTheClock }
  const asleep = simulated(northlight([technician('Ada')]), [care], [promise])
  const onCall: [string, string][] = [['2026-10-20T00:00:00.000Z', '2027-03-01T00:00:00.000Z']]
  const awake = simulated(northlight([technician('Ada', { onCall })]), [care], [promise])
  assert.equal(asleep.promises[0]?.inTime?.p, 0)
  assert.ok((awake.promises[0]?.inTime?.p ?? 0) > 0.95)
  const ordinary = simulated(
    northlight([technician('Ada', { onCall })]),
    [{ ...care, classes: [{ ...emergency, isEmergency: false }] }],
    [promise],
  )
  assert.equal(ordinary.promises[0]?.inTime?.p, 0)
})

test('who has no shifts but is on call serves emergencies only', () => {
  const onCall: [string, string][] = [['2026-10-20T00:00:00.000Z', '2027-03-01T00:00:00.000Z']]
  const standIn = technician('Maeve', { shifts: { timezone: 'Europe/Dublin', hours: {} }, onCall })
  const classes = [
    { name: 'emergency', share: 0.5, priority: 1, isEmergency: true, hours: quarterHour },
    { name: 'help', share: 0.5, priority: 2, hours: quarterHour },
  ]
  const both = ['emergency', 'help'].map((ticketClass) => ({ ...remote, id: ticketClass, ticketClass }))
  const { promises } = simulated(northlight([standIn]), [{ ...alderquay, classes }], both)
  assert.ok((promises[0]?.inTime?.p ?? 0) > 0.95)
  assert.equal(promises[1]?.inTime?.p, 0)
})

test('a promise may be about several classes, counted as one', () => {
  const classes = ['emergency', 'help', 'order'].map((name, n) => ({
    name,
    share: [0.2, 0.5, 0.3][n] ?? 0,
    priority: n + 1,
    hours: quarterHour,
  }))
  const about = (ticketClass: string | string[]) => ({ ...remote, id: String(ticketClass), ticketClass })
  const promises = [about('help'), about('order'), about(['help', 'order'])]
  const [help, order, both] = simulated(
    northlight([technician('Ada')]),
    [{ ...alderquay, classes }],
    promises,
  ).promises
  assert.equal(both?.inTime?.tickets, (help?.inTime?.tickets ?? 0) + (order?.inTime?.tickets ?? 0))
})

test('an emergency takes a technician off his work, which is finished later', () => {
  const long: Severity = { kind: 'empirical', hours: [6] }
  const busy: ArrivalModel = {
    ...alderquay,
    ticketsPerMonth: 22,
    classes: [
      { name: 'emergency', share: 0.1, priority: 1, isEmergency: true, hours: quarterHour },
      { name: 'project', share: 0.9, priority: 3, hours: long },
    ],
  }
  const promise = { ...remote, ticketClass: 'emergency' }
  const waits = simulated(northlight([technician('Ada')]), [busy], [promise])
  const preempts = simulated(northlight([technician('Ada')], { emergencies: 'preempt' }), [busy], [promise])
  assert.ok((waits.promises[0]?.inTime?.p ?? 1) < 0.6)
  assert.ok((preempts.promises[0]?.inTime?.p ?? 0) > 0.95)
  const waitOf = (report: typeof waits) => report.classes[1]?.meanWaitHours ?? 0
  assert.ok(waitOf(preempts) < waitOf(waits) * 1.2)
})

test('shrinkage and other work take exactly their share of the hours', () => {
  const loadWith = (more: Partial<Technician>) =>
    simulated(northlight([technician('Ada', more)]), [alderquay], [], { replications: 200 }).load
  const plain = loadWith({})
  near(loadWith({ shrinkage: 0.2 }) / plain, 1 / 0.8, 0.01)
  near(loadWith({ otherWorkHoursPerWeek: 10 }) / plain, 1 / (1 - 10 / 42.5), 0.01)
  near(loadWith({ otherWorkHoursPerWeek: 3 }) / plain, 1 / (1 - 3 / 42.5), 0.01)
})

test('a promise on site is met when the drive is over', () => {
  const far = {
    ...alderquay,
    classes: [{ name: 'visit', share: 1, priority: 1, hours: quarterHour, travelMinutes: 90 }],
  }
  const { promises } = simulated(
    northlight([technician('Ada')]),
    [far],
    [
      { ...remote, id: 'phone', channel: 'phone' },
      { ...remote, id: 'on site', channel: 'on-site' },
      { ...remote, id: 'on site, half a day', channel: 'on-site', targetMinutes: 240 },
    ],
  )
  assert.ok((promises[0]?.inTime?.p ?? 0) > 0.7)
  assert.equal(promises[1]?.inTime?.p, 0)
  assert.ok((promises[2]?.inTime?.p ?? 0) > 0.9)
})

test('a ticket waits for the one who has the skill', () => {
  const servers = {
    ...alderquay,
    classes: [{ name: 'server', share: 1, priority: 1, skill: 'servers', hours: quarterHour }],
  }
  const tomasz = technician('Tomasz', {
    skills: ['servers'],
    leave: [{ from: '2026-10-01', toExclusive: '2027-02-01' }],
  })
  assert.equal(
    simulated(northlight([technician('Ada'), tomasz]), [servers], [remote]).promises[0]?.inTime?.p,
    0,
  )
  assert.deepEqual(
    simulateDesk(northlight([technician('Ada')]), [servers], { seed: 1, replications: 2, months: 1 }),
    no('nobody-has-skill', { clientId: 'Alderquay Dental', ticketClass: 'server', skill: 'servers' }),
  )
})

const exponential: Severity = { kind: 'gamma', shape: 1, rate: 1 }
/** Hours round the clock, Poisson arrivals, exponential work of one hour: the formulas' own world. */
const plainDesk = northlight(['one', 'two', 'three'].map((id) => technician(id, { shifts: roundTheClock })))
const plainLoad = (rates: number[]): ArrivalModel => ({
  ...alderquay,
  ticketsPerMonth: sum(rates) * 24 * (365.25 / 12),
  hourOfWeek: anyTime,
  classes: rates.map((rate, k) => {
    return { name: `class ${k + 1}`, share: rate / sum(rates), priority: k + 1, hours: exponential }
  }),
})
const halfAnHour = (k: number): ResponsePromise => ({
  ...remote,
  id: `class ${k}`,
  ticketClass: `class ${k}`,
  targetMinutes: 30,
  calendar: roundTheClock,
})

test('in the plain case the simulation waits as Erlang says', () => {
  const { classes, promises, load } = simulated(plainDesk, [plainLoad([2.1])], [halfAnHour(1)], {
    replications: 60,
    months: 2,
  })
  const formula = accepted(mmc({ servers: 3, lambda: 2.1, mu: 1 }))
  near(classes[0]?.meanWaitHours ?? 0, formula.wq, 0.05 * formula.wq)
  const inTime = promises[0]?.inTime
  assert.ok(
    inTime && inTime.ci95[0] <= formula.pWaitWithin(0.5) && formula.pWaitWithin(0.5) <= inTime.ci95[1],
  )
  near(load, formula.rho, 0.01)
})

test('in the plain case priorities wait as Cobham and Kella and Yechiali say', () => {
  const rates = [0.4, 1, 0.7]
  const { classes, promises } = simulated(plainDesk, [plainLoad(rates)], [1, 2, 3].map(halfAnHour), {
    replications: 60,
    months: 2,
  })
  const { wq } = accepted(priorityWaits({ kind: 'mmc', lambda: rates, mu: 1, servers: 3 }))
  for (const [k, wait] of wq.entries()) {
    near(classes[k]?.meanWaitHours ?? 0, wait, 0.05 * wait)
    const within = 1 - accepted(priorityTail({ lambda: rates, mu: 1, servers: 3 }, k + 1, 0.5))
    const [low = 1, high = 0] = promises[k]?.inTime?.ci95 ?? []
    assert.ok(low <= within && within <= high, `class ${k + 1}: ${within} outside ${low} to ${high}`)
  }
})

test('the same seed gives the same answer, another seed another', () => {
  const run = (seed: number) => simulated(northlight([technician('Ada')]), [busyClient], [remote], { seed })
  assert.deepEqual(run(7), run(7))
  assert.notDeepEqual(run(7).tally.responses, run(8).tally.responses)
})

test('ranges of replications join into the answer of one call', () => {
  const desk = northlight([technician('Ada', { shrinkage: 0.1, otherWorkHoursPerWeek: 5 })])
  const range = (from: number, replications: number) =>
    simulated(desk, [busyClient], [remote], { from, replications })
  assert.deepEqual(accepted(joinDeskReports([range(3, 5), range(0, 3)])), range(0, 8))
  assert.deepEqual(joinDeskReports([range(0, 3), range(4, 2)]), no('ranges-do-not-join', { ranges: 2 }))
})

const busyClient: ArrivalModel = {
  ...alderquay,
  ticketsPerMonth: 110,
  shockCv: 0.5,
  classes: [
    { name: 'emergency', share: 0.05, priority: 1, isEmergency: true, hours: quarterHour },
    { name: 'help', share: 0.95, priority: 2, hours: { kind: 'lognormal', meanlog: -0.6, sdlog: 1.1 } },
  ],
}
const yarrowgate: ArrivalModel = { ...busyClient, clientId: 'Yarrowgate Foods', ticketsPerMonth: 90 }
const pair = northlight([
  technician('Tomasz', { shrinkage: 0.15, otherWorkHoursPerWeek: 8 }),
  technician('Ada', { shrinkage: 0.15, otherWorkHoursPerWeek: 8 }),
])
const fourHours: ResponsePromise = { ...remote, targetMinutes: 240, goal: 0.9 }
const theirs: ResponsePromise = { ...fourHours, id: 'Yarrowgate remote', clientIds: ['Yarrowgate Foods'] }

test('a client too large is refused a promise, and the check says what would help', () => {
  const check = accepted(
    canPromise(pair, [busyClient], yarrowgate, [fourHours, theirs], { seed: 1, replications: 40 }),
  )
  assert.equal(check.verdict, 'no')
  assert.equal(check.promises[0]?.verdictBefore, 'yes')
  assert.equal(check.promises[0]?.verdict, 'no')
  assert.equal(check.promises[1]?.before, null)
  assert.ok((check.promises[0]?.change?.ci95[1] ?? 0) < 0)
  assert.ok(check.load.after > check.load.before)
  assert.equal(check.whatIfs.oneMoreTechnician.verdict, 'yes')
  assert.ok((check.whatIfs.looserPromises[0]?.targetMinutes ?? 0) > 240)
  const loads = check.whatIfs.smallerClient.map(({ load }) => load)
  assert.deepEqual(
    loads,
    loads.toSorted((a, b) => b - a),
  )
})

test('a client of a few tickets is promised what the firm keeps', () => {
  const small = { ...yarrowgate, ticketsPerMonth: 4 }
  const check = accepted(canPromise(pair, [busyClient], small, [fourHours], { seed: 1, replications: 60 }))
  assert.equal(check.verdict, 'yes')
  assert.equal(check.replicationsNeeded, null)
})

test('too few runs say so instead of guessing', () => {
  const check = accepted(
    canPromise(pair, [busyClient], { ...yarrowgate, ticketsPerMonth: 20 }, [fourHours], {
      seed: 1,
      replications: 3,
      months: 1,
    }),
  )
  assert.equal(check.verdict, 'more-runs')
  assert.ok((check.replicationsNeeded ?? 0) > 3)
  assert.deepEqual(
    canPromise(pair, [busyClient], yarrowgate, [fourHours], { seed: 1, replications: 1 }),
    no('too-few-replications', { replications: 1, least: 2 }),
  )
})

test('the candidate changes nothing in what the book asks for', () => {
  const question = { desk: pair, book: [busyClient], candidate: yarrowgate, promises: [fourHours], months: 1 }
  const { tallies } = accepted(runPromises(question, { seed: 5, from: 0, replications: 6 }))
  const alone = simulated(pair, [busyClient], [fourHours], { seed: 5, replications: 6, months: 1 })
  assert.deepEqual(tallies[0]?.responses, alone.tally.responses)
  assert.deepEqual(tallies[0]?.askedMinutes, alone.tally.askedMinutes)
  assert.deepEqual(tallies[0]?.thereMinutes, alone.tally.thereMinutes)
})

test('threads may share the replications of a promise check in any way', () => {
  const question = {
    desk: pair,
    book: [busyClient],
    candidate: yarrowgate,
    promises: [fourHours, theirs],
    months: 2,
  }
  const range = (from: number, replications: number) =>
    accepted(runPromises(question, { seed: 5, from, replications }))
  const together = judgePromises(question, [range(0, 9)])
  assert.deepEqual(judgePromises(question, [range(6, 3), range(0, 2), range(2, 4)]), together)
  assert.deepEqual(
    judgePromises(question, [range(6, 3), range(0, 2)]),
    no('ranges-do-not-join', { ranges: 2 }),
  )
})

test('common random numbers narrow the change that a client makes', () => {
  const check = accepted(
    canPromise(pair, [busyClient], { ...yarrowgate, ticketsPerMonth: 20 }, [fourHours], {
      seed: 1,
      replications: 60,
    }),
  )
  const [line] = check.promises
  const half = ([low = 0, high = 0]: readonly number[] = []) => (high - low) / 2
  const independent = Math.hypot(half(line?.before?.ci95), half(line?.after?.ci95))
  assert.ok(half(line?.change?.ci95) < 0.7 * independent)
})

test('input that makes no sense is refused by name', () => {
  const run = { seed: 1, replications: 2, months: 1 }
  const desk = northlight([technician('Ada')])
  const refused = (
    broken: Partial<Desk>,
    client: Partial<ArrivalModel> = {},
    promise: Partial<ResponsePromise> = {},
  ) =>
    simulateDesk({ ...desk, ...broken }, [{ ...alderquay, ...client }], {
      ...run,
      promises: [{ ...remote, ...promise }],
    })
  assert.deepEqual(refused({ technicians: [] }), no('no-technicians'))
  assert.equal(reasonOf(refused({ timezone: 'Mars/Olympus' })), 'unknown-timezone')
  assert.equal(reasonOf(refused({ startsOn: '2026-02-30' })), 'not-a-day')
  assert.equal(reasonOf(refused({ technicians: [technician('Ada'), technician('Ada')] })), 'technician-twice')
  assert.equal(
    reasonOf(refused({ technicians: [technician('Ada', { shrinkage: 1 })] })),
    'shrinkage-takes-all',
  )
  assert.equal(
    reasonOf(refused({ technicians: [technician('Ada', { otherWorkHoursPerWeek: 50 })] })),
    'other-work-takes-all',
  )
  assert.equal(
    reasonOf(refused({ technicians: [technician('Ada', { shifts: workDays([]) })] })),
    'no-working-time',
  )
  assert.deepEqual(
    refused({}, { ticketsPerMonth: -1 }),
    no('negative', { field: 'tickets per month of Alderquay Dental', given: -1 }),
  )
  assert.equal(reasonOf(refused({}, { hourOfWeek: [1, 2] })), 'profile-not-a-week')
  assert.equal(reasonOf(refused({}, { hourOfWeek: hoursOfWeek(() => false) })), 'profile-empty')
  assert.equal(reasonOf(refused({}, { classes: [] })), 'no-ticket-classes')
  assert.equal(
    reasonOf(refused({}, { classes: [{ name: 'help', share: 0.5, priority: 1, hours: quarterHour }] })),
    'shares-do-not-sum-to-one',
  )
  assert.equal(reasonOf(refused({}, { ticketsPerMonth: 1e9 })), 'too-many-tickets')
  assert.equal(reasonOf(refused({}, {}, { clientIds: ['Nobody'] })), 'promise-without-tickets')
  assert.equal(reasonOf(refused({}, {}, { targetMinutes: 0 })), 'not-positive')
  assert.equal(reasonOf(simulateDesk(desk, [], run)), 'no-load')
  assert.equal(reasonOf(simulateDesk(desk, [alderquay, alderquay], run)), 'client-twice')
  assert.equal(reasonOf(simulateDesk(desk, [alderquay], { ...run, months: 99 })), 'too-many-months')
  assert.equal(reasonOf(canPromise(desk, [], alderquay, [], { seed: 1 })), 'no-promises')
  assert.deepEqual(
    canPromise(desk, [], alderquay, [remote], { seed: 1, hire: technician('Ada') }),
    no('hire-has-their-id', { technician: 'Ada' }),
  )
})

function simulated(
  desk: Desk,
  load: ArrivalModel[],
  promises: ResponsePromise[],
  run: Partial<Parameters<typeof simulateDesk>[2]> = {},
) {
  return accepted(simulateDesk(desk, load, { seed: 2026, replications: 20, months: 2, promises, ...run }))
}

function accepted<Value>(decision: Decision<Value>): Value {
  assert.ok(decision.yes, decision.yes ? '' : `${decision.reason} ${JSON.stringify(decision.about)}`)
  return decision.value
}

const reasonOf = (decision: Decision<unknown>) => (decision.yes ? undefined : decision.reason)
const near = (a: number, b: number, by: number) => assert.ok(Math.abs(a - b) <= by, `${a} and ${b}`)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
