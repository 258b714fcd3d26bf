import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simulateYears } from '#actuary/aggregate/simulate.ts'
import { assumedPriors, fourCells } from '#actuary/price-sheet/priors.ts'
import { ticketsAtRate } from '#actuary/price-sheet/tickets-ahead.ts'
import { priceSheet } from '#actuary/price-sheet.ts'
import { randomSource } from '#actuary/random.ts'
import type { Severity } from '#actuary/severity.ts'
import { orRefuse } from '#kernel/decision.ts'

/*
 * `node scripts/calibration.ts [FIRMS]`: in a world where the priors are true, how often does a quoted chance of
 * loss come about? Each firm sees twelve months of a client, quotes a fee, and lives the next year.
 */
const firms = Number(process.argv[2] ?? 1000)
const quoted = [0.05, 0.1, 0.2]
const { rate, severity, monthlyShockCv, emergencyHoursFactor } = assumedPriors
const shares = { emergency: assumedPriors.emergencyShare, afterHours: assumedPriors.afterHoursShare }
const cells = fourCells(severity, shares, { emergencyHours: emergencyHoursFactor, afterHoursCost: 1 })
const perTicket: Severity = {
  kind: 'mixture',
  parts: cells.map((cell) => ({ share: cell.share, severity: cell.severity })),
}
const noise = { dispersion: rate.dispersion, monthlyShockCv }

const losses = quoted.map(() => 0)
for (let firm = 0; firm < firms; firm += 1) {
  const random = randomSource(2026, `firm ${firm}`)
  const trueRate = random.gamma(rate.shape) / rate.rate
  const endpoints = 6 + Math.floor(random.uniform() * 35)
  const past = hoursOf(trueRate, endpoints, `past ${firm}`)
  const year = hoursOf(trueRate, endpoints, `year ${firm}`)
  for (const [at, chance] of quoted.entries()) {
    const sheet = orRefuse(
      priceSheet({
        endpoints,
        months: 12,
        own: { months: 12, endpointMonths: endpoints * 12, tickets: past.tickets, hours: null },
        prior: rate,
        cells,
        shareStrength: assumedPriors.shareStrength,
        hoursStrength: assumedPriors.hoursStrength,
        frequencyFactor: 1,
        monthlyShockCv,
        grid: { spanHours: 0.25, maxHours: 80 },
        fee: {
          costPerHourMinor: 1,
          fixedPerYearMinor: 0,
          target: { kind: 'client', pLoss: chance },
          roundToMinor: 1,
        },
        retainer: { level: 0.8, stepHours: 0.5, rule: { mode: 'none' } },
        block: { level: 0.8, stepHours: 1 },
      }),
    )
    if (year.hours > sheet.fixedFee.principles.valueAtRisk.exact) losses[at] = (losses[at] ?? 0) + 1
  }
}

const rows = quoted.map((chance, at) => {
  const realised = (losses[at] ?? 0) / firms
  const error = 1.96 * Math.sqrt((chance * (1 - chance)) / firms)
  return { chance, realised, error, within: Math.abs(realised - chance) <= error }
})
for (const { chance, realised, error, within } of rows)
  console.log(
    `quoted ${percent(chance)}, realised ${percent(realised)}, ${within ? 'within' : 'outside'} ±${percent(error)}`,
  )
writeFileSync(join(import.meta.dirname, '../docs/calibration.svg'), plot())

/** Tickets and hours of one year of a client whose rate is known to the world, not to the firm. */
function hoursOf(trueRate: number, endpoints: number, label: string) {
  const freq = ticketsAtRate(trueRate, endpoints * 12, 12, noise)
  const one: Severity = { kind: 'explicit', pmf: [0, 1], span: 1 }
  const tickets = orRefuse(simulateYears([{ freq, sev: one }], { from: 0, to: 1 }, label))[0] ?? 0
  const counted = { kind: 'explicit', pmf: [...new Array<number>(tickets).fill(0), 1] } as const
  const hours =
    orRefuse(simulateYears([{ freq: counted, sev: perTicket }], { from: 0, to: 1 }, `${label} hours`))[0] ?? 0
  return { tickets, hours }
}

function plot() {
  const x = (chance: number) => 60 + chance * 1600
  const y = (chance: number) => 400 - chance * 1400
  const marks = rows.map(
    ({
      chance,
      realised,
      error,
    }) => `<line x1="${x(chance)}" x2="${x(chance)}" y1="${y(chance - error)}" y2="${y(chance + error)}" stroke="#7f8b85"/>
<circle cx="${x(chance)}" cy="${y(realised)}" r="5" fill="#0e5a3c"/><text x="${x(chance) + 10}" y="${y(realised) + 16}">${percent(realised)}</text>`,
  )
  const ticks = [0, 0.05, 0.1, 0.15, 0.2, 0.25].map(
    (chance) =>
      `<text x="${x(chance)}" y="424" text-anchor="middle">${percent(chance)}</text><text x="48" y="${y(chance) + 4}" text-anchor="end">${percent(chance)}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 460" role="img" aria-label="Quoted chance of loss against what came about" font-family="sans-serif" font-size="12" fill="#17201b">
<title>Quoted chance of loss against what came about</title><rect width="500" height="460" fill="#fff"/><text x="60" y="24" font-size="15" font-weight="600">Quoted chance of loss against what came about</text>
<line x1="60" y1="400" x2="${x(0.25)}" y2="400" stroke="#17201b"/><line x1="${x(0)}" y1="${y(0)}" x2="${x(0.25)}" y2="${y(0.25)}" stroke="#e1e6e3"/>
${ticks.join('\n')}
${marks.join('\n')}
<text x="60" y="446" fill="#636e68">quoted; ${firms} simulated firms, one year each; bars are the Monte Carlo error</text></svg>
`
}

function percent(share: number) {
  return `${(share * 100).toFixed(1)} %`
}
