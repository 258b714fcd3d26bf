import { dayNumber } from '#kernel/days.ts'
import { DAY_MS, instantOf } from '#kernel/instants.ts'
import { zoneOf } from '#kernel/zone.ts'
import { dayOfInstant, type Manner } from '#web/ui/format.ts'

/** The instant at which the firm's wall clock shows this time of a day: ('2026-11-17', '10:15'). */
export function instantAtWall(day: string, clock: string, { zone }: Manner): string | undefined {
  const parts = /^(\d{2}):(\d{2})$/.exec(clock)
  const read = zoneOf(zone)
  if (!parts || !read.yes) return undefined
  const minutes = Number(parts[1]) * 60 + Number(parts[2])
  return instantOf(read.value.firstMs(dayNumber(day) * DAY_MS + minutes * 60_000))
}

export const todayIn = (nowMs: number, manner: Manner) => dayOfInstant(new Date(nowMs).toISOString(), manner)
