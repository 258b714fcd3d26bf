import { everyNth } from '../scale.ts'
import type { PlotRow } from './plot.tsx'

type AxisTickProps = {
  x: number
  y: number
  /** Of the whole axis. */
  width: number
  row: PlotRow | undefined
  rows: readonly PlotRow[]
  allNamed: boolean
}

/** A name under the axis; where there is no room for all, every second or third, and always the current one. */
export function AxisTick({ x, y, width, row, rows, allNamed }: AxisTickProps) {
  if (!row) return null
  const named = rows.some((one) => one.major) ? rows.filter((one) => one.major) : rows
  const longest = Math.max(...named.map((one) => one.name.length))
  const nth = everyNth(named.length, width || 480, longest * 6.6 + 6)
  const place = named.indexOf(row)
  const left = place === -1 || (!allNamed && place % nth !== 0 && !(row.current && nth < 3))
  if (left) return null
  const line = allNamed && nth > 1 && place % 2 === 1 ? 15 : 0
  return (
    <text x={x} y={y + 15 + line} textAnchor="middle" className={row.current ? 'strong' : undefined}>
      {row.name}
    </text>
  )
}
