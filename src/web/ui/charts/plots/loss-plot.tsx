import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts'
import { useManner } from '#web/manner.tsx'
import { moneyText, shareText } from '../../format.ts'
import { type LossCurveProps, plotLeft, plotRight } from '../loss-curve.tsx'
import { niceTicks } from '../scale.ts'

export function LossPlot(props: LossCurveProps) {
  const { points, feeMinor, lossBp, acceptedBp, breakEvenMinor } = props
  const manner = useManner()
  const fees = [points[0]?.feeMinor ?? 0, points.at(-1)?.feeMinor ?? 1] as const
  const shares = niceTicks(0, Math.max(...points.map((point) => point.lossBp)), 6)
  const feeTicks = niceTicks(fees[0] / 100, fees[1] / 100, 6).map((fee) => fee * 100)
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <LineChart
        data={[...points]}
        margin={{ top: 14, right: plotRight, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke="var(--c-grid)" />
        <XAxis
          dataKey="feeMinor"
          type="number"
          domain={[...fees]}
          ticks={feeTicks.filter((fee) => fee >= fees[0] && fee <= fees[1])}
          tickFormatter={(fee: number) => moneyText(fee, manner, { whole: true })}
          tickLine={false}
          axisLine={{ stroke: 'var(--ink-3)' }}
          height={28}
        />
        <YAxis
          width={plotLeft}
          domain={[0, shares.at(-1) ?? 1]}
          ticks={shares}
          tickFormatter={(bp: number) => shareText(bp, manner, 0)}
          tickLine={false}
          axisLine={false}
        />
        <ReferenceLine y={acceptedBp} stroke="var(--ink-2)" strokeDasharray="3 3" />
        <ReferenceLine
          segment={[
            { x: breakEvenMinor, y: 0 },
            { x: breakEvenMinor, y: lossAt(points, breakEvenMinor) },
          ]}
          stroke="var(--ink-2)"
          strokeDasharray="3 3"
        />
        <ReferenceLine
          segment={[
            { x: feeMinor, y: 0 },
            { x: feeMinor, y: (shares.at(-1) ?? 0) * 0.78 },
          ]}
          stroke="var(--ink)"
        />
        <Line
          dataKey="lossBp"
          stroke="var(--c-main)"
          strokeWidth={2}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
          type="linear"
        />
        <ReferenceDot
          x={feeMinor}
          y={lossBp}
          r={5}
          fill="var(--ground)"
          stroke="var(--c-main)"
          strokeWidth={2}
        />
        <Words {...props} topBp={shares.at(-1) ?? 0} />
      </LineChart>
    </ResponsiveContainer>
  )
}

function Words({
  points,
  feeMinor,
  lossBp,
  acceptedBp,
  breakEvenMinor,
  feeSaid,
  lossSaid,
  topBp,
}: LossCurveProps & { topBp: number }) {
  const manner = useManner()
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  if (!xScale || !yScale) return null
  const x = (fee: number) => xScale(fee) ?? 0
  const y = (bp: number) => yScale(bp) ?? 0
  const right = x(points.at(-1)?.feeMinor ?? 0)
  const money = (minor: number) => moneyText(minor, manner, { whole: true })
  // Past the middle the words would leave the plot, so they stand left of their line; a phone has room for fewer.
  const beyond = x(feeMinor) > right * 0.62
  const narrow = right < 420
  const anchor = beyond ? 'end' : 'start'
  const side = x(feeMinor) + (beyond ? -10 : 10)
  const accepted = shareText(acceptedBp, manner, 0)
  // Between its own line and the fee's there may be no room for its words.
  const tight = x(feeMinor) > x(breakEvenMinor) && x(feeMinor) - x(breakEvenMinor) < 130
  const evenX = x(breakEvenMinor) + (tight ? -8 : 8)
  const evenY = y(lossAt(points, breakEvenMinor)) + (tight ? 14 : narrow ? -24 : -10)
  return (
    <>
      <text x={right} y={y(acceptedBp) - 6} textAnchor="end">
        {narrow ? `${accepted} accepted` : `The firm accepts at most ${accepted}`}
      </text>
      <text x={side} y={y(topBp * 0.78) + 10} textAnchor={anchor} className="strong">
        {money(feeMinor)} {feeSaid ?? 'a month'}
      </text>
      <text x={side} y={y(topBp * 0.78) + 27} textAnchor={anchor}>
        {lossSaid ?? `${shareText(lossBp, manner)} chance of a loss`}
        {narrow ? '' : ' in a year'}
      </text>
      <text x={evenX} y={evenY} textAnchor={tight ? 'end' : 'start'}>
        Break-even <tspan {...(narrow ? { x: evenX, dy: 15 } : {})}>{money(breakEvenMinor)}</tspan>
      </text>
    </>
  )
}

/** The curve between its points is a straight line. */
function lossAt(points: LossCurveProps['points'], feeMinor: number): number {
  const after = points.findIndex((point) => point.feeMinor >= feeMinor)
  const high = points[after]
  const low = points[after - 1]
  if (!high) return points.at(-1)?.lossBp ?? 0
  if (!low) return high.lossBp
  const share = (feeMinor - low.feeMinor) / (high.feeMinor - low.feeMinor)
  return low.lossBp + share * (high.lossBp - low.lossBp)
}
