/**
 * What the server says of a promise's clock. Minutes are minutes of the promise's own calendar, used up to `readAt`;
 * `standsAt` is when that calendar closes next, after which no time passes until the server says so.
 */
export type ClockReading = {
  state: 'running' | 'paused' | 'met' | 'breached' | 'not-needed'
  usedMinutes: number
  budgetMinutes: number
  readAt: string
  standsAt?: string | null
  /** When it was met or broken for good; a broken one without it still runs. */
  stoppedAt?: string | null
}

export type ClockTone = 'calm' | 'risk' | 'late' | 'broken' | 'paused' | 'kept' | 'moot'

/** What to show: minutes left (negative when late), the share gone from 0 to 1, and how it looks. */
export type ClockFace = { minutesLeft: number; goneShare: number; tone: ClockTone; text: string }

const riskFrom = 0.75
const lateFrom = 0.9

/** The face of a clock at an instant, in milliseconds of the server's time. */
export function clockFace(reading: ClockReading, nowMs: number): ClockFace {
  const used = usedMinutes(reading, nowMs)
  const minutesLeft = reading.budgetMinutes - used
  const goneShare = reading.budgetMinutes > 0 ? Math.min(1, Math.max(0, used / reading.budgetMinutes)) : 1
  return {
    minutesLeft,
    goneShare,
    tone: tone(reading, minutesLeft, goneShare),
    text: faceText(reading, minutesLeft, used),
  }
}

/** Late on top, then running by time left, then paused, then what is over; no promise goes last. */
export function clockOrder(reading: ClockReading | undefined, nowMs: number): number {
  if (!reading) return 4e9
  const left = clockFace(reading, nowMs).minutesLeft
  if (reading.state === 'breached') return -1e6 + left
  return places[reading.state] + left
}

const places = { running: 0, paused: 1e9, met: 3e9, 'not-needed': 3e9 }

/** Whether its face changes by itself. */
export function isTicking(reading: ClockReading): boolean {
  return reading.state === 'running' || (reading.state === 'breached' && !reading.stoppedAt)
}

/** How long the next picture stays true: a second when it is close, else a quarter of a minute. */
export function tickMs(minutesLeft: readonly number[]): number {
  return minutesLeft.some((left) => Math.abs(left) < 2) ? 1_000 : 15_000
}

/** '0 min', '18 min', '2 h 48', '3 days'; time left is rounded up to the minute, time late likewise. */
export function spanText(minutes: number): string {
  const whole = Math.ceil(minutes)
  if (whole < 60) return `${whole} min`
  if (whole < 24 * 60) return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`
  const days = Math.floor(whole / (24 * 60))
  return days === 1 ? '1 day' : `${days} days`
}

function usedMinutes(reading: ClockReading, nowMs: number): number {
  if (!isTicking(reading)) return reading.usedMinutes
  const from = Date.parse(reading.readAt)
  const until = reading.standsAt ? Math.min(nowMs, Date.parse(reading.standsAt)) : nowMs
  return reading.usedMinutes + Math.max(0, until - from) / 60_000
}

function tone(reading: ClockReading, minutesLeft: number, goneShare: number): ClockTone {
  if (reading.state === 'met') return 'kept'
  if (reading.state === 'not-needed') return 'moot'
  if (reading.state === 'breached' || minutesLeft < 0) return 'broken'
  if (reading.state === 'paused') return 'paused'
  if (goneShare >= lateFrom) return 'late'
  return goneShare >= riskFrom ? 'risk' : 'calm'
}

function faceText(reading: ClockReading, minutesLeft: number, used: number): string {
  if (reading.state === 'met') return spanText(used)
  if (reading.state === 'not-needed') return 'not needed'
  if (minutesLeft < 0) return `${spanText(-minutesLeft)} late`
  if (minutesLeft < 1 && reading.state === 'running') return `${Math.floor(minutesLeft * 60)} s`
  return spanText(minutesLeft)
}
