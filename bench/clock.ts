import { businessCalendar, type OpenHours, orRefuse } from '../src/engine.ts'
import { epochMs, instantOf } from '../src/kernel/instants.ts'

type Figure = { value: number; unit: string }

const hours: OpenHours[] = [
  ['09:00', '12:00'],
  ['13:00', '17:30'],
]
const calendar = {
  timezone: 'America/New_York',
  hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  holidays: ['2026-07-03', '2026-12-25'],
}
/** Every 25 minutes for most of a year, so that starts fall in and out of hours and across both changes of the clocks. */
const starts = Array.from({ length: 20_000 }, (_, index) =>
  instantOf(epochMs('2026-01-01T00:00:00Z') + index * 25 * 60_000),
)

/** Due times per second as a caller sees them, text in and Instant out, for a promise of an hour and of two weeks. */
export function clockBench(): Record<string, Figure> {
  return {
    'clock.dueAt.60min': { value: duePerSecond(3_600), unit: '/s' },
    'clock.dueAt.80h': { value: duePerSecond(80 * 3_600), unit: '/s' },
  }
}

/** The median of nine rounds, after one that fills the tables and warms the compiler. */
function duePerSecond(workingSeconds: number): number {
  const clock = orRefuse(businessCalendar(calendar))
  const rounds = Array.from({ length: 10 }, () => {
    const began = performance.now()
    for (const start of starts) clock.dueAt(start, workingSeconds)
    return (starts.length / (performance.now() - began)) * 1_000
  })
  const measured = rounds.slice(1).sort((a, b) => a - b)
  return Math.round(measured[4] ?? 0)
}
