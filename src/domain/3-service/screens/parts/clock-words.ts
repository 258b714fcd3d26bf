import type { client } from '#web/api.ts'
import { dayOfInstant, dayText, instantText, type Manner } from '#web/ui/format.ts'
import { todoWords } from './words.ts'

export type TicketClock = Awaited<ReturnType<typeof client.service.ticket>>['clocks'][number]

/** What the kit's clock reads; one whose channel was not chosen has nothing to show. */
export const readingOf = (clock: TicketClock | null) =>
  clock && clock.state !== 'not-needed' ? clock : undefined

/** 'Call back by 10:43', 'Reply, due 10:18', 'Resolve, paused since 9:15'. */
export function promiseText(clock: TicketClock, manner: Manner): string {
  const what = todoWords[clock.channel]
  if (clock.state === 'paused') return `${what}, paused ${sinceText(clock, manner)}`
  if (clock.state === 'breached') return `${what}, due ${momentText(clock.dueAt, clock.readAt, manner)}`
  return `${what} by ${momentText(clock.dueAt, clock.readAt, manner)}`
}

/** 'promised in 15 min', 'waiting on the client', 'done 10:30'. */
export function promiseUnder(clock: TicketClock, manner: Manner): string {
  if (clock.state === 'paused')
    return clock.waitingOn === 'access' ? 'waiting to be let in' : 'waiting on the client'
  if (clock.state === 'breached' && clock.stoppedAt)
    return `done ${momentText(clock.stoppedAt, clock.readAt, manner)}`
  if (clock.appointed) return 'by appointment'
  const hours = clock.roundTheClock ? ', round the clock' : ''
  return `promised in ${lengthText(clock.targetMinutes)}${hours}`
}

/** How long a promise is, as one says it: 15 min, 4 h, 1 h 30. */
export function lengthText(minutes: number): string {
  const whole = Math.ceil(minutes)
  if (whole < 60) return `${whole} min`
  const rest = whole % 60
  return rest === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${String(rest).padStart(2, '0')}`
}

function sinceText({ waitingSince, readAt }: TicketClock, manner: Manner): string {
  if (!waitingSince) return ''
  const isToday = dayOfInstant(waitingSince, manner) === dayOfInstant(readAt, manner)
  if (isToday) return `since ${instantText(waitingSince, manner, 'time')}`
  return momentText(waitingSince, readAt, manner).split(' ').at(-1) ?? ''
}

const DAY_MS = 86_400_000

/** The time alone today, with its weekday this week, with its date beyond. */
export function momentText(at: string | null, now: string, manner: Manner): string {
  if (!at) return '–'
  if (dayOfInstant(at, manner) === dayOfInstant(now, manner)) return instantText(at, manner, 'time')
  if (Math.abs(Date.parse(at) - Date.parse(now)) > 6 * DAY_MS) return instantText(at, manner, 'moment')
  const weekday = dayText(dayOfInstant(at, manner), manner, 'weekday').split(/[\s,]/)[0] ?? ''
  return `${instantText(at, manner, 'time')} ${weekday}`
}
