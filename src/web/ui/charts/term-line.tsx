import './chart.css'
import { useElementSize } from '@mantine/hooks'
import { useManner } from '#web/manner.tsx'
import { dayText, type Manner } from '../format.ts'
import { TimedList } from '../timed-list.tsx'
import { useIsPhone } from '../use-is-phone.ts'
import { dayBefore, daysFrom, labelRows, monthStarts, plusDays } from './term-days.ts'

export type TermMark = { on: string; label: string; under?: string }

export type TermLineProps = {
  startsOn: string
  /** The first day after the term; null for one without end. */
  endsOn: string | null
  today: string
  /** Versions, renewals: what happened on a day. */
  marks: readonly TermMark[]
  /** When notice may be given. */
  noticeWindow?: { from: string; to: string }
  /** What follows the end: 'then renews for a year'. */
  afterwards?: string
}

const rowHeight = 36
const barHeight = 14

/** A term from its start to its end and a little beyond, with what falls on its days. */
export function TermLine(props: TermLineProps) {
  const { ref, width } = useElementSize()
  const manner = useManner()
  const phone = useIsPhone()
  const marks = allMarks(props, manner)
  return (
    <div ref={ref} className="chart">
      {width > 0 && <Line {...props} width={width} marks={phone ? [] : marks} />}
      {phone && (
        <TimedList
          entries={marks.map((mark) => ({
            id: mark.on + mark.label,
            when: dayText(mark.on, manner, 'brief'),
            what: mark.label,
            under: mark.under,
          }))}
        />
      )}
    </div>
  )
}

function allMarks(
  { marks, today, startsOn, endsOn, noticeWindow, afterwards }: TermLineProps,
  manner: Manner,
): TermMark[] {
  const length = endsOn ? daysFrom(startsOn, endsOn) : undefined
  const day = daysFrom(startsOn, today) + 1
  const brief = (on: string) => dayText(on, manner, 'brief')
  const all: TermMark[] = [...marks]
  if (day > 0) all.push({ on: today, label: 'Today', under: dayWords(day, length) })
  if (noticeWindow)
    all.push({
      on: noticeWindow.from,
      label: 'Notice window',
      under: `${brief(noticeWindow.from)} – ${brief(noticeWindow.to)}`,
    })
  if (endsOn) all.push({ on: endsOn, label: `Term ends ${brief(dayBefore(endsOn))}`, under: afterwards })
  return all.sort((a, b) => a.on.localeCompare(b.on))
}

/** After the end of a term its days are no longer counted. */
function dayWords(day: number, length: number | undefined): string | undefined {
  if (length === undefined) return `day ${day}`
  return day <= length ? `day ${day} of ${length}` : undefined
}

function Line({ startsOn, endsOn, today, marks, noticeWindow, width }: TermLineProps & { width: number }) {
  const manner = useManner()
  const shownTo = shownUntil(startsOn, endsOn, today)
  const days = daysFrom(startsOn, shownTo)
  const x = (on: string) => Math.min(width, Math.max(0, (daysFrom(startsOn, on) / days) * width))
  const end = endsOn ?? shownTo
  const now = today < end ? today : end
  const labels = marks.map((mark) => placed(mark, x(mark.on), width, mark.on === today))
  const rows = labelRows(labels)
  const top = (Math.max(-1, ...rows) + 1) * rowHeight + 8
  const about = `Term from ${dayText(startsOn, manner)}${endsOn ? ` to ${dayText(dayBefore(endsOn), manner)}` : ', without end'}; today is ${dayText(today, manner)}`
  return (
    <svg className="plain-plot" width={width} height={top + 44} role="img" aria-label={about}>
      <rect x={0} y={top} width={x(now)} height={barHeight} className="main" />
      <rect x={x(now)} y={top} width={Math.max(0, x(end) - x(now))} height={barHeight} className="hollow" />
      {endsOn && (
        <rect
          x={x(end)}
          y={top}
          width={Math.max(0, width - x(end))}
          height={barHeight}
          className="hollow to-come"
        />
      )}
      {noticeWindow && (
        <rect
          x={x(noticeWindow.from)}
          y={top - 8}
          width={Math.max(2, x(noticeWindow.to) - x(noticeWindow.from))}
          height={3}
          fill="var(--ink)"
        />
      )}
      {marks.map((mark, at) => (
        <Mark
          key={mark.on + mark.label}
          mark={mark}
          x={x(mark.on)}
          end={labels[at]?.end ?? false}
          y={8 + (rows[at] ?? 0) * rowHeight}
          foot={top}
          now={mark.on === today}
          noLine={mark.on === noticeWindow?.from}
        />
      ))}
      <Months from={startsOn} to={shownTo} x={x} y={top + barHeight + 4} width={width} />
    </svg>
  )
}

function Mark({
  mark,
  x,
  end,
  y,
  foot,
  now,
  noLine,
}: {
  mark: TermMark
  x: number
  end: boolean
  y: number
  foot: number
  now: boolean
  noLine: boolean
}) {
  const side = noLine ? x : x + (end ? -7 : 7)
  const anchor = end ? 'end' : 'start'
  return (
    <g>
      {!noLine && (
        <line
          x1={x}
          x2={x}
          y1={y}
          y2={now ? foot + barHeight + 4 : foot}
          className={now ? 'now-line' : 'axis-line'}
        />
      )}
      <text x={side} y={y + 8} textAnchor={anchor} className="strong">
        {mark.label}
      </text>
      {mark.under && (
        <text x={side} y={y + 24} textAnchor={anchor}>
          {mark.under}
        </text>
      )}
    </g>
  )
}

function Months({
  from,
  to,
  x,
  y,
  width,
}: {
  from: string
  to: string
  x: (on: string) => number
  y: number
  width: number
}) {
  const manner = useManner()
  const starts = monthStarts(from, to)
  const nth = Math.max(1, Math.ceil((starts.length * 56) / width))
  return (
    <>
      <line x1={0} x2={width} y1={y} y2={y} className="grid-line" />
      {starts.map((on, at) => (
        <g key={on}>
          <line x1={x(on)} x2={x(on)} y1={y} y2={y + 5} className="axis-line" />
          {at % nth === 0 && x(on) < width - 24 && (
            <text x={x(on) + 4} y={y + 15}>
              {dayText(on, manner, 'monthOnly')}
              {(at === 0 || on.slice(5, 7) === '01') && ` ${on.slice(0, 4)}`}
            </text>
          )}
        </g>
      ))}
    </>
  )
}

/** A quarter of the term beyond its end is shown; without an end, half a year beyond today. */
function shownUntil(startsOn: string, endsOn: string | null, today: string): string {
  const last = endsOn && endsOn > today ? endsOn : today
  const beyond = endsOn ? Math.round(daysFrom(startsOn, endsOn) / 4) : 183
  return plusDays(last, beyond)
}

/** Near the right edge, and for today, the words stand left of their line. */
function placed(mark: TermMark, x: number, width: number, now: boolean) {
  const words = Math.max(mark.label.length * 7, (mark.under?.length ?? 0) * 6.4) + 8
  const end = (now && x > words) || x + words > width
  return { at: x, width: words, end }
}
