import { lazy } from 'react'
import { useManner } from '#web/manner.tsx'
import { dayText } from '../format.ts'
import { Chart, type ChartFrame } from './chart.tsx'
import { type FigureKind, figureText } from './figures.ts'

const BarsPlot = lazy(() => import('./plots/bars-plot.tsx').then((plot) => ({ default: plot.BarsPlot })))

export type BarsByMonthProps = {
  /** Months 'YYYY-MM' in order. */
  months: readonly { month: string; value: number }[]
  kind: FigureKind
  /** What a bar is: 'Hours used'. */
  name: string
  /** before: as billed, the past, whatever is compared against. */
  tone?: 'main' | 'before'
  /** The figure inside each bar. */
  figures?: boolean
  /** A level to hold the bars against: dashed for a limit, solid for a price. */
  line?: { value: number; label: string; solid?: boolean }
  /** The month said in ink. */
  current?: string
}

export function BarsByMonth({ height = 180, ...props }: BarsByMonthProps & ChartFrame & { height?: number }) {
  const manner = useManner()
  const rows = props.months.map(({ month, value }) => [
    dayText(month, manner, 'month'),
    figureText(value, props.kind, manner),
  ])
  return (
    <Chart {...props} height={height} table={{ head: ['Month', props.name], rows }}>
      <BarsPlot {...props} />
    </Chart>
  )
}
