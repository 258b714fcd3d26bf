import { useManner } from '#web/manner.tsx'
import { type DayForm, dayText, nothing } from './format.ts'

/** A day 'YYYY-MM-DD' or a month 'YYYY-MM' in words; nothing is a grey en dash. */
export function DayText({ day, form }: { day: string | null | undefined; form?: DayForm }) {
  const manner = useManner()
  if (!day) return <span className="faint">{nothing}</span>
  return (
    <time dateTime={day} className="nowrap">
      {dayText(day, manner, form)}
    </time>
  )
}
