import { type Weekday, weekdays } from '#kernel/days.ts'

type Hours = Partial<Record<Weekday, readonly (readonly [string, string])[]>>

export const weekdayNames: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/** Opening hours in few words: 'Mon–Fri 09:00–17:30, Sat 10:00–13:00'. Neighbours with the same hours are one. */
export function hoursWords(hours: Hours): string {
  const runs: { from: Weekday; to: Weekday; text: string }[] = []
  for (const day of weekdays) {
    const text = (hours[day] ?? []).map(([opens, closes]) => `${opens}–${closes}`).join(' and ')
    const last = runs.at(-1)
    if (last?.text === text) last.to = day
    else runs.push({ from: day, to: day, text })
  }
  const open = runs.filter(({ text }) => text !== '')
  if (open.length === 0) return 'Never open'
  return open.map(({ from, to, text }) => `${daysWords(from, to)} ${text}`).join(', ')
}

const daysWords = (from: Weekday, to: Weekday) => (from === to ? short(from) : `${short(from)}–${short(to)}`)
const short = (day: Weekday) => weekdayNames[day].slice(0, 3)
