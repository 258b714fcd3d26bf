import { Bar, type BarShapeProps, ReferenceLine } from 'recharts'
import { useManner } from '#web/manner.tsx'
import type { BarsByMonthProps } from '../bars-by-month.tsx'
import { figureText } from '../figures.ts'
import { monthRows } from '../month-names.ts'
import { lowRun } from '../scale.ts'
import { Over, usePixels } from './pixels.tsx'
import { Plot } from './plot.tsx'

export function BarsPlot({ months, kind, tone = 'main', figures, line, current, name }: BarsByMonthProps) {
  const manner = useManner()
  const rows = monthRows(months, manner, current)
  const high = Math.max(...months.map((one) => one.value), line?.value ?? 0, 1)
  const text = (value: number) => figureText(value, kind, manner)
  const shape = ({ x, y, width, height, index }: BarShapeProps) => (
    <>
      <rect x={x} y={y} width={width} height={height} className={tone} />
      {figures && height > 22 && width > text(months[index]?.value ?? 0).length * 6.6 && (
        <text x={x + width / 2} y={y + 17} textAnchor="middle" className="inside">
          {text(months[index]?.value ?? 0)}
        </text>
      )}
    </>
  )
  return (
    <Plot
      rows={rows}
      kind={kind}
      low={Math.min(0, ...months.map((one) => one.value))}
      high={high}
      ticks={5}
      tip={(row) => [[name, text(row.value)], ...(line ? [[line.label, text(line.value)] as const] : [])]}
    >
      <Bar dataKey="value" shape={shape} isAnimationActive={false} />
      {line && (
        <ReferenceLine
          y={line.value}
          className={line.solid ? 'solid' : undefined}
          stroke={line.solid ? 'var(--c-main)' : 'var(--ink-2)'}
          strokeWidth={line.solid ? 2 : 1}
          strokeDasharray={line.solid ? undefined : '3 3'}
        />
      )}
      {line && <LineWords line={line} months={months} />}
    </Plot>
  )
}

/** The words stand over the longest run of bars that stay below the line, so that no bar crosses them. */
function LineWords({
  line,
  months,
}: Pick<BarsByMonthProps, 'months'> & { line: NonNullable<BarsByMonthProps['line']> }) {
  const at = usePixels()
  if (!at) return null
  const start =
    months[
      lowRun(
        months.map((one) => one.value),
        line.value,
      )
    ]?.month ?? ''
  return (
    <Over>
      <text x={at.x(start, 'start')} y={at.y(line.value) - 7} className={line.solid ? 'accent' : undefined}>
        {line.label}
      </text>
    </Over>
  )
}
