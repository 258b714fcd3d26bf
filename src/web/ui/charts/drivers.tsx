import './chart.css'
import { useManner } from '#web/manner.tsx'
import type { BridgeProps } from './bridge.tsx'
import { bridgeRows } from './bridge-rows.ts'
import { Chart, type ChartFrame } from './chart.tsx'
import { figureText } from './figures.ts'

const rowHeight = 29

/** What moves a figure from the usual to this one, line by line: names at the left, each bar from where the last ended. */
export function Drivers(props: BridgeProps & ChartFrame) {
  const manner = useManner()
  const { from, steps, to, kind } = props
  const rows = bridgeRows(from, steps, to)
  const text = (value: number, signed: boolean) => figureText(value, kind, manner, signed)
  return (
    <Chart
      {...props}
      height={rows.length * rowHeight}
      table={{
        head: ['What', 'Amount'],
        rows: rows.map((row) => [row.name, text(row.value, row.tone !== 'main')]),
      }}
    >
      <DriverRows rows={rows} text={text} />
    </Chart>
  )
}

function DriverRows({
  rows,
  text,
}: {
  rows: ReturnType<typeof bridgeRows>
  text: (value: number, signed: boolean) => string
}) {
  const levels = rows.map((row) => row.level)
  const low = Math.min(...levels)
  const width = Math.max(...levels) - low || 1
  // The words after the longest bar keep a third of the width.
  const percent = (value: number) => ((value - low) / width) * 66
  return (
    <ol className="driver-rows">
      {rows.map((row) => {
        const whole = row.tone === 'main'
        const start = percent(whole ? row.level : row.span[0])
        const end = percent(whole ? row.level : row.span[1])
        return (
          <li key={row.key} className={whole ? 'whole' : undefined}>
            <span className="driver-name">{row.name}</span>
            <span className="driver-plot">
              <i
                className={whole ? 'mark' : row.value < 0 ? 'less' : 'more'}
                style={{ left: `${start}%`, width: whole ? 1 : `${end - start}%` }}
              />
              {row.key !== 'to' && <i className="tie" style={{ left: `${percent(row.level)}%` }} />}
              <span className="driver-figure" style={{ left: `calc(${end}% + 8px)` }}>
                {text(row.value, !whole)}
              </span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
