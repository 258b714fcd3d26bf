import { Temporal } from 'temporal-polyfill'
import { type Day, dayNumber, dayOfNumber } from './days.ts'
import { type Decision, no, yes } from './decision.ts'
import { DAY_MS, type EpochMs, epochMs, type Instant, type InstantLike, instantOf } from './instants.ts'

/**
 * A time zone. Wall times are milliseconds too, as if the wall clock hung in UTC. Offsets are
 * remembered from one change to the next, since asking Temporal costs microseconds.
 */
export type Zone = {
  wallMs(instant: EpochMs): number
  /** The first instant at which the wall clock shows this time or a later one: the end of a gap, the first of two. */
  firstMs(wall: number): EpochMs
}

export function zoneOf(timezone: string): Decision<Zone, 'unknown-timezone'> {
  const known = zones.get(timezone)
  if (known) return yes(known)
  if (!isTimezone(timezone)) return no('unknown-timezone', { field: 'timezone', given: String(timezone) })
  const zone = rememberingZone(timezone)
  zones.set(timezone, zone)
  return yes(zone)
}

/** The day on the wall calendar of a zone. */
export function dayAt(instant: InstantLike, timezone: string): Day {
  return dayOfNumber(Math.floor(zone(timezone).wallMs(epochMs(instant)) / DAY_MS))
}

/** The first instant of a day in a zone. */
export function startOfDay(day: Day, timezone: string): Instant {
  return instantOf(zone(timezone).firstMs(dayNumber(day) * DAY_MS))
}

export function isTimezone(timezone: string): boolean {
  try {
    return /^[A-Za-z+-]/.test(timezone) && zonedAt(0, timezone) !== undefined
  } catch {
    return false
  }
}

/** A time in which the zone keeps one offset: [from, until). */
type Stretch = { from: EpochMs; until: EpochMs; offset: number }

const zones = new Map<string, Zone>()

function zone(timezone: string): Zone {
  const decision = zoneOf(timezone)
  if (!decision.yes) throw new RangeError(`'${timezone}' is not a time zone such as Europe/Dublin`)
  return decision.value
}

function rememberingZone(timezone: string): Zone {
  let stretch = stretchAt(0, timezone)

  function offsetAt(instant: EpochMs) {
    if (instant < stretch.from || instant >= stretch.until) stretch = stretchAt(instant, timezone)
    return stretch.offset
  }

  return {
    wallMs: (instant) => instant + offsetAt(instant),
    firstMs(wall) {
      const guess = wall - offsetAt(wall - stretch.offset)
      const isFarFromChange = stretch.from + DAY_MS <= guess && guess < stretch.until - DAY_MS
      return isFarFromChange ? guess : firstNearChange(wall, timezone)
    },
  }
}

function stretchAt(instant: EpochMs, timezone: string): Stretch {
  const next = zonedAt(instant, timezone).getTimeZoneTransition('next')
  const previous = zonedAt(instant + 1, timezone).getTimeZoneTransition('previous')
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: zonedAt(instant, timezone).offsetNanoseconds / 1_000_000,
  }
}

function firstNearChange(wall: number, timezone: string): EpochMs {
  const wallTime = zonedAt(wall, 'UTC').toPlainDateTime()
  const zoned = wallTime.toZonedDateTime(timezone, { disambiguation: 'earlier' })
  if (zoned.toPlainDateTime().equals(wallTime)) return zoned.epochMilliseconds
  const endOfGap = zoned.getTimeZoneTransition('next')
  return endOfGap?.epochMilliseconds ?? zoned.epochMilliseconds
}

const zonedAt = (instant: EpochMs, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone)
