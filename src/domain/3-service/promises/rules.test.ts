import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Terms } from '#agreements/rules'
import { epochMs, instantOf } from '#kernel/instants.ts'
import { dublin, happened, promised, wall } from '../testing/log.ts'
import {
  attainedBp,
  attainmentOf,
  changedPromises,
  channels,
  clockAt,
  type EventKind,
  isDeclared,
  nextDue,
  promisesOf,
  standingEvents,
  type TicketEvent,
  type TicketPromise,
  timingOf,
  warningAt,
  warningDue,
} from './rules.ts'

const clock = (promise: TicketPromise, events: TicketEvent[], now: string) =>
  clockAt(timingOf(promise, standingEvents(events)), wall(now))

const state = (promise: TicketPromise, events: TicketEvent[], now: string) =>
  clock(promise, events, now).state

// Ennet Freight's scanners, Tuesday 17 November 2026, nine o'clock.
const reported = happened('2026-11-17 09:00', 'reported', { messaged: true })

test('a call that a person answered met the phone promise at once', () => {
  const answered = happened('2026-11-17 09:00', 'reported', { answered: true }, 'person')
  const phone = clock(promised('phone', 60, '2026-11-17 09:00'), [answered], '2026-11-17 12:00')
  assert.deepEqual([phone.state, phone.usedMinutes], ['met', 0])
})

test('calling back stops the phone clock, and late is late', () => {
  const phone = promised('phone', 60, '2026-11-17 09:00')
  assert.equal(
    state(phone, [reported, happened('2026-11-17 10:00', 'called-back')], '2026-11-17 12:00'),
    'met',
  )
  assert.equal(
    state(phone, [reported, happened('2026-11-17 10:01', 'called-back')], '2026-11-17 12:00'),
    'breached',
  )
})

test('two attempts count when a message was left, and only then', () => {
  const phone = promised('phone', 60, '2026-11-17 09:00')
  const first = happened('2026-11-17 09:10', 'call-attempted')
  const second = happened('2026-11-17 09:20', 'call-attempted')
  const left = happened('2026-11-17 09:20', 'call-attempted', { leftMessage: true })
  const wrote = happened('2026-11-17 09:30', 'replied', { messaged: true })
  assert.equal(state(phone, [reported, first, second], '2026-11-17 09:40'), 'running')
  assert.equal(state(phone, [reported, left], '2026-11-17 09:40'), 'running')
  assert.equal(clock(phone, [reported, first, left], '2026-11-17 09:40').stoppedAt, left.at)
  assert.equal(clock(phone, [reported, first, second, wrote], '2026-11-17 09:40').stoppedAt, wrote.at)
})

test('a reply is words of a person that the client reads', () => {
  const reply = promised('reply', 60, '2026-11-17 09:00')
  const machine = happened('2026-11-17 09:01', 'replied', { messaged: true }, 'system')
  const silent = happened('2026-11-17 09:02', 'taken')
  const person = happened('2026-11-17 09:30', 'replied', { messaged: true })
  assert.equal(state(reply, [reported, machine, silent], '2026-11-17 09:20'), 'running')
  assert.equal(clock(reply, [reported, machine, silent, person], '2026-11-17 10:20').usedMinutes, 30)
})

test('remote and on-site count from the report, but only once that channel is chosen', () => {
  const remote = promised('remote', 120, '2026-11-17 09:00')
  assert.equal(state(remote, [reported], '2026-11-17 15:00'), 'not-needed')
  const chosen = happened('2026-11-17 10:30', 'needed', { channel: 'remote', needed: true })
  assert.equal(clock(remote, [reported, chosen], '2026-11-17 10:30').usedMinutes, 90)
  assert.equal(state(remote, [reported, chosen], '2026-11-17 11:01'), 'breached')
  const unchosen = happened('2026-11-17 10:40', 'needed', { channel: 'remote', needed: false })
  assert.equal(state(remote, [reported, chosen, unchosen], '2026-11-17 11:01'), 'not-needed')
  assert.equal(
    state(remote, [reported, happened('2026-11-17 09:50', 'session-started')], '2026-11-17 15:00'),
    'met',
  )
})

test('a weekend in which the clocks go back, and a holiday after it, hold no working time', () => {
  const resolve = promised('resolve', 480, '2026-10-23 16:30')
  const { dueAt, minutesLeft } = clock(
    resolve,
    [happened('2026-10-23 16:30', 'reported')],
    '2026-10-27 09:00',
  )
  assert.equal(dueAt, wall('2026-10-27 16:00'))
  assert.equal(minutesLeft, 420)
})

test('round the clock is real time: the night in which the clocks go back has an hour more', () => {
  const phone = promised('phone', 48 * 60, '2026-10-24 12:00', { calendar: null })
  assert.equal(clock(phone, [], '2026-10-24 12:00').dueAt, wall('2026-10-26 11:00'))
})

test('resolve stands still from a message to the client until the client replies, whatever the status says', () => {
  const resolve = promised('resolve', 240, '2026-11-17 09:00')
  const asked = happened('2026-11-17 10:00', 'waiting-on-client', { messaged: true })
  const office = happened('2026-11-17 10:05', 'client-replied', { messaged: true, automatic: true })
  const resumed = happened('2026-11-17 11:00', 'session-started')
  const answer = happened('2026-11-17 12:00', 'client-replied', { messaged: true })
  const paused = clock(resolve, [reported, asked, office, resumed], '2026-11-17 11:30')
  assert.deepEqual([paused.state, paused.dueAt, paused.minutesLeft], ['paused', null, 180])
  assert.equal(
    clock(resolve, [reported, asked, office, answer], '2026-11-17 12:30').dueAt,
    wall('2026-11-17 15:00'),
  )
})

test('waiting without a message to the client pauses nothing', () => {
  const resolve = promised('resolve', 240, '2026-11-17 09:00')
  const silent = happened('2026-11-17 10:00', 'waiting-on-client')
  assert.equal(state(resolve, [reported, silent], '2026-11-17 11:00'), 'running')
})

test('response clocks run on while we wait; on-site waits where access was refused', () => {
  const asked = happened('2026-11-17 10:00', 'waiting-on-client', { messaged: true })
  const refused = happened('2026-11-17 10:30', 'access-refused', { messaged: true })
  const needed = happened('2026-11-17 09:30', 'needed', { channel: 'on-site', needed: true })
  const onSite = promised('on-site', 240, '2026-11-17 09:00')
  assert.equal(
    state(promised('phone', 240, '2026-11-17 09:00'), [reported, asked], '2026-11-17 11:00'),
    'running',
  )
  assert.equal(state(onSite, [reported, needed, asked], '2026-11-17 11:00'), 'running')
  assert.equal(clock(onSite, [reported, needed, refused], '2026-11-17 12:00').minutesLeft, 150)
})

test('a promise that is late when the client is asked stays broken', () => {
  const resolve = promised('resolve', 60, '2026-11-17 09:00')
  const asked = happened('2026-11-17 10:30', 'waiting-on-client', { messaged: true })
  assert.equal(state(resolve, [reported, asked], '2026-11-17 11:00'), 'breached')
})

test('reopened soon, the old resolve clock goes on where it stood; the time between was not owed', () => {
  const resolve = promised('resolve', 240, '2026-11-17 09:00')
  const solved = happened('2026-11-17 10:00', 'solved')
  const again = happened('2026-11-18 09:00', 'reopened', { continues: true })
  const going = clock(resolve, [reported, solved, again], '2026-11-18 10:00')
  assert.deepEqual([going.state, going.minutesLeft], ['running', 120])
})

test('reopened late, what was solved stays solved and a new clock begins', () => {
  const solved = happened('2026-11-17 10:00', 'solved')
  const again = happened('2026-11-24 09:00', 'reopened', { continues: false })
  const log = [reported, solved, again]
  assert.equal(state(promised('resolve', 240, '2026-11-17 09:00'), log, '2026-11-25 10:00'), 'met')
  assert.equal(clock(promised('resolve', 240, '2026-11-24 09:00'), log, '2026-11-24 10:00').minutesLeft, 180)
})

test('a ticket solved before anybody needed to call is neither met nor broken by it', () => {
  const phone = promised('phone', 240, '2026-11-17 09:00')
  const { state: is, why } = clock(
    phone,
    [reported, happened('2026-11-17 10:00', 'solved')],
    '2026-11-18 10:00',
  )
  assert.deepEqual([is, why], ['not-needed', 'solved'])
  assert.equal(
    state(phone, [reported, happened('2026-11-17 14:00', 'solved')], '2026-11-18 10:00'),
    'breached',
  )
})

test('cancelled and merged tickets are out, until they are opened again', () => {
  const phone = promised('phone', 60, '2026-11-17 09:00')
  const cancelled = happened('2026-11-17 12:00', 'cancelled')
  const again = happened('2026-11-17 13:00', 'reopened', { continues: true })
  assert.equal(state(phone, [reported, cancelled], '2026-11-17 15:00'), 'not-needed')
  assert.equal(
    state(phone, [reported, happened('2026-11-17 12:00', 'merged')], '2026-11-17 15:00'),
    'not-needed',
  )
  assert.equal(state(phone, [reported, cancelled, again], '2026-11-17 15:00'), 'breached')
})

test('an appointment at the client’s wish takes the place of the due time, with proof and in time only', () => {
  const onSite = promised('on-site', 240, '2026-11-17 09:00')
  const needed = happened('2026-11-17 09:30', 'needed', { channel: 'on-site', needed: true })
  const wish = {
    channel: 'on-site',
    dueAt: wall('2026-11-20 14:00'),
    proof: 'Una by phone: Friday at two',
  } as const
  const made = clock(
    onSite,
    [reported, needed, happened('2026-11-17 10:00', 'appointment', wish)],
    '2026-11-19 10:00',
  )
  assert.deepEqual([made.state, made.dueAt, made.appointed], ['running', wish.dueAt, true])
  const unproven = happened('2026-11-17 10:00', 'appointment', { ...wish, proof: '' })
  assert.equal(state(onSite, [reported, needed, unproven], '2026-11-19 10:00'), 'breached')
  const late = happened('2026-11-17 15:00', 'appointment', wish)
  assert.equal(state(onSite, [reported, needed, late], '2026-11-19 10:00'), 'breached')
})

test('what was undone never happened', () => {
  const called = happened('2026-11-17 09:10', 'called-back')
  const undone = happened('2026-11-17 09:10', 'undone', { eventId: called.id })
  assert.equal(
    state(promised('phone', 60, '2026-11-17 09:00'), [reported, called, undone], '2026-11-17 09:30'),
    'running',
  )
})

test('the desk shows the earliest deadline; a broken promise leaves it once somebody says why', () => {
  const promises = [promised('phone', 60, '2026-11-17 09:00'), promised('resolve', 480, '2026-11-17 09:00')]
  assert.equal(nextDue(promises, [reported])?.channel, 'phone')
  const called = happened('2026-11-17 10:30', 'called-back')
  assert.equal(nextDue(promises, [reported, called])?.channel, 'phone')
  const reason = happened('2026-11-17 10:40', 'breach-reason', { promiseId: 'phone', reason: 'Storm day' })
  assert.deepEqual(nextDue(promises, [reported, called, reason])?.dueAt, wall('2026-11-17 17:00'))
  assert.equal(nextDue(promises, [reported, called, reason, happened('2026-11-17 11:00', 'solved')]), null)
})

test('warnings come when a share of the promised time has gone by the calendar, the largest only', () => {
  const timing = timingOf(promised('resolve', 480, '2026-11-17 15:00'), [reported])
  assert.equal(warningAt(timing, 75), wall('2026-11-18 12:30'))
  assert.equal(warningAt(timing, 100), wall('2026-11-18 14:30'))
  assert.equal(warningDue(timing, [75, 100], new Set(), wall('2026-11-18 12:29')), undefined)
  assert.equal(warningDue(timing, [75, 100], new Set(), wall('2026-11-18 15:00')), 100)
  assert.equal(warningDue(timing, [75, 100], new Set([100]), wall('2026-11-18 15:00')), undefined)
})

const usual = { kind: 'response', channel: 'phone', targetMinutes: 60, hours: 'service' } as const
const full: Terms = {
  lines: [],
  benefits: [
    {
      kind: 'response',
      channel: 'phone',
      priority: 'emergency',
      targetMinutes: 30,
      hours: 'always',
      needsChannel: 'phone',
    },
    usual,
    { kind: 'response', channel: 'on-site', targetMinutes: 240, hours: 'service', startsOn: '2026-12-01' },
  ],
}
const asked = {
  priority: 'normal',
  channel: 'mail',
  reportedAt: wall('2026-11-17 09:00'),
  reportedOn: '2026-11-17',
  declaredAt: null,
} as const

test('a priority without a promise of its own has the one for all others; promises may start later than the fee', () => {
  assert.deepEqual(
    promisesOf(full, { ...asked, priority: 'high' }, dublin).map((one) => [one.channel, one.targetMinutes]),
    [['phone', 60]],
  )
})

test('an emergency that came by another channel runs from when a person declared it', () => {
  const declaredAt = wall('2026-11-17 09:40')
  const emergency = { ...asked, priority: 'emergency', declaredAt } as const
  assert.equal(isDeclared(full, 'mail'), false)
  assert.equal(promisesOf(full, emergency, dublin)[0]?.startsAt, declaredAt)
  assert.equal(promisesOf(full, { ...emergency, channel: 'phone' }, dublin)[0]?.startsAt, asked.reportedAt)
})

test('an obligation that is not met suspends the promises where the agreement says so', () => {
  const unmet = {
    kind: 'backup-on',
    text: 'Backup is on',
    ifUnmet: 'suspend-promise',
    unmetSince: '2026-11-10',
  } as const
  assert.deepEqual(promisesOf({ ...full, obligations: [unmet] }, asked, dublin), [])
})

test('lowered, a clock keeps its start; raised, the stricter starts at the raise and the earlier stays on record', () => {
  const normal = promised('phone', 60, '2026-11-17 09:00')
  const at = wall('2026-11-17 09:30')
  const strict = promisesOf(full, { ...asked, priority: 'emergency', channel: 'phone' }, dublin)
  const raise = { from: 'normal', to: 'emergency', at, drafts: strict, raisedClock: 'from-raise' } as const
  const raised = changedPromises([normal], [reported], raise)
  assert.deepEqual([raised.replaced, raised.made[0]?.startsAt], [['phone'], at])
  const original = changedPromises([normal], [reported], { ...raise, raisedClock: 'from-start' })
  assert.equal(original.made[0]?.startsAt, asked.reportedAt)
  const loose = promisesOf({ lines: [], benefits: [{ ...usual, targetMinutes: 240 }] }, asked, dublin)
  const lowered = changedPromises([normal], [reported], { ...raise, from: 'high', to: 'low', drafts: loose })
  assert.equal(lowered.made[0]?.startsAt, normal.startsAt)
  const before = clock({ ...normal, replacedAt: at }, [reported], '2026-11-17 12:00')
  assert.deepEqual(
    [before.state, before.why, before.dueAt],
    ['not-needed', 'replaced', wall('2026-11-17 10:00')],
  )
})

test('lowering a priority does not heal what was broken before', () => {
  const normal = promised('phone', 60, '2026-11-17 09:00')
  const change = {
    from: 'high',
    to: 'low',
    at: wall('2026-11-17 11:00'),
    drafts: [],
    raisedClock: 'from-raise',
  } as const
  assert.deepEqual(changedPromises([normal], [reported], change), { replaced: [], made: [] })
  assert.equal(state({ ...normal, replacedAt: change.at }, [reported], '2026-11-17 12:00'), 'breached')
})

test('attainment counts met against broken, open overdue included, and nothing that was not needed', () => {
  const phone = { ...promised('phone', 60, '2026-11-17 09:00'), agreementId: 'full' }
  const onSite = { ...promised('on-site', 60, '2026-11-17 09:00'), agreementId: 'full' }
  const ticket = { clientId: 'ennet', raisedBy: 'client', promises: [phone, onSite] } as const
  const counted = attainmentOf(
    [
      { ...ticket, events: [reported, happened('2026-11-17 09:05', 'called-back')] },
      { ...ticket, events: [reported] },
      { ...ticket, events: [reported, happened('2026-11-17 12:00', 'cancelled')] },
    ],
    wall('2026-11-17 13:00'),
  )
  assert.deepEqual(
    counted.map(({ channel, met, breached }) => [channel, met, breached]),
    [['phone', 1, 1]],
  )
  assert.equal(attainedBp(counted), 5_000)
})

// Laws, over logs of any kind.
const start = epochMs(wall('2026-11-16 08:00'))
const anyMinute = fc.integer({ min: 0, max: 14 * 24 * 60 })
const at = (minute: number) => instantOf(start + minute * 60_000)
const anyEvent = fc.record({
  minute: anyMinute,
  kind: fc.constantFrom<EventKind>(
    'called-back',
    'waiting-on-client',
    'client-replied',
    'access-refused',
    'arrived',
    'solved',
    'replied',
  ),
  messaged: fc.boolean(),
})
const anyLog = fc.array(anyEvent, { maxLength: 12 }).map((events) =>
  events.map(
    ({ minute, kind, messaged }, index): TicketEvent => ({
      id: String(index).padStart(3, '0'),
      kind,
      at: at(minute),
      by: kind === 'client-replied' ? 'contact' : 'person',
      byId: null,
      details: { messaged },
    }),
  ),
)
const anyPromise = fc
  .record({
    channel: fc.constantFrom(...channels),
    targetMinutes: fc.integer({ min: 1, max: 4_000 }),
    always: fc.boolean(),
  })
  .map(({ channel, targetMinutes, always }) =>
    promised(channel, targetMinutes, '2026-11-16 08:00', always ? { calendar: null } : {}),
  )

test('law: used and left make the budget, a clock never runs backwards, and running means before the due time', () => {
  fc.assert(
    fc.property(anyPromise, anyLog, anyMinute, anyMinute, (promise, log, one, other) => {
      const timing = timingOf(promise, standingEvents(log))
      const [early, late] = [Math.min(one, other), Math.max(one, other)].map((minute) =>
        clockAt(timing, at(minute)),
      )
      assert.ok(early && late)
      assert.ok(Math.abs(early.usedMinutes + early.minutesLeft - early.budgetMinutes) < 1e-6)
      assert.ok(late.usedMinutes >= early.usedMinutes - 1e-9)
      assert.ok(late.shareGone >= 0 && late.shareGone <= 1)
      assert.equal(
        late.state === 'running',
        timing.verdict === 'open' && (timing.dueAt ?? '') >= at(Math.max(one, other)),
      )
    }),
  )
})

test('law: the next deadline asks neither for the order of typing nor for the time', () => {
  fc.assert(
    fc.property(fc.array(anyPromise, { maxLength: 4 }), anyLog, (promises, log) => {
      assert.deepEqual(nextDue(promises, log.toReversed()), nextDue(promises, log))
    }),
  )
})

test('law: a wait for the client never brings a due time forward', () => {
  fc.assert(
    fc.property(anyPromise, anyMinute, anyMinute, (promise, from, length) => {
      const plain = timingOf(promise, [])
      const waited = timingOf(promise, [
        {
          id: '1',
          kind: 'access-refused',
          at: at(from),
          by: 'person',
          byId: null,
          details: { messaged: true },
        },
        { id: '2', kind: 'client-replied', at: at(from + length), by: 'contact', byId: null, details: {} },
      ])
      if (promise.channel === 'reply') return
      assert.ok((waited.dueAt ?? '9') >= (plain.dueAt ?? ''))
    }),
  )
})
