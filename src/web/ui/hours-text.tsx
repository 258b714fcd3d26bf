import { useManner } from '#web/manner.tsx'
import { hoursText, nothing } from './format.ts'

type HoursTextProps = { minutes: number | null | undefined; bare?: boolean; signed?: boolean }

/** Minutes as decimal hours; nothing is a grey en dash. */
export function HoursText({ minutes, ...options }: HoursTextProps) {
  const manner = useManner()
  if (minutes === null || minutes === undefined) return <span className="faint">{nothing}</span>
  return <span className="nowrap">{hoursText(minutes, manner, options)}</span>
}
