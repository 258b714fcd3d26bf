import type { client } from '#web/api.ts'
import { dayOfInstant, instantText, type Manner } from '#web/ui/format.ts'

export type PortalTicket = Awaited<ReturnType<typeof client.service.portalTicket>>
type PortalRow = Pick<PortalTicket, 'status' | 'waitsForYou'>
type PortalClock = PortalTicket['clocks'][number]

const statusWords = {
  new: 'We have it',
  open: 'We are on it',
  waiting: 'Waits for your answer',
  solved: 'Solved, we think',
  closed: 'Closed',
  cancelled: 'Cancelled',
  merged: 'Goes on in another ticket',
} as const

export const standingText = ({ status }: PortalRow): string => statusWords[status]

const doWords = {
  phone: 'We call you back',
  reply: 'We write to you',
  remote: 'We connect to your computer',
  'on-site': 'We are at your place',
  resolve: 'It works again',
} as const

const doneWords = {
  phone: 'We called you back',
  reply: 'We wrote to you',
  remote: 'We connected to your computer',
  'on-site': 'We were at your place',
  resolve: 'It was solved',
} as const

/** What was promised, in words: 'We call you back by 10:43', 'It was solved at 11:20, later than promised'. */
export function promiseText(clock: PortalClock, manner: Manner): string {
  const { channel, state, dueAt, stoppedAt } = clock
  const at = (instant: string) => momentText(instant, clock.readAt, manner)
  if (state === 'paused')
    return `${doWords[channel]}: the time stands still until ${clock.waitingOn === 'access' ? 'we are let in' : 'you answer'}.`
  if (stoppedAt)
    return `${doneWords[channel]}, ${at(stoppedAt)}${state === 'breached' ? ', later than promised' : ', as promised'}.`
  if (state === 'breached') return `${doWords[channel]}: promised by ${dueAt ? at(dueAt) : 'now'}, and late.`
  return dueAt ? `${doWords[channel]} by ${at(dueAt)}.` : `${doWords[channel]}.`
}

/** The time alone today, else with its day. */
export function momentText(at: string, now: string, manner: Manner): string {
  const isToday = dayOfInstant(at, manner) === dayOfInstant(now, manner)
  return instantText(at, manner, isToday ? 'time' : 'moment')
}

const eventWords: Readonly<Record<string, string>> = {
  reported: 'asked for help',
  'called-back': 'called back',
  'call-attempted': 'tried to call',
  'session-started': 'began a remote session',
  'on-the-way': 'set out to you',
  arrived: 'arrived',
  left: 'left',
  'access-refused': 'could not get in',
  replied: 'wrote',
  'waiting-on-client': 'asked you',
  'client-replied': 'wrote',
  appointment: 'made an appointment',
  solved: 'solved it',
  closed: 'closed it',
  reopened: 'opened it again',
  cancelled: 'cancelled it',
  merged: 'joined it with another ticket',
}

export const eventText = (kind: string): string => eventWords[kind] ?? 'worked on it'
