import { lazy } from 'react'
import { useManner } from '#web/manner.tsx'
import { Chart, type ChartFrame } from './chart.tsx'
import { type FigureKind, figureText } from './figures.ts'

const BridgePlot = lazy(() =>
  import('./plots/bridge-plot.tsx').then((plot) => ({ default: plot.BridgePlot })),
)

export type BridgeProps = {
  from: { name: string; value: number }
  /** What was gained and lost on the way, in order. */
  steps: readonly { name: string; value: number }[]
  to: { name: string; value: number }
  kind: FigureKind
}

/** How one figure became another: gains filled, losses hollow. */
export function Bridge({ height = 236, ...props }: BridgeProps & ChartFrame & { height?: number }) {
  const manner = useManner()
  const { from, steps, to, kind } = props
  const rows = [
    [from.name, figureText(from.value, kind, manner)],
    ...steps.map((step) => [step.name, figureText(step.value, kind, manner, true)]),
    [to.name, figureText(to.value, kind, manner)],
  ]
  return (
    <Chart {...props} height={height} table={{ head: ['Step', 'Amount'], rows }}>
      <BridgePlot {...props} />
    </Chart>
  )
}
