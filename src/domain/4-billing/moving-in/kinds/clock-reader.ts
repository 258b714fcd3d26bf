import { dayNumber } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import { DAY_MS, type EpochMs, epochMs } from '#kernel/instants.ts'
import { zoneOf } from '#kernel/zone.ts'

/** Reads a wall time of the firm, or a time with its own offset, as an instant. */
export function clockReader(timezone: string): (time: string) => EpochMs {
  const zone = orRefuse(zoneOf(timezone))
  return (time) => {
    if (time.length > 16) return epochMs(`${time.slice(0, 16)}:00${time.slice(16)}`)
    const minutes = Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))
    return zone.firstMs(dayNumber(time.slice(0, 10)) * DAY_MS + minutes * 60_000)
  }
}
