import { Bar, type BarShapeProps } from 'recharts'
import { useManner } from '#web/manner.tsx'
import { figureText } from '../figures.ts'
import { monthRows } from '../month-names.ts'
import { spread } from '../scale.ts'
import type { StackedBarsProps } from '../stacked-bars.tsx'
import { Said, usePixels } from './pixels.tsx'
import { Plot } from './plot.tsx'

const tones = ['main', 'mid', 'hollow'] as const
const wordsRoom = 88

export function StackedPlot({ series, months, kind, said }: StackedBarsProps) {
  const manner = useManner()
  const totals = months.map((one) => sum(one.values))
  const rows = monthRows(months, manner)
  return (
    <Plot
      rows={rows}
      kind={kind}
      low={0}
      high={Math.max(...totals, 1)}
      right={said ? wordsRoom : 0}
      tip={(row) => series.map((name, at) => [name, figureText(row.values[at] ?? 0, kind, manner)])}
    >
      {series.map((name, at) => (
        <Bar
          key={name}
          dataKey={(row: { values: readonly number[] }) => row.values[at] ?? 0}
          name={name}
          stackId="month"
          shape={(bar: BarShapeProps) => <Piece bar={bar} tone={tones[at] ?? 'main'} lowest={at === 0} />}
          isAnimationActive={false}
        />
      ))}
      {said && <Words series={series} said={said} last={months.at(-1)} />}
    </Plot>
  )
}

/** A pixel of ground parts it from its neighbour below; a hollow one keeps its edge inside. */
function Piece({
  bar: { x, y, width, height },
  tone,
  lowest,
}: {
  bar: BarShapeProps
  tone: string
  lowest: boolean
}) {
  const gap = lowest ? 0 : 1
  const inset = tone === 'hollow' ? 0.5 : 0
  if (height <= gap + 2 * inset) return null
  return (
    <rect
      x={x + inset}
      y={y + inset}
      width={width - 2 * inset}
      height={height - gap - 2 * inset}
      className={tone}
    />
  )
}

function Words({
  series,
  said,
  last,
}: {
  series: readonly string[]
  said: readonly string[]
  last: StackedBarsProps['months'][number] | undefined
}) {
  const at = usePixels()
  if (!at || !last) return null
  const middles = series.map(
    (_, index) => at.y(sum(last.values.slice(0, index)) + (last.values[index] ?? 0) / 2) - 4,
  )
  const places = spread(middles, 34, 8, at.y(0) - 18)
  const x = at.x(last.month, 'end') + 12
  return series.map((name, index) => (
    <Said key={name} x={x} y={places[index] ?? 0} name={name} figure={said[index] ?? ''} stacked />
  ))
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
