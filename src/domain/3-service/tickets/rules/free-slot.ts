import type { CalendarSpec } from '#kernel/business-calendar.ts'
import { type EpochMs, epochMs, type Instant, instantOf } from '#kernel/instants.ts'
import { promiseHours } from '../../promises/rules.ts'

/** Time in which a technician is taken: visits, leave. */
export type Busy = { personId: string; from: Instant; to: Instant }
export type Desk = {
  hours: CalendarSpec
  technicianIds: readonly string[]
  busy: readonly Busy[]
  /** Open tickets that come before one without an agreement, and what each takes. */
  ahead: number
  minutesEach: number
}

/** A slot begins on a quarter of an hour, as one says it on the phone. */
const QUARTER_MS = 15 * 60_000
const WEEK_MS = 7 * 86_400_000

/**
 * The next stretch of so many minutes in which somebody is free, for work that nobody promised: after what
 * stands before it is shared out among the technicians. Null when the next eight weeks have none.
 */
export function nextFreeSlot(desk: Desk, now: Instant, minutes: number): Instant | null {
  const { technicianIds, ahead, minutesEach } = desk
  if (technicianIds.length === 0) return null
  const queueMs = Math.ceil((ahead * minutesEach) / technicianIds.length) * 60_000
  const starts = technicianIds.flatMap(
    (id) => freeAt(id, desk, epochMs(now), queueMs, minutes * 60_000) ?? [],
  )
  return starts.length === 0 ? null : instantOf(Math.ceil(Math.min(...starts) / QUARTER_MS) * QUARTER_MS)
}

/** When this person, having worked off its share of the queue, has the time in one piece. */
function freeAt(id: string, { hours, busy }: Desk, from: EpochMs, queueMs: number, neededMs: number) {
  const taken = busy
    .filter(({ personId }) => personId === id)
    .map((one) => ({ from: epochMs(one.from), to: epochMs(one.to) }))
    .sort((a, b) => a.from - b.from)
  let queue = queueMs
  for (const stretch of promiseHours(hours).stretchesMs(from, from + 8 * WEEK_MS)) {
    for (const free of gaps(stretch, taken)) {
      const left = free.to - free.from - queue
      if (left >= neededMs) return free.from + queue
      queue = Math.max(0, queue - (free.to - free.from))
    }
  }
  return undefined
}

type Span = { from: EpochMs; to: EpochMs }

function gaps(stretch: Span, taken: readonly Span[]): Span[] {
  const free: Span[] = []
  let at = stretch.from
  for (const one of taken) {
    if (one.to <= at || one.from >= stretch.to) continue
    if (one.from > at) free.push({ from: at, to: one.from })
    at = Math.max(at, one.to)
  }
  if (at < stretch.to) free.push({ from: at, to: stretch.to })
  return free
}
