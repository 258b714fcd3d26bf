import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { judgePromises, runPromises } from '#actuary/desk.ts'
import { assumedPriors } from '#actuary/price-sheet/priors.ts'
import type { Terms } from '#agreements/rules'
import { starterPlans } from '#agreements/rules'
import { orRefuse } from '#kernel/decision.ts'
import type { Colleague, CrewWish } from './crew.ts'
import { crewOf, otherWorkOf, shrinkageOf } from './crew.ts'
import { hoursPerTicket } from './hours.ts'
import { type Asked, preparedCheck, type Rows } from './inputs.ts'
import { pooledPromises } from './promises.ts'
import { questionOf } from './question.ts'
import { missingRanges, rangesInRow } from './ranges.ts'
import { resultOf } from './result.ts'
import { skillGroups } from './skills.ts'
import { type AskedTicket, sharesOfBook, sharesOfClient } from './sorts.ts'
import { stumpCheck } from './stumps.ts'
import { addedCv } from './unsure.ts'

const timezone = 'Europe/Dublin'
const day: [string, string][] = [['09:00', '17:30']]
const opening = { timezone, hours: { mon: day, tue: day, wed: day, thu: day, fri: day } }

const ticket = (more: Partial<AskedTicket> = {}): AskedTicket => ({
  clientId: 'alderquay',
  reportedAt: '2026-09-14T09:20:00.000Z',
  raisedBy: 'client',
  priority: 'normal',
  technology: '',
  onSite: false,
  minutes: 45,
  travelMinutes: 0,
  ...more,
})
const colleague = (id: string, more: Partial<Colleague> = {}): Colleague => ({
  id,
  name: id,
  hoursPerMonth: 122,
  startsOn: null,
  endsOn: null,
  shifts: opening,
  leave: [],
  loggedElsewhere: 0,
  ...more,
})
const stretch = { startsOn: '2027-02-01', months: 3, timezone }
const crew = (people: Colleague[], wish: CrewWish = {}) =>
  orRefuse(crewOf(people, [], wish, stretch, 'nobody'))

function full(): Terms {
  const plan = starterPlans('EUR').find(({ key }) => key === 'full')
  assert.ok(plan)
  return plan.terms
}

test('one wording is one promise, whoever has it; another calendar makes another', () => {
  const late = { timezone, hours: { ...opening.hours, sat: day } }
  const pools = pooledPromises(
    [
      { clientIds: ['alderquay'], plan: 'Full', terms: full() },
      { clientIds: ['brannoch'], plan: 'Full', terms: full() },
      { clientIds: ['ennet'], plan: 'Full Saturday', terms: { ...full(), calendar: late } },
    ],
    { opening, timezone },
  )
  const phone = pools.filter(({ channel, priority }) => channel === 'phone' && priority === null)
  assert.deepEqual(
    phone.map(({ clientIds }) => clientIds),
    [['alderquay', 'brannoch'], ['ennet']],
  )
  const emergency = pools.filter(({ priority }) => priority === 'emergency')
  assert.deepEqual(
    emergency.map(({ clientIds, roundTheClock }) => [clientIds.length, roundTheClock]),
    [[3, true]],
  )
})

test('a promise for all others leaves out what another of its channel names', () => {
  const pools = pooledPromises([{ clientIds: ['alderquay'], plan: 'Full', terms: full() }], {
    opening,
    timezone,
  })
  const aboutOf = (channel: string, priority: string | null) =>
    pools.find((one) => one.channel === channel && one.priority === priority)?.about ?? []
  assert.deepEqual(aboutOf('phone', 'emergency'), ['emergency', 'emergency on site'])
  assert.deepEqual(aboutOf('phone', null), ['answer high', 'answer normal', 'answer low'])
  assert.ok(aboutOf('on-site', null).every((name) => name.endsWith('on site')))
  assert.equal(aboutOf('remote', null).length, 4)
})

test('how soon something is solved is not looked at', () => {
  const terms: Terms = {
    lines: [],
    benefits: [{ kind: 'response', channel: 'resolve', targetMinutes: 480, hours: 'service' }],
  }
  assert.deepEqual(
    pooledPromises([{ clientIds: ['alderquay'], plan: 'Own', terms }], { opening, timezone }),
    [],
  )
})

test('hours are as observed from 200 tickets on, fitted from 30 on, assumed below', () => {
  const some = (count: number) =>
    Array.from({ length: count }, (_, n) => ticket({ minutes: 10 + (n % 9) * 15 }))
  assert.match(hoursPerTicket(some(200)).says.join(' '), /as your last 200 had them/)
  assert.match(hoursPerTicket(some(199)).says.join(' '), /fitted to your last 199/)
  assert.match(hoursPerTicket(some(29)).says.join(' '), /assumed: a median/)
})

test('observed hours keep their mean, less the answer', () => {
  const tickets = Array.from({ length: 400 }, (_, n) => ticket({ minutes: 5 + n }))
  const { routine } = hoursPerTicket(tickets)
  assert.ok(routine.kind === 'scaled' && routine.severity.kind === 'empirical')
  const { hours } = routine.severity
  const mean = hours.reduce((sum, one) => sum + one, 0) / hours.length
  assert.ok(Math.abs(mean - 204.5 / 60) < 1e-3)
  assert.ok(Math.abs(mean * routine.factor - (204.5 - 5) / 60) < 1e-3)
})

test('the drive is told by those who logged one', () => {
  const driven = [
    ticket({ onSite: true, minutes: 90, travelMinutes: 20 }),
    ticket({ onSite: true, minutes: 60, travelMinutes: 40 }),
  ]
  assert.equal(hoursPerTicket(driven).travelMinutes, 30)
  assert.match(hoursPerTicket([ticket()]).says.join(' '), /30 minutes are assumed/)
})

test('only what some know and others don’t needs somebody who knows it', () => {
  const tickets = ['Backup', 'backup', 'Office', 'Printing', 'Backup'].map((technology) =>
    ticket({ technology }),
  )
  const skills = [
    { personId: 'ada', technology: 'Office' },
    { personId: 'tomasz', technology: 'Office' },
    { personId: 'tomasz', technology: 'Backup ' },
  ]
  const groups = skillGroups([...tickets, ticket({ technology: 'Backup', priority: 'emergency' })], skills, [
    'ada',
    'tomasz',
  ])
  assert.deepEqual(
    groups.map(({ personIds, share }) => [personIds, share]),
    [[['tomasz'], 3 / 5]],
  )
})

test('shares add up to one, and none is zero', () => {
  const priority = fc.constantFrom('emergency', 'high', 'normal', 'low')
  const many = fc.array(fc.record({ priority, onSite: fc.boolean() }), { maxLength: 300 })
  fc.assert(
    fc.property(many, (drawn) => {
      const tickets = drawn.map((more) => ticket(more))
      const shares = sharesOfClient(tickets, sharesOfBook(tickets))
      assert.ok(Math.abs(shares.reduce((sum, one) => sum + one, 0) - 1) < 1e-9)
      assert.ok(shares.every((share) => share > 0))
    }),
  )
})

test('whoever is planned for half a desk serves in half of the shifts', () => {
  assert.equal(otherWorkOf(colleague('tomasz', { hoursPerMonth: 130 }), {}), 0)
  assert.equal(otherWorkOf(colleague('tomasz', { hoursPerMonth: 0, loggedElsewhere: 4 }), {}), 4)
  const maeve = colleague('maeve', { hoursPerMonth: 115 * (42.5 / 40) * 0.5 })
  assert.equal(otherWorkOf(maeve, {}), 21.3)
  assert.equal(otherWorkOf(maeve, { otherWork: [{ personId: 'maeve', hoursAWeek: 90 }] }), 40.5)
})

test('lunch and driving make the share that is lost, where they were asked', () => {
  assert.equal(shrinkageOf({}, [colleague('maeve')]), 0.15)
  const breaks = { lunchMinutesADay: 60, drivingHoursAWeek: 3.5, leaveDaysAYear: 0, standIn: false }
  assert.equal(shrinkageOf({ breaks }, [colleague('maeve')]), 0.05 + 8.5 / 42.5)
})

test('leave that nobody has booked yet is taken, unless somebody stands in', () => {
  const breaks = { lunchMinutesADay: 30, drivingHoursAWeek: 2, leaveDaysAYear: 24, standIn: false }
  const booked = [{ from: '2027-02-01', toExclusive: '2027-02-03' }]
  const [alone] = crew([colleague('maeve', { leave: booked })], { breaks }).technicians
  assert.deepEqual(alone?.leave, [...booked, { from: '2027-03-01', toExclusive: '2027-03-05' }])
  const [covered] = crew([colleague('maeve', { leave: booked })], {
    breaks: { ...breaks, standIn: true },
  }).technicians
  assert.deepEqual(covered?.leave, [])
})

test('every week has one who carries the phone', () => {
  const { technicians } = crew([colleague('ada'), colleague('tomasz')], { onCall: 'in-turns' })
  const turns = technicians.flatMap(({ onCall = [] }) => onCall).sort(([a], [b]) => a.localeCompare(b))
  for (const [at, [from]] of turns.entries()) if (at > 0) assert.equal(from, turns[at - 1]?.[1])
  assert.ok((turns[0]?.[0] ?? '') <= '2027-01-25T00:00:00.000Z' && (turns.at(-1)?.[1] ?? '') >= '2027-05-15')
})

test('ranges that are missing fill every gap once, whatever was done', () => {
  assert.deepEqual(missingRanges([], 60), [
    { from: 0, replications: 25 },
    { from: 25, replications: 25 },
    { from: 50, replications: 10 },
  ])
  assert.deepEqual(missingRanges([{ from: 25, replications: 25 }], 50), [{ from: 0, replications: 25 }])
  const cut = fc.record({ kept: fc.boolean(), replications: fc.integer({ min: 1, max: 40 }) })
  const law = (cuts: { kept: boolean; replications: number }[], wanted: number, atOnce: number) => {
    let next = 0
    const all = cuts.map(({ kept, replications }) => {
      const range = { from: next, replications }
      next += replications
      return { kept, range }
    })
    const done = all.filter(({ kept }) => kept).map(({ range }) => range)
    const runs = [...done, ...missingRanges(done, wanted, atOnce)].sort((a, b) => a.from - b.from)
    let end = 0
    for (const { from, replications } of runs) {
      if (from >= wanted) break
      assert.equal(from, end)
      end = from + replications
    }
    assert.ok(end >= wanted)
  }
  fc.assert(
    fc.property(
      fc.array(cut, { maxLength: 12 }),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 60 }),
      law,
    ),
  )
})

test('pieces of two jobs that overlap are counted once, and what they leave open is missing', () => {
  const done = [
    { from: 50, replications: 25 },
    { from: 0, replications: 60 },
  ]
  assert.deepEqual(rangesInRow(done), [{ from: 0, replications: 60 }])
  assert.deepEqual(missingRanges(done, 80), [{ from: 60, replications: 20 }])
})

const known = (name: string, solved: number) => ({
  personId: name,
  name,
  hasSkill: solved === 0,
  solved,
  lastOn: null,
})
const thing = (name: string, people: ReturnType<typeof known>[] = [], partner: string | null = null) => ({
  id: name,
  name,
  kind: 'program',
  partner,
  people,
})

test('what nobody knows stumps us, and a partner is somebody', () => {
  const check = stumpCheck('Yarrowgate Foods', [
    thing('Windows Server', [known('Tomasz', 40)]),
    thing('Backup', [known('Tomasz', 12), known('Maeve', 0)]),
    thing('Molar', [], 'Molar Software'),
    thing('Planwright MRP'),
  ])
  assert.equal(check.verdict, 'stumps')
  assert.deepEqual(
    check.stumps.map(({ name }) => name),
    ['Planwright MRP'],
  )
  assert.match(check.stumps[0]?.closing[0] ?? '', /Tomasz is nearest, who knows 2/)
  assert.equal(stumpCheck('Yarrowgate Foods', []).verdict, 'nothing-noted')
})

const weekdayTickets = (clientId: string, count: number) =>
  Array.from({ length: count }, (_, n) => {
    const reportedAt = new Date(Date.UTC(2026, 0, 5 + (n % 300), 9 + (n % 8), (n * 7) % 60)).toISOString()
    return ticket({ clientId, reportedAt, minutes: 20 + (n % 7) * 20 })
  })
const rows = (more: Partial<Rows> = {}): Rows => ({
  timezone,
  opening,
  year: { from: '2025-11-01', toExclusive: '2026-11-01' },
  tickets: weekdayTickets('alderquay', 240),
  clients: [
    {
      id: 'alderquay',
      name: 'Alderquay Dental',
      isFormer: false,
      firstAt: '2023-07-03T09:00:00Z',
      endpoints: 18,
    },
    { id: 'yarrowgate', name: 'Yarrowgate Foods', isFormer: false, firstAt: null, endpoints: 96 },
  ],
  inForce: [{ clientIds: ['alderquay'], plan: 'Full', terms: full() }],
  colleagues: [colleague('Ada'), colleague('Tomasz')],
  skills: [],
  expected: { ticketsAMonth: 120, rateCv: 0.3 },
  prior: assumedPriors.rate,
  ...more,
})
const asked = (more: Partial<Asked> = {}): Asked => ({
  client: { id: 'yarrowgate', name: 'Yarrowgate Foods' },
  offer: 'Full',
  terms: full(),
  endpoints: 96,
  startsOn: '2027-02-01',
  months: 2,
  goal: 0.95,
  assumed: {},
  ...more,
})

test('what makes no sense is refused by name', () => {
  const silent = preparedCheck(asked({ terms: { lines: [] } }), rows())
  assert.ok(!silent.yes && silent.reason === 'no-response-promise')
  const empty = preparedCheck(asked(), rows({ colleagues: [] }))
  assert.ok(!empty.yes && empty.reason === 'nobody-serves')
})

test('a newcomer’s work comes on top; of whom we serve already only the rest does', () => {
  const newcomer = orRefuse(preparedCheck(asked(), rows())).inputs
  assert.equal(newcomer.candidate.ticketsPerMonth, 120)
  assert.deepEqual(
    newcomer.book.map(({ clientId }) => clientId),
    ['alderquay'],
  )

  const client = { id: 'alderquay', name: 'Alderquay Dental' }
  const { inputs, facts } = orRefuse(
    preparedCheck(asked({ client }), rows({ expected: { ticketsAMonth: 30, rateCv: 0.3 } })),
  )
  const present = inputs.book[0]?.ticketsPerMonth ?? 0
  assert.ok(Math.abs(present - 20) < 0.1)
  assert.ok(Math.abs(inputs.candidate.ticketsPerMonth + present - 30) < 1e-3)
  assert.ok(inputs.promises.every(({ isOffered, clientIds }) => isOffered && clientIds.length === 2))
  assert.match(facts.assumptions.join(' '), /come already, without this offer/)
})

test('a rate is as unsure as its tickets leave it, and hours as theirs do', () => {
  const { inputs, facts } = orRefuse(preparedCheck(asked(), rows()))
  const { shape, dispersion } = assumedPriors.rate
  assert.deepEqual(
    inputs.book.map(({ rateCv }) => rateCv),
    [1 / Math.sqrt(shape + 240 / dispersion)],
  )
  const { desk, book, candidate } = questionOf(inputs)
  assert.deepEqual([book[0]?.rateCv, candidate.rateCv], [inputs.book[0]?.rateCv, 0.3])
  assert.ok(desk.hoursCv === inputs.hours.unsureCv && (desk.hoursCv ?? 0) > 0.03 && (desk.hoursCv ?? 0) < 0.1)
  assert.match(
    facts.assumptions.join(' '),
    /anew, give or take 30 % for Yarrowgate Foods and 18 % for clients/,
  )
})

test('an opinion on hours is as unsure as twenty-five tickets', () => {
  const { unsureCv, says } = hoursPerTicket([ticket()])
  assert.ok(Math.abs((unsureCv ?? 0) - 0.279) < 0.001)
  assert.match(says.join(' '), /give or take 27.9 %, as an opinion worth 25 tickets/)
})

test('present work and what comes on top are together as unsure as the price has the whole', () => {
  const figure = (max: number) => fc.double({ min: 0, max, noNaN: true })
  fc.assert(
    fc.property(figure(200), figure(0.3), figure(200), figure(0.5), (present, rateCv, added, wanted) => {
      fc.pre(added > 0.01)
      const expected = { ticketsAMonth: present + added, rateCv: wanted }
      const cv = addedCv(added, expected, { ticketsPerMonth: present, rateCv })
      const sd = Math.hypot(added * cv, present * rateCv)
      const least = Math.max(expected.ticketsAMonth * wanted, present * rateCv)
      assert.ok(Math.abs(sd - least) < 1e-6)
    }),
  )
  assert.equal(addedCv(0, { ticketsAMonth: 20, rateCv: 0.3 }, { ticketsPerMonth: 20 }), 0)
})

test('a check that was frozen without them is asked as it was', () => {
  const { inputs } = orRefuse(preparedCheck(asked(), rows()))
  const { unsureCv: _, ...hours } = inputs.hours
  const old = {
    ...inputs,
    hours,
    book: inputs.book.map(({ rateCv: _, ...load }) => load),
    candidate: (({ rateCv: _, ...load }) => load)(inputs.candidate),
  }
  const { desk, book, candidate } = questionOf(old)
  const unsure = [desk.hoursCv, candidate.rateCv, ...book.map(({ rateCv }) => rateCv)]
  assert.deepEqual(unsure, [undefined, undefined, undefined])
  orRefuse(runPromises(questionOf(old), { seed: 1, from: 0, replications: 1 }))
})

test('a client who left asks for nothing more, one who signed and hasn’t asked yet will', () => {
  const clients = rows().clients.map((one) => ({ ...one, isFormer: one.id === 'alderquay' }))
  const signed = [{ clientIds: ['wexcombe'], plan: 'Full', terms: full() }]
  const wexcombe = { id: 'wexcombe', name: 'Wexcombe', isFormer: false, firstAt: null, endpoints: 8 }
  const { book } = orRefuse(
    preparedCheck(asked(), rows({ clients: [...clients, wexcombe], inForce: signed })),
  ).inputs
  assert.deepEqual(
    book.map(({ clientId, ticketsPerMonth }) => [clientId, ticketsPerMonth > 4 && ticketsPerMonth < 8]),
    [['wexcombe', true]],
  )
})

test('a client far too large is answered no, in words and with what would help', () => {
  const { inputs } = orRefuse(preparedCheck(asked(), rows({ expected: { ticketsAMonth: 420, rateCv: 0.3 } })))
  const question = questionOf(inputs)
  const runs = orRefuse(runPromises(question, { seed: 'yarrowgate', from: 0, replications: 20 }))
  const check = orRefuse(judgePromises(question, [runs]))
  const result = resultOf(check, inputs, { client: 'Yarrowgate Foods', offer: 'Full', endpoints: 96 })
  assert.equal(result.verdict, 'no')
  assert.match(result.says, /^No\. With Yarrowgate Foods under Full, \d of 8 promises would be broken/)
  assert.ok(result.promises.filter(({ isOffered }) => isOffered).every(({ before }) => before === null))
  assert.ok(result.load.after > result.load.before)
  for (const { says } of Object.values(result.whatIfs)) assert.match(says, /\.$/)
})

test('the same firm under other ids gets the same answer', () => {
  const named = (id: string) => ({ id, name: 'Yarrowgate Foods' })
  const answers = ['yarrowgate', '0198'].map((id) => {
    const clients = rows().clients.map((one) => (one.id === 'yarrowgate' ? { ...one, id } : one))
    const colleagues = ['Ada', 'Tomasz'].map((name) => colleague(`${id} ${name}`))
    const { inputs } = orRefuse(preparedCheck(asked({ client: named(id) }), rows({ clients, colleagues })))
    const question = questionOf(inputs)
    const runs = orRefuse(runPromises(question, { seed: 1, from: 0, replications: 4 }))
    return orRefuse(judgePromises(question, [runs])).promises.map(({ after }) => after)
  })
  assert.deepEqual(answers[0], answers[1])
})
