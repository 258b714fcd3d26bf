import { type RandomSource, randomSource } from '#actuary/random.ts'
import { addDays, addMonths, type Day, firstOfMonth, weekday } from '#kernel/days.ts'
import { agreements } from '../cast/agreements.ts'
import { firstDay } from '../cast/firm.ts'
import type { LoadedClient } from '../load/world.ts'
import { blockWork } from './block-work.ts'
import { isOpenAt, wallAt } from './clock.ts'
import { type WorkKind, workKinds } from './work-kinds.ts'

/** Something that a client wants done, before anybody has looked at it. */
export type Arrival = {
  client: LoadedClient
  at: number
  kind: WorkKind
  title: string
  technology: string
  emergency: boolean
  afterHours: boolean
  onSite: boolean
  channel: 'phone' | 'mail' | 'portal' | 'monitoring'
  impact: 'one' | 'some' | 'all'
  urgency: 'now' | 'soon' | 'whenever'
  minutes: number
  contact: number
  /** Known to the minute: done at once, in one go. */
  exact?: boolean
}

export const seed = 2026_11_17
/** Tickets for each endpoint and month, and the usual spread of their hours. */
const perEndpoint = 0.64
const sdlog = 1.1
const emergencyTakes = 2.2
const usualAfterHours = 0.105
/** The last hour of ordinary life; what is open now is told in the stories. */
const until = '2026-11-16'

/** One day a quarter on which lines and servers fail everywhere. */
const storms: Day[] = [
  ...['2023-12-27', '2024-02-13', '2024-05-22', '2024-08-29', '2024-11-26', '2025-01-24', '2025-06-11'],
  ...['2025-09-03', '2025-12-09', '2026-02-19', '2026-05-06', '2026-08-12', '2026-11-05'],
]

/** All that the clients of the three years wanted, in order of time. */
export const arrivals = (clients: readonly LoadedClient[]): Arrival[] =>
  [...clients.flatMap(arrivalsOf), ...blockWork(clients)].toSorted((a, b) => a.at - b.at)

function arrivalsOf(client: LoadedClient): Arrival[] {
  const { customerFrom, planned } = client
  if (customerFrom === null || planned === 'by-hand') return []
  const chance = randomSource(seed, `client ${client.key}`)
  const begins = customerFrom > firstDay ? customerFrom : firstDay
  const months = monthsFrom(firstOfMonth(begins), until)
  const usual = months.flatMap((month) => monthOf(client, month, begins, chance))
  const stormy = storms
    .filter((day) => day >= begins && feelsStorms(client, day) && chance.uniform() < 0.45)
    .map((day) => arrival(client, day, chance, stormKinds))
  return [...usual, ...stormy]
}

/** Small places with little that can fail, and those that are shut, are spared; so are those told by the month. */
const feelsStorms = (client: LoadedClient, day: Day) =>
  isCustomerOn(client, day) &&
  client.pace > 0.35 &&
  client.monthlyMinutes === undefined &&
  (client.season?.includes(Number(day.slice(5, 7))) ?? true)

function monthsFrom(month: Day, last: Day): Day[] {
  return month > last ? [] : [month, ...monthsFrom(addMonths(month, 1), last)]
}

function monthOf(client: LoadedClient, month: Day, begins: Day, chance: RandomSource): Arrival[] {
  const days = daysOf(month).filter((day) => day >= begins && day <= until && isCustomerOn(client, day))
  if (days.length === 0) return []
  const number = Number(month.slice(5, 7))
  if (client.season && !client.season.includes(number)) return []
  const peak = client.peak?.months.includes(number) ? client.peak.times : 1
  const rate = perEndpoint * endpointsOn(client, month) * client.pace * peak * newcomer(client, month)
  const count = chance.poisson((rate * days.length) / daysOf(month).length)
  const own = Array.from({ length: count }, () => arrival(client, pickDay(days, chance), chance, workKinds))
  return toBudget(client, number, own, days.length / daysOf(month).length)
}

const daysOf = (month: Day): Day[] => {
  const next = addMonths(month, 1)
  const days: Day[] = []
  for (let day = month; day < next; day = addDays(day, 1)) days.push(day)
  return days
}

const endpointsOn = ({ counts }: LoadedClient, month: Day) =>
  (counts.findLast(([from]) => from <= addDays(month, 20)) ?? counts[0])?.[2] ?? 0

/** Work is found in the first two months of an agreement. */
const newcomer = ({ key }: LoadedClient, month: Day) =>
  agreements.some(({ client, acts }) => {
    const [first] = acts
    if (client !== key || first?.does !== 'sign') return false
    return month >= first.startsOn.slice(0, 7) && month < addMonths(first.startsOn, 2)
  })
    ? 1.5
    : 1

/** A client that left has no work between the end and the day it came back. */
const isCustomerOn = ({ away }: LoadedClient, day: Day) =>
  !away?.some(([from, to]) => from <= day && (to === null || day < to))

/** Mondays bring a third more than Fridays; weekends and holidays are told apart by the hour. */
const weights: Record<string, number> = {
  mon: 1.15,
  tue: 1.02,
  wed: 1,
  thu: 0.95,
  fri: 0.885,
  sat: 0,
  sun: 0,
}
export const isWorkingDay = (day: Day) => isOpenAt(wallAt(day, 600))

function pickDay(days: readonly Day[], chance: RandomSource): Day {
  const total = days.reduce((sum, day) => sum + weightOf(day), 0)
  let left = chance.uniform() * total
  for (const day of days) {
    left -= weightOf(day)
    if (left <= 0) return day
  }
  return days.at(-1) ?? until
}
const weightOf = (day: Day) => (isWorkingDay(day) ? (weights[weekday(day)] ?? 0) : 0.0001)

const stormKinds = workKinds.filter(
  ({ category }) => category === 'server-network' || category === 'security',
)

function arrival(client: LoadedClient, day: Day, chance: RandomSource, kinds: readonly WorkKind[]): Arrival {
  const kind = pick(kinds, chance, ({ share }) => share)
  const emergency = chance.uniform() < kind.emergency
  const wantsNight = kind.category !== 'upgrade' && kind.category !== 'vendor'
  const afterHours = wantsNight && chance.uniform() < (client.afterHours ?? usualAfterHours) * 1.15
  const hours = chance.lognormal(Math.log(kind.meanHours) - sdlog ** 2 / 2, sdlog)
  const minutes = Math.min(600, Math.max(4, Math.round(hours * 60 * (emergency ? emergencyTakes : 1))))
  const at = afterHours ? nightOf(day, client, chance) : wallAt(day, 540 + officeMinute(chance))
  const channel = emergency || afterHours ? 'phone' : channelOf(kind, chance)
  return {
    client,
    at,
    kind,
    title: kind.titles[chance.below(kind.titles.length)] ?? kind.category,
    technology: kind.technologies[chance.below(kind.technologies.length)] ?? '',
    emergency,
    afterHours,
    onSite: !afterHours && minutes >= 25 && chance.uniform() < kind.onSite * 1.6,
    channel,
    impact: emergency ? 'all' : chance.uniform() < 0.15 ? 'some' : 'one',
    urgency: emergency ? 'now' : chance.uniform() < 0.2 ? 'whenever' : 'soon',
    minutes,
    contact: chance.below(client.contacts.length),
  }
}

/** Calls come in the morning and after lunch. */
function officeMinute(chance: RandomSource): number {
  const hump = chance.uniform() < 0.6 ? 75 : 315
  return Math.min(505, Math.max(1, Math.round(hump + chance.normal() * 65)))
}

/** An evening of that day, or the weekend after it. */
function nightOf(day: Day, { key }: LoadedClient, chance: RandomSource): number {
  const atWeekend = chance.uniform() < (key === 'C' ? 0.8 : 0.35)
  if (!atWeekend) return wallAt(day, 1_062 + chance.below(240))
  const toSaturday: Record<string, number> = { mon: -2, tue: -3, wed: 3, thu: 2, fri: 1, sat: 0, sun: 0 }
  const saturday = addDays(day, toSaturday[weekday(day)] ?? 0)
  return wallAt(addDays(saturday, chance.below(2)), 540 + chance.below(600))
}

function channelOf({ category }: WorkKind, chance: RandomSource): Arrival['channel'] {
  if (category === 'maintenance') return chance.uniform() < 0.45 ? 'monitoring' : 'mail'
  const at = chance.uniform()
  return at < 0.49 ? 'phone' : at < 0.9 ? 'mail' : 'portal'
}

export function pick<Value>(
  values: readonly Value[],
  chance: RandomSource,
  weight: (value: Value) => number,
): Value {
  let left = chance.uniform() * values.reduce((sum, value) => sum + weight(value), 0)
  for (const value of values) {
    left -= weight(value)
    if (left <= 0) return value
  }
  return values.at(-1) as Value
}

/** A client whose hours are known by the month takes neither more nor less. */
function toBudget({ monthlyMinutes }: LoadedClient, month: number, own: Arrival[], share: number): Arrival[] {
  const budget = monthlyMinutes?.[month - 1]
  if (budget === undefined || own.length === 0) return own
  const whole = own.reduce((sum, { minutes }) => sum + minutes, 0)
  const wanted = month === 11 ? budget * Math.min(1, share * 1.5) : budget * share
  return own.map((one) => ({ ...one, minutes: Math.max(5, Math.round((one.minutes * wanted) / whole)) }))
}
