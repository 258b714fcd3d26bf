import { lazy } from 'react'
import { useManner } from '#web/manner.tsx'
import { nothing } from '../format.ts'
import { Chart, type ChartFrame, type ChartTable } from './chart.tsx'
import { type FigureKind, figureText } from './figures.ts'

const FanPlot = lazy(() => import('./plots/fan-plot.tsx').then((plot) => ({ default: plot.FanPlot })))

export type FanPoint = {
  /** Unique and in order: '2026-06', '2026-Q4'. */
  period: string
  /** 'Q1 ’27' or 'Jun': stands under the axis. */
  name: string
  /** When some points are, only they are named under the axis: each year's first quarter. */
  major?: boolean
  /** What was. */
  past?: number
  /** What is signed: a bar. */
  signed?: number
  /** A poor, a middling and a good turn of one in ten. */
  p10?: number
  p50?: number
  p90?: number
  /** The limit from here on with what is planned: a dashed step. */
  planned?: number
}

export type FanChartProps = {
  points: readonly FanPoint[]
  kind: FigureKind
  /** What the bars are: 'Signed today'. */
  barsSaid?: string
  /** What the planned limit is: 'With a fourth, 368 h'. */
  plannedSaid?: string
  /** A level across: 'Three technicians, 276 h'. */
  limit?: { value: number; label: string }
  /** A line at a period, with two lines of words: 'Hire by January 1', 'four months to find and train'. */
  mark?: { at: string; label: string; under?: string }
  /** Where the fan reaches the limit. */
  crossing?: { at: string; value: number }
  /** Bars begin at zero; a plot of lines alone may begin higher. */
  fromZero?: boolean
}

/** What is known, and the band in which what is not known will lie four times in five. */
export function FanChart({ height = 256, ...props }: FanChartProps & ChartFrame & { height?: number }) {
  const table = useFanTable(props)
  return (
    <Chart {...props} height={height} table={table}>
      <FanPlot {...props} />
    </Chart>
  )
}

function useFanTable({ points, kind, barsSaid }: FanChartProps): ChartTable {
  const manner = useManner()
  const text = (value: number | undefined) =>
    value === undefined ? nothing : figureText(value, kind, manner)
  const known = points.some((point) => point.past !== undefined)
  const signed = points.some((point) => point.signed !== undefined)
  const only = <Cell,>(shown: boolean, cell: Cell): Cell[] => (shown ? [cell] : [])
  return {
    head: ['', ...only(known, 'Was'), ...only(signed, barsSaid ?? 'Signed'), 'P10', 'P50', 'P90'],
    rows: points.map((point) => [
      point.name,
      ...only(known, text(point.past)),
      ...only(signed, text(point.signed)),
      text(point.p10),
      text(point.p50),
      text(point.p90),
    ]),
  }
}
