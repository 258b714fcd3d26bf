import { Area, Bar, type BarShapeProps, Line, ReferenceLine } from 'recharts'
import { useManner } from '#web/manner.tsx'
import type { FanChartProps, FanPoint } from '../fan-chart.tsx'
import { figureText } from '../figures.ts'
import { FanWords } from './fan-words.tsx'
import { Plot, type PlotRow } from './plot.tsx'

export type FanRow = FanPoint & PlotRow & { band: [number, number] | undefined; line: number | undefined }

export function FanPlot(props: FanChartProps) {
  const { points, kind, limit, fromZero } = props
  const manner = useManner()
  const rows: FanRow[] = points.map((point) => ({
    ...point,
    key: point.period,
    band: point.p10 === undefined || point.p90 === undefined ? undefined : [point.p10, point.p90],
    line: point.p50 ?? point.past,
  }))
  const text = (value: number | undefined) => figureText(value ?? 0, kind, manner)
  const values = points.flatMap((p) =>
    [p.past, p.signed, p.p10, p.p50, p.p90, p.planned].filter((value) => value !== undefined),
  )
  const bars = points.some((point) => point.signed !== undefined)
  const low = Math.min(...values, limit?.value ?? Number.POSITIVE_INFINITY)
  return (
    <Plot
      rows={rows}
      kind={kind}
      low={bars || fromZero ? Math.min(0, low) : low * 0.9}
      high={Math.max(...values, limit?.value ?? 0)}
      right={78}
      tip={(row) => tipLines(row, props, text)}
    >
      <Area
        dataKey="band"
        stroke="none"
        fill="var(--c-fan-outer)"
        fillOpacity={1}
        isAnimationActive={false}
        activeDot={false}
        type="linear"
      />
      {bars && <Bar dataKey="signed" barSize={21} shape={SignedBar} isAnimationActive={false} />}
      {limit && <ReferenceLine y={limit.value} stroke="var(--ink-2)" strokeDasharray="3 3" />}
      <Line
        dataKey="line"
        stroke={bars ? 'var(--ink)' : 'var(--c-main)'}
        strokeWidth={1.5}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
        type="linear"
      />
      {!bars && (
        <Line
          dataKey="p50"
          stroke="var(--ink)"
          strokeWidth={1.5}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
          type="linear"
        />
      )}
      <Line
        dataKey="planned"
        type="stepAfter"
        stroke="var(--accent)"
        strokeDasharray="3 3"
        strokeWidth={1}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <FanWords {...props} rows={rows} />
    </Plot>
  )
}

const SignedBar = ({ x, y, width, height }: BarShapeProps) => (
  <rect x={x} y={y} width={width} height={height} className="main" />
)

function tipLines(row: FanRow, { barsSaid }: FanChartProps, text: (value: number | undefined) => string) {
  const lines: [string, string][] = []
  if (row.past !== undefined) lines.push(['Was', text(row.past)])
  if (row.signed !== undefined) lines.push([barsSaid ?? 'Signed', text(row.signed)])
  if (row.band)
    lines.push(
      ['One in ten above', text(row.p90)],
      ['Middle', text(row.p50)],
      ['One in ten below', text(row.p10)],
    )
  return lines
}
