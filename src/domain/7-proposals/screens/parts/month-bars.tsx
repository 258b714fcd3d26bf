import { type Replay, replayFacts, ticksTo } from '#proposals/rules'
import { useManner } from '#web/manner.tsx'
import { dayText, moneyText, moneyTickText } from '#web/ui/format.ts'
import { useIsPhone } from '#web/ui/use-is-phone.ts'

type MonthBarsProps = { replay: Replay; level: number; name: string; currency: string }

/** As billed month by month, against the option's level line. Drawn by hand: forty lines, and sharp on paper too. */
export function MonthBars({ replay, level, name, currency }: MonthBarsProps) {
  const manner = useManner()
  const phone = useIsPhone()
  const [width, height, left] = phone ? [350, 200, 36] : [840, 252, 52]
  const { months } = replay
  const top = Math.max(1, level, ...months.map(({ billedMinor }) => billedMinor))
  const up = (minor: number) => 20 + (height - 20) * (1 - Math.max(0, minor) / top)
  const step = (width - left) / months.length
  const { worst } = replayFacts(replay)
  const at = worst ? months.indexOf(worst) : -1
  const label = `As billed month by month${level > 0 ? `, against ${moneyText(level, manner, { currency })} every month` : ''}`
  return (
    <svg
      className="doc-months"
      width="100%"
      viewBox={`0 0 ${width} ${height + 24}`}
      role="img"
      aria-label={label}
    >
      {ticksTo(top).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width} y1={up(tick)} y2={up(tick)} className={tick === 0 ? 'axis' : 'grid'} />
          <text x={left - 8} y={up(tick) + 4} textAnchor="end">
            {moneyTickText(tick, manner, currency)}
          </text>
        </g>
      ))}
      {months.map(({ month, billedMinor }, place) => (
        <g key={month}>
          <rect
            className="before"
            x={left + step * (place + 0.26)}
            width={step * 0.48}
            y={up(billedMinor)}
            height={height - up(billedMinor)}
          />
          <text x={left + step * (place + 0.5)} y={height + 18} textAnchor="middle">
            {phone ? dayText(month, manner, 'monthOnly').charAt(0) : dayText(month, manner, 'monthOnly')}
          </text>
        </g>
      ))}
      {level > 0 && (
        <>
          <line className="level" x1={left} x2={width} y1={up(level)} y2={up(level)} />
          <text className="acc" x={left + step * (freePlace(months, level) + 0.3)} y={up(level) - 8}>
            {name}, {moneyText(level, manner, { currency, whole: level % 100 === 0 })} every month
          </text>
        </>
      )}
      {worst && at > 2 && (
        <text className="strong" x={left + step * (at + 0.2)} y={up(worst.billedMinor) + 12} textAnchor="end">
          {moneyText(worst.billedMinor, manner, { currency })} billed
        </text>
      )}
    </svg>
  )
}

/** Where the longest run of months below the line begins: words find room there. */
function freePlace(months: Replay['months'], level: number): number {
  let best = { start: 0, length: 0 }
  let start = 0
  for (const [at, { billedMinor }] of months.entries()) {
    if (billedMinor > level) start = at + 1
    else if (at - start + 1 > best.length) best = { start, length: at - start + 1 }
  }
  return best.start
}
