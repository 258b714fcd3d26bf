import { useManner } from '#web/manner.tsx'
import type { FanChartProps } from '../fan-chart.tsx'
import { markText } from '../figures.ts'
import { spread } from '../scale.ts'
import type { FanRow } from './fan-plot.tsx'
import { Over, type Pixels, Said, usePixels } from './pixels.tsx'

type FanWordsProps = FanChartProps & { rows: readonly FanRow[] }

/** Labels stand at their marks; a legend would have to be looked up. */
export function FanWords(props: FanWordsProps) {
  const at = usePixels()
  if (!at) return null
  const { mark, crossing, rows } = props
  const narrow = at.x(rows.at(-1)?.key ?? '') < 420
  return (
    <Over>
      <Ends {...props} at={at} />
      {mark && <Mark at={at} mark={mark} y={narrow ? 70 : 38} />}
      <Levels {...props} at={at} />
      {crossing && <circle cx={at.x(crossing.at)} cy={at.y(crossing.value)} r={4} className="knock" />}
    </Over>
  )
}

/** P90, P50 and P10 right of the last band. */
function Ends({ rows, kind, at }: FanWordsProps & { at: Pixels }) {
  const manner = useManner()
  const last = rows.findLast((row) => row.band)
  if (!last) return null
  const values = [last.p90 ?? 0, last.p50 ?? 0, last.p10 ?? 0]
  const places = spread(values.map(at.y), 16, 8, Number.POSITIVE_INFINITY)
  return (['P90', 'P50', 'P10'] as const).map((name, index) => (
    <Said
      key={name}
      x={at.x(last.key, 'end') + 10}
      y={(places[index] ?? 0) + 4}
      name={name}
      figure={markText(values[index] ?? 0, kind, manner)}
    />
  ))
}

function Levels({ rows, barsSaid, plannedSaid, limit, at }: FanWordsProps & { at: Pixels }) {
  const signedAt = rows[Math.floor(rows.length / 3)]
  const planned = rows.filter((row) => row.planned !== undefined)
  const [first, last] = [planned[0], planned.at(-1)]
  return (
    <>
      {barsSaid && signedAt?.signed !== undefined && (
        <text x={at.x(signedAt.key) - 4} y={at.y(signedAt.signed) - 8} className="strong">
          {barsSaid}
        </text>
      )}
      {limit && (
        <text x={48} y={at.y(limit.value) - 6}>
          {limit.label}
        </text>
      )}
      {limit && first && (
        <line
          x1={at.x(first.key)}
          x2={at.x(first.key)}
          y1={at.y(limit.value)}
          y2={at.y(first.planned ?? 0)}
          className="dash-line accent"
        />
      )}
      {plannedSaid && last && (
        <text x={at.x(last.key)} y={at.y(last.planned ?? 0) - 8} textAnchor="end" className="accent">
          {plannedSaid}
        </text>
      )}
    </>
  )
}

/** On a narrow plot its words stand lower, below those of the planned limit. */
function Mark({ at, mark, y }: { at: Pixels; mark: NonNullable<FanChartProps['mark']>; y: number }) {
  const x = at.x(mark.at)
  return (
    <>
      <line x1={x} x2={x} y1={y - 8} y2="calc(100% - 28px)" className="now-line" />
      <text x={x - 6} y={y} textAnchor="end" className="strong">
        {mark.label}
      </text>
      {mark.under && mark.under.length * 6.2 < x - 48 && (
        <text x={x - 6} y={y + 16} textAnchor="end">
          {mark.under}
        </text>
      )}
    </>
  )
}
