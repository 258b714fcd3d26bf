import { Bar, type BarShapeProps } from 'recharts'
import { useManner } from '#web/manner.tsx'
import type { BridgeProps } from '../bridge.tsx'
import { bridgeRows } from '../bridge-rows.ts'
import { figureText } from '../figures.ts'
import { usePixels } from './pixels.tsx'
import { Plot } from './plot.tsx'

export function BridgePlot({ from, steps, to, kind }: BridgeProps) {
  const manner = useManner()
  const rows = bridgeRows(from, steps, to)
  const text = (at: number) => figureText(rows[at]?.value ?? 0, kind, manner, rows[at]?.tone !== 'main')
  const shape = ({ x, y, width, height, index }: BarShapeProps) => {
    const row = rows[index]
    if (!row) return null
    const thin = Math.max(2, Math.abs(height))
    return (
      <>
        <rect x={x} y={Math.min(y, y + height)} width={width} height={thin} className={row.tone} />
        <text x={x + width / 2} y={Math.min(y, y + height) - 7} textAnchor="middle" className="strong">
          {text(index)}
        </text>
      </>
    )
  }
  return (
    <Plot
      rows={rows}
      kind={kind}
      low={Math.min(0, ...rows.map((row) => row.span[0]))}
      high={Math.max(...rows.map((row) => row.span[1]))}
      ticks={5}
      top={24}
      allNamed
      tip={(row) => [[row.tone === 'main' ? 'Amount' : 'Change', text(rows.indexOf(row))]]}
    >
      <Ties rows={rows} />
      <Bar dataKey="span" shape={shape} isAnimationActive={false} />
    </Plot>
  )
}

/** Thin lines that carry the level from one bar to the next. */
function Ties({ rows }: { rows: ReturnType<typeof bridgeRows> }) {
  const at = usePixels()
  if (!at) return null
  return rows.slice(1).map((row, index) => {
    const before = rows[index]
    if (!before) return null
    const y = at.y(before.level)
    return (
      <line
        key={row.key}
        x1={at.x(before.key, 'end')}
        x2={at.x(row.key, 'start')}
        y1={y}
        y2={y}
        className="axis-line"
      />
    )
  })
}
