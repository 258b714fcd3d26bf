import { simulateYears } from '#actuary/aggregate/simulate.ts'
import { assumedPriors, fourCells } from '#actuary/price-sheet/priors.ts'
import { ticketsAtRate } from '#actuary/price-sheet/tickets-ahead.ts'
import { priceSheet } from '#actuary/price-sheet.ts'
import { randomSource } from '#actuary/random.ts'
import type { Severity } from '#actuary/severity.ts'
import { orRefuse } from '#kernel/decision.ts'
import { type Calibration, judged } from './judged.ts'

const { rate, severity, monthlyShockCv, emergencyHoursFactor } = assumedPriors
const shares = { emergency: assumedPriors.emergencyShare, afterHours: assumedPriors.afterHoursShare }
const cells = fourCells(severity, shares, { emergencyHours: emergencyHoursFactor, afterHoursCost: 1 })
const perTicket: Severity = {
  kind: 'mixture',
  parts: cells.map((cell) => ({ share: cell.share, severity: cell.severity })),
}
const noise = { dispersion: rate.dispersion, monthlyShockCv }

/**
 * In a world where the priors are true, how often does a quoted chance of loss come about? Each firm sees twelve months of a client, quotes a
 * fee, and lives the next year.
 */
export function calibrateChanceOfLoss(firms: number, quoted: readonly number[]): Calibration {
  const losses = quoted.map(() => 0)
  for (let firm = 0; firm < firms; firm += 1) {
    const random = randomSource(2026, `firm ${firm}`)
    const trueRate = random.gamma(rate.shape) / rate.rate
    const endpoints = 6 + Math.floor(random.uniform() * 35)
    const past = hoursOf(trueRate, endpoints, `past ${firm}`)
    const year = hoursOf(trueRate, endpoints, `year ${firm}`)
    for (const [at, chance] of quoted.entries()) {
      if (year.hours > hoursPaidFor(endpoints, past.tickets, chance)) losses[at] = (losses[at] ?? 0) + 1
    }
  }
  return judged(quoted, losses, firms)
}

/** The fee in hours of work: cost 1 per hour. */
function hoursPaidFor(endpoints: number, tickets: number, pLoss: number): number {
  const sheet = orRefuse(
    priceSheet({
      endpoints,
      months: 12,
      own: { months: 12, endpointMonths: endpoints * 12, tickets, hours: null },
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
        target: { kind: 'client', pLoss },
        roundToMinor: 1,
      },
      retainer: { level: 0.8, stepHours: 0.5, rule: { mode: 'none' } },
      block: { level: 0.8, stepHours: 1 },
    }),
  )
  return sheet.fixedFee.principles.valueAtRisk.exact
}

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
