import { type Calibration, percent } from './judged.ts'

/** One calibration in the plot; several share it side by side, the first in full colour. */
export interface Series {
  name: string
  calibration: Calibration
}

const x = (chance: number) => 60 + chance * 1600
const y = (chance: number) => 400 - chance * 1400
const COLOURS = ['#0e5a3c', '#b4552d']
const TICKS = [0, 0.05, 0.1, 0.15, 0.2, 0.25]

/** Quoted against realised, with the Monte Carlo error around the diagonal. */
export function plot(title: string, series: readonly Series[]): string {
  const firms = series[0]?.calibration.firms ?? 0
  const names = series.length > 1 ? series.map(({ name }, n) => legend(name, n)) : []
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 460" role="img" aria-label="${title}" font-family="sans-serif" font-size="12" fill="#17201b">
<title>${title}</title><rect width="500" height="460" fill="#fff"/><text x="16" y="24" font-size="13" font-weight="600">${title}</text>
<line x1="60" y1="400" x2="${x(0.25)}" y2="400" stroke="#17201b"/><line x1="${x(0)}" y1="${y(0)}" x2="${x(0.25)}" y2="${y(0.25)}" stroke="#e1e6e3"/>
${[...names, ...TICKS.map(tick), ...series.flatMap(marks)].join('\n')}
<text x="60" y="446" fill="#636e68">quoted; ${firms} simulated firms, one year each; bars: Monte Carlo error</text></svg>
`
}

const tick = (chance: number) =>
  `<text x="${x(chance)}" y="424" text-anchor="middle">${percent(chance)}</text><text x="48" y="${y(chance) + 4}" text-anchor="end">${percent(chance)}</text>`

function marks({ calibration }: Series, n: number): string[] {
  return calibration.rows.map(({ quoted, realised, error }) => {
    const bar = `<line x1="${x(quoted)}" x2="${x(quoted)}" y1="${y(quoted - error)}" y2="${y(quoted + error)}" stroke="#7f8b85"/>`
    const dot = `<circle cx="${x(quoted)}" cy="${y(realised)}" r="5" fill="${COLOURS[n]}"/>`
    const label =
      n === 0
        ? `<text x="${x(quoted) + 10}" y="${y(realised) + 16}">${percent(realised)}</text>`
        : `<text x="${x(quoted) - 10}" y="${y(realised) - 8}" text-anchor="end">${percent(realised)}</text>`
    return `${n === 0 ? bar : ''}${dot}${label}`
  })
}

const legend = (name: string, n: number) =>
  `<circle cx="246" cy="${352 + 20 * n}" r="5" fill="${COLOURS[n]}"/><text x="258" y="${356 + 20 * n}">${name}</text>`
