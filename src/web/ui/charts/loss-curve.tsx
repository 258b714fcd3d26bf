import { Slider } from '@mantine/core'
import { lazy, type ReactNode } from 'react'
import { useManner } from '#web/manner.tsx'
import { moneyText, shareText } from '../format.ts'
import { Chart, type ChartFrame } from './chart.tsx'

const LossPlot = lazy(() => import('./plots/loss-plot.tsx').then((plot) => ({ default: plot.LossPlot })))

export type LossCurveProps = {
  /** The chance of losing money in a year, at each fee a month, by rising fee. */
  points: readonly { feeMinor: number; lossBp: number }[]
  feeMinor: number
  /** The chance at this fee. */
  lossBp: number
  /** The chance the firm accepts. */
  acceptedBp: number
  breakEvenMinor: number
  /** 'under 0.1% chance of a loss': what stands below it. */
  lossSaid?: string
  /** 'a month, €85 a user': what stands after the fee at its mark. */
  feeSaid?: string
}

type FeeSlider = {
  onFee: (feeMinor: number) => void
  /** The fee a key moves it by: one unit as it is shown. */
  stepMinor: number
}

/** The plot's own margins: thumb and mark stand above each other. */
export const plotLeft = 44
export const plotRight = 8

/** What a fee risks, with the fee in one's hand. */
export function LossCurve({
  slider,
  height = 300,
  ...props
}: LossCurveProps & ChartFrame & { slider?: FeeSlider; height?: number }) {
  const manner = useManner()
  const rows = props.points.map((point) => [
    moneyText(point.feeMinor, manner, { whole: true }),
    shareText(point.lossBp, manner),
  ])
  return (
    <Chart
      {...props}
      height={height}
      table={{ head: ['Fee a month', 'Chance of a loss'], rows }}
      below={slider && <Fee {...props} {...slider} />}
    >
      <LossPlot {...props} />
    </Chart>
  )
}

function Fee({ points, feeMinor, onFee, stepMinor }: LossCurveProps & FeeSlider): ReactNode {
  const manner = useManner()
  return (
    <div className="fee-slider" style={{ paddingLeft: plotLeft, paddingRight: plotRight }}>
      <Slider
        thumbLabel="Fee a month"
        size={2}
        thumbSize={20}
        label={null}
        min={points[0]?.feeMinor ?? 0}
        max={points.at(-1)?.feeMinor ?? 1}
        step={stepMinor}
        value={feeMinor}
        onChange={onFee}
        scale={(value) => value}
        thumbProps={{ 'aria-valuetext': moneyText(feeMinor, manner, { whole: true }) }}
      />
    </div>
  )
}
