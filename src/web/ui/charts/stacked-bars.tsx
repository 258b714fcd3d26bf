import { lazy } from 'react'
import { useManner } from '#web/manner.tsx'
import { dayText } from '../format.ts'
import { Chart, type ChartFrame } from './chart.tsx'
import { type FigureKind, figureText } from './figures.ts'

const StackedPlot = lazy(() =>
  import('./plots/stacked-plot.tsx').then((plot) => ({ default: plot.StackedPlot })),
)

export type StackedBarsProps = {
  /** Three at most, from the axis up: filled, mid, hollow. A fourth is a table. */
  series: readonly [string] | readonly [string, string] | readonly [string, string, string]
  /** Months 'YYYY-MM' with one figure a series. */
  months: readonly { month: string; values: readonly number[] }[]
  kind: FigureKind
  /** Beside the last bar, one a series: '74.9%'. */
  said?: readonly string[]
}

export function StackedBars({ height = 236, ...props }: StackedBarsProps & ChartFrame & { height?: number }) {
  const manner = useManner()
  const rows = props.months.map(({ month, values }) => [
    dayText(month, manner, 'month'),
    ...values.map((value) => figureText(value, props.kind, manner)),
  ])
  return (
    <Chart {...props} height={height} table={{ head: ['Month', ...props.series], rows }}>
      <StackedPlot {...props} />
    </Chart>
  )
}
