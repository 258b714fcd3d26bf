import type { ReactNode } from 'react'
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useManner } from '#web/manner.tsx'
import { type FigureKind, stepUnit, tickText } from '../figures.ts'
import { niceTicks } from '../scale.ts'
import { AxisTick } from './axis-tick.tsx'
import { categoryGap } from './pixels.tsx'

export type PlotRow = {
  /** Unique along the axis. */
  key: string
  /** Under the axis. */
  name: string
  /** Said in ink: now, the current month. */
  current?: boolean
  /** When some rows are, only they are named under the axis. */
  major?: boolean
}

type PlotProps<Row extends PlotRow> = {
  rows: readonly Row[]
  kind: FigureKind
  low: number
  high: number
  ticks?: number
  /** Room at the right for words beside the last mark. */
  right?: number
  top?: number
  /** Every row is named; where they don't fit, in two lines in turn. */
  allNamed?: boolean
  /** What a pointer or the arrow keys read out. */
  tip: (row: Row) => readonly (readonly [string, string])[]
  children: ReactNode
}

const axisRoom = 44

/** Frame, hairlines and axes as every chart here has them. */
export function Plot<Row extends PlotRow>({
  rows,
  kind,
  low,
  high,
  ticks = 6,
  right = 0,
  top = 20,
  allNamed,
  tip,
  children,
}: PlotProps<Row>) {
  const manner = useManner()
  const unit = stepUnit(kind)
  const marks = niceTicks(low / unit, high / unit, ticks).map((mark) => mark * unit)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart
        data={[...rows]}
        margin={{ top, right, bottom: 0, left: 0 }}
        accessibilityLayer
        barCategoryGap={`${categoryGap * 100}%`}
      >
        <CartesianGrid vertical={false} stroke="var(--c-grid)" />
        <XAxis
          dataKey="key"
          tickLine={false}
          axisLine={{ stroke: 'var(--ink-3)' }}
          interval={0}
          height={allNamed ? 44 : 28}
          tick={({ x, y, payload, width }) => (
            <AxisTick
              x={Number(x)}
              y={Number(y)}
              width={Number(width)}
              row={byKey.get(String(payload.value))}
              rows={rows}
              allNamed={allNamed ?? false}
            />
          )}
        />
        <YAxis
          width={axisRoom}
          domain={[marks[0] ?? 0, marks.at(-1) ?? 1]}
          ticks={marks}
          tickFormatter={(value: number) => tickText(value, kind, manner)}
          tickLine={false}
          axisLine={false}
          allowDataOverflow
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--wash)', stroke: 'none' }}
          content={({ active, label }) => {
            const row = active ? byKey.get(String(label)) : undefined
            return row ? <Tip name={row.name} lines={tip(row)} /> : null
          }}
        />
        {children}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

function Tip({ name, lines }: { name: string; lines: readonly (readonly [string, string])[] }) {
  return (
    <div className="chart-tip">
      <b>{name}</b>
      <dl>
        {lines.map(([what, figure]) => (
          <div key={what} style={{ display: 'contents' }}>
            <dt>{what}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
