import { type RandomSource, randomSource } from '#actuary/random.ts'
import type { AgreementTerms, Channel, Terms } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'
import { instantOf } from '#kernel/instants.ts'
import { dayAt } from '#kernel/zone.ts'
import {
  agreedFor,
  type EventDetails,
  type EventKind,
  type PromiseDraft,
  promisesOf,
} from '../../src/domain/3-service/promises/rules.ts'
import { priorityOf } from '../../src/domain/3-service/tickets/rules.ts'
import { hours, northlight } from '../cast/firm.ts'
import { type StaffKey, staff } from '../cast/staff.ts'
import { type Arrival, seed } from './arrivals.ts'
import { atClock, isOpenAt, MINUTE, open } from './clock.ts'

export type LivedEvent = {
  kind: EventKind
  at: number
  by: StaffKey | 'contact' | 'system'
  details?: EventDetails
  message?: string
}
export type Session = { by: StaffKey; from: number; to: number; workType: 'remote' | 'on-site' }
export type Promised = { agreement: AgreementTerms; terms: Terms; effectiveOn: Day; drafts: PromiseDraft[] }

/** A ticket with all that happened to it. */
export type LivedTicket = Arrival & {
  promised: Promised | undefined
  events: LivedEvent[]
  sessions: Session[]
  /** On-site work happened during a visit. */
  visited: boolean
  raisedBy?: 'client' | 'us' | 'monitoring'
  category?: string
  site?: number
}

const begunChance = () => randomSource(seed, 'the desk')
let chance = begunChance()
const chances = new Map<string, RandomSource>()

/** How soon a client is answered is drawn for each client by itself: other clients' tickets don't change it. */
function chanceOf(key: string): RandomSource {
  const own = chances.get(key) ?? randomSource(seed, `answers to ${key}`)
  chances.set(key, own)
  return own
}

/** What the desk made of everything that came, in order: nobody works on two things at once for long. */
export function served(
  all: readonly Arrival[],
  agreements: readonly AgreementTerms[],
  nowMs: number,
): LivedTicket[] {
  // Every load begins from the seed again, in one process too.
  chance = begunChance()
  chances.clear()
  const byClient = Map.groupBy(agreements, ({ clientId }) => clientId)
  const free = new Map<StaffKey, number>()
  return all.flatMap((arrival) => {
    const ticket = serve(arrival, promisedTo(arrival, byClient.get(arrival.client.id) ?? []), free)
    const isOver =
      ticket.events.every(({ at }) => at < nowMs) && ticket.sessions.every(({ to }) => to < nowMs)
    return isOver ? [ticket] : []
  })
}

type Reported = Pick<Arrival, 'client' | 'at' | 'emergency' | 'impact' | 'urgency' | 'channel'>

/** The agreement in force on the day of a report, and what it promises. */
export function promisedTo(ticket: Reported, agreements: readonly AgreementTerms[]): Promised | undefined {
  const reportedAt = instantOf(ticket.at)
  const day = dayAt(reportedAt, northlight.zone)
  const wanted = { clientId: ticket.client.id, siteId: null, agreementId: null }
  const agreed = agreedFor(agreements, wanted, day)
  if (!agreed) return undefined
  const asked = {
    priority: priorityOf(ticket.emergency, ticket.impact, ticket.urgency),
    channel: ticket.channel,
    reportedAt,
    reportedOn: day,
    declaredAt: ticket.emergency ? reportedAt : null,
  }
  return { ...agreed, drafts: promisesOf(agreed.terms, asked, hours) }
}

function serve(arrival: Arrival, promised: Promised | undefined, free: Map<StaffKey, number>): LivedTicket {
  const by = whoTakes(arrival, free)
  const due = (channel: Channel) => dueOf(promised, channel)
  const answered = arrival.channel === 'phone'
  const calledAt = answered || !promised ? undefined : callBack(arrival, due('phone'))
  const start = begin(
    arrival,
    promised !== undefined,
    free.get(by) ?? 0,
    due(arrival.onSite ? 'on-site' : 'remote'),
  )
  const begun = onMinute(calledAt !== undefined && calledAt > start ? calledAt + MINUTE : start)
  const sessions = sessionsOf(arrival, by, begun)
  const last = sessions.at(-1)?.to ?? begun
  free.set(by, last)
  const isRecent = arrival.at > recentFrom && arrival.channel !== 'monitoring'
  const events = [
    ...reported(arrival).map((said) => (isRecent ? { ...said, message: wordsOf(arrival) } : said)),
    ...(isRecent && !answered
      ? [{ ...event('replied', last + MINUTE / 2, by), message: answerTo(arrival) }]
      : []),
    event('taken', Math.min(begun, calledAt ?? begun, arrival.at + 3 * MINUTE), by),
    ...(calledAt === undefined ? [] : [event('called-back', calledAt, by)]),
    ...workEvents(arrival, sessions, sessions[0]?.from ?? begun),
    ...endEvents(arrival, by, last, sessions),
  ]
  return {
    ...arrival,
    promised,
    sessions,
    visited: arrival.onSite,
    events: events.toSorted((a, b) => a.at - b.at),
  }
}

/** Words are kept of the last months; who reads what was said in 2023? */
const recentFrom = atClock('2026-07-01', '00:00')
const wordsOf = ({ title, client, contact }: Arrival) =>
  `${title}. Can somebody have a look? ${client.contacts[contact]?.name ?? ''}`.trim()
const answerTo = ({ title }: Arrival) => `“${title}” is done. Please try, and write if it comes back.`

export const event = (
  kind: EventKind,
  at: number,
  by: LivedEvent['by'],
  details: EventDetails = {},
): LivedEvent => ({ kind, at, by, details })

export function dueOf(promised: Promised | undefined, channel: Channel): number | undefined {
  const draft = promised?.drafts.find((one) => one.channel === channel)
  if (!draft) return undefined
  const start = Date.parse(draft.startsAt)
  const span = draft.targetMinutes * MINUTE
  return draft.calendar === null ? start + span : open.dueAtMs(start, span)
}

export const reported = (arrival: Arrival): LivedEvent[] => {
  const { at, channel, impact, urgency, emergency, kind } = arrival
  const details: EventDetails = {
    priority: priorityOf(emergency, impact, urgency),
    impact,
    urgency,
    emergency,
    categoryKey: kind.category,
    answered: channel === 'phone',
  }
  return [event('reported', at, channel === 'monitoring' ? 'system' : 'contact', details)]
}

/** By what they are good at, who is here, and who is free first. */
function whoTakes({ at, kind }: Arrival, free: ReadonlyMap<StaffKey, number>): StaffKey {
  const day = dayAt(instantOf(at), northlight.zone)
  const here = staff.filter(
    ({ hoursPerMonth, startsOn, leave }) =>
      hoursPerMonth > 0 && startsOn <= day && !leave.some(([from, to]) => from <= day && day < to),
  )
  const waits = (key: StaffKey) => Math.max(0, (free.get(key) ?? 0) - at) / (45 * MINUTE)
  const scored = here.map(({ key, hoursPerMonth }) => ({
    key,
    score: waits(key) + chance.exponential() * (118 / hoursPerMonth) * (kind.by === key ? 0.35 : 1),
  }))
  return scored.toSorted((a, b) => a.score - b.score)[0]?.key ?? 'tomasz'
}

/** How often a call is forgotten: seldom, least at the reference, and too often at the broker's in its last summer. */
function lateness(key: string, at: number): number {
  if (key === 'V' && at > atClock('2026-05-25', '00:00')) return 0.35
  return key === 'A' ? 0.016 : 0.065
}

/** Somebody rings back in time, nearly always. */
function callBack({ client, at, emergency, afterHours, exact }: Arrival, due: number | undefined): number {
  if (exact) return at + 4 * MINUTE
  const mean = (emergency ? 8 : 20) * MINUTE
  const wanted = after(
    at,
    Math.min(chanceOf(client.key).exponential() * mean, 3 * mean) + 2 * MINUTE,
    afterHours,
  )
  if (due === undefined) return wanted
  if (chanceOf(client.key).uniform() < lateness(client.key, at))
    return after(due, (5 + chanceOf(client.key).below(40)) * MINUTE, false)
  return Math.min(wanted, due - (1 + chanceOf(client.key).below(4)) * MINUTE)
}

/** The start of the work: soon for those who were promised, later for the rest, seldom too late. */
function begin(
  { client, at, emergency, afterHours, onSite, channel, exact }: Arrival,
  promised: boolean,
  free: number,
  due: number | undefined,
) {
  if (exact) return at + 6 * MINUTE
  const mean = emergency ? 12 : promised ? (channel === 'phone' ? 16 : 32) : 110
  const drive = onSite ? (emergency ? 35 : 80) : 0
  const wait = (chanceOf(client.key).exponential() * mean + drive + 3) * MINUTE
  const wanted = Math.max(
    after(at, wait, afterHours || emergency),
    afterHours ? 0 : open.firstWorkingMs(free),
  )
  if (due === undefined || wanted <= due) return wanted
  if (chanceOf(client.key).uniform() < (client.key === 'A' ? 0.15 : 0.22))
    return Math.min(wanted, after(due, (10 + chanceOf(client.key).below(90)) * MINUTE, afterHours))
  return Math.max(at + 3 * MINUTE, due - (2 + chanceOf(client.key).below(12)) * MINUTE)
}

/** So much later: by the wall clock at night, in opening hours by day. */
const after = (at: number, ms: number, atOnce: boolean) =>
  atOnce && !isOpenAt(at) ? at + ms : open.dueAtMs(at, ms)

/** Work that can wait stops at closing and goes on next morning; an emergency goes on. */
function sessionsOf(
  { minutes, emergency, afterHours, onSite }: Arrival,
  by: StaffKey,
  start: number,
): Session[] {
  const workType = onSite ? 'on-site' : 'remote'
  const whole = minutes * MINUTE
  if (emergency || afterHours || !isOpenAt(start)) return [{ by, from: start, to: start + whole, workType }]
  const sessions: Session[] = []
  let left = whole
  const [now] = open.stretchesMs(start, start + 60 * MINUTE)
  let from = (now?.to ?? start) - start < 6 * MINUTE ? nextMorning(start) : start
  while (left > 0) {
    const [stretch] = open.stretchesMs(from, from + 12 * 60 * MINUTE)
    const closes = Math.min(stretch?.to ?? from + left, from + 330 * MINUTE)
    const to = Math.min(from + left, left - (closes - from) <= 12 * MINUTE ? from + left : closes)
    sessions.push({ by, from, to, workType })
    left -= to - from
    from = open.firstWorkingMs(nextMorning(to) + chance.below(50) * MINUTE)
  }
  return sessions
}

const onMinute = (at: number) => Math.ceil(at / MINUTE) * MINUTE
const nextMorning = (at: number) => {
  const day = dayAt(instantOf(at + 24 * 60 * MINUTE), northlight.zone)
  return open.firstWorkingMs(atClock(day, '09:05'))
}

function workEvents(
  { onSite, emergency }: Arrival,
  sessions: readonly Session[],
  begun: number,
): LivedEvent[] {
  const events: LivedEvent[] = onSite
    ? [
        event('needed', begun - (emergency ? 25 : 55) * MINUTE, sessions[0]?.by ?? 'tomasz', {
          channel: 'on-site',
          needed: true,
        }),
      ]
    : []
  for (const [at, { by, from, to, workType }] of sessions.entries()) {
    if (workType === 'on-site') {
      if (at === 0) events.push(event('on-the-way', from - 18 * MINUTE, by, { minutes: 20 }))
      events.push(event('arrived', from, by), event('left', to, by))
    } else events.push(event('session-started', from, by), event('session-ended', to, by))
  }
  return events
}

/** Solved with the last of the work, now and then too early, and closed the next morning. */
function endEvents(
  { kind, emergency, exact }: Arrival,
  by: StaffKey,
  last: number,
  sessions: Session[],
): LivedEvent[] {
  const events = [event('solved', last + MINUTE, by)]
  let end = last
  if (!exact && chance.uniform() < 0.02) {
    const again = open.firstWorkingMs(onMinute(last) + (2 + chance.below(20)) * 60 * MINUTE)
    const to = again + (10 + chance.below(40)) * MINUTE
    sessions.push({ by, from: again + 15 * MINUTE, to: to + 15 * MINUTE, workType: 'remote' })
    events.push(
      event('reopened', again, 'contact', { continues: true, reason: 'It came back' }),
      event('session-started', again + 15 * MINUTE, by),
      event('session-ended', to + 15 * MINUTE, by),
      event('solved', to + 16 * MINUTE, by),
    )
    end = to + 16 * MINUTE
  }
  const closing = Math.max(end + 5 * MINUTE, nextMorning(end))
  const details: EventDetails = { categoryKey: kind.category, emergency }
  if (emergency) details.reason = 'It stopped the work of everybody there'
  return [...events, event('closed', closing, by, details)]
}
