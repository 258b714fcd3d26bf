import './chart.css'
import { useManner } from '#web/manner.tsx'
import { dayText } from '../format.ts'

type MonthStripProps = {
  /** Months 'YYYY-MM' with what was promised and what of it was broken. */
  months: readonly { month: string; total: number; broken: number }[]
  /** 'promises' */
  things: string
}

const barWidth = 10
const step = 15
const top = 22

/** A row's months as small bars; a red foot where something was broken. */
export function MonthStrip({ months, things }: MonthStripProps) {
  const manner = useManner()
  const most = Math.max(1, ...months.map((one) => one.total))
  const width = Math.max(1, months.length * step - (step - barWidth))
  const total = months.reduce((all, one) => all + one.total, 0)
  const broken = months.reduce((all, one) => all + one.broken, 0)
  return (
    <svg
      className="month-strip"
      width={width}
      height={26}
      viewBox={`0 0 ${width} 26`}
      role="img"
      aria-label={`${total} ${things} in ${months.length} months, ${broken} broken`}
    >
      {months.map((one, at) => {
        const height = one.total === 0 ? 0 : Math.max(2, (one.total / most) * top)
        return (
          <g key={one.month}>
            <title>{`${dayText(one.month, manner, 'month')}: ${one.total}, ${one.broken} broken`}</title>
            <rect x={at * step} y={24 - height} width={barWidth} height={height} className="before" />
            {one.broken > 0 && <rect x={at * step} y={20} width={barWidth} height={4} className="bad" />}
          </g>
        )
      })}
      <line x1={0} x2={width} y1={24.5} y2={24.5} className="grid-line" />
    </svg>
  )
}
