import { compoundByTransform } from '../src/actuary/aggregate/by-transform.ts'
import { checkLines } from '../src/actuary/aggregate.ts'
import {
  aggregate,
  assumedPriors,
  buhlmannStraub,
  discretise,
  fourCells,
  orRefuse,
  type PriceSheetInput,
  priceSheet,
  randomSource,
  type Severity,
  simulateAggregate,
  sumAggregates,
} from '../src/engine.ts'

type Figure = { value: number; unit: string }

const hours: Severity = { kind: 'lognormal', meanlog: Math.log(0.6), sdlog: 1 }
const poisson = (lambda: number) => ({ kind: 'poisson', lambda }) as const

/** Milliseconds on one thread, warm, the median of 15 rounds (3 for the simulation). */
export function actuaryBench(): Record<string, Figure> {
  const thousand = orRefuse(discretise(hours, 0.05, 50))
  const hundred = { freq: poisson(100), sev: thousand }
  const fine = orRefuse(checkLines([hundred]))
  const book = bookOfCells(200, 24)
  const portfolio = Array.from({ length: 100 }, (_, i) => clientOf(5 + (i % 40)))

  return {
    'actuary.panjer.lambda100x1000': ms(() => orRefuse(aggregate([hundred], { method: 'panjer' }))),
    'actuary.fft.65536': ms(() => compoundByTransform(fine, 65_536, 10)),
    'actuary.fft.16384': ms(() => compoundByTransform(fine, 16_384, 10)),
    'actuary.simulate.1e6': ms(
      () => orRefuse(simulateAggregate([{ freq: poisson(36), sev: hours }], 1_000_000, 7)),
      3,
    ),
    'actuary.buhlmannStraub.200x24': ms(() => orRefuse(buhlmannStraub(book))),
    'actuary.discretise.1000': ms(() => orRefuse(discretise(hours, 0.05, 50))),
    'actuary.priceSheet.pure': ms(() => orRefuse(priceSheet(clientOf(20)))),
    'actuary.book100.pure': ms(() => {
      orRefuse(sumAggregates(portfolio.map((client) => orRefuse(priceSheet(client)).costHours)))
    }, 3),
  }
}

function ms(work: () => unknown, rounds = 15): Figure {
  for (let warm = 0; warm < Math.min(rounds, 5); warm += 1) work()
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  }).sort((a, b) => a - b)
  return { value: times[rounds >> 1] ?? 0, unit: 'ms' }
}

function bookOfCells(clients: number, periods: number) {
  const random = randomSource(1, 'bench')
  return Array.from({ length: clients * periods }, (_, i) => ({
    clientId: `client ${i % clients}`,
    period: String(Math.floor(i / clients)),
    ratio: 0.4 + random.uniform(),
    weight: 5 + random.below(60),
  }))
}

function clientOf(endpoints: number): PriceSheetInput {
  const { rate, severity, emergencyShare, afterHoursShare, emergencyHoursFactor, ...assumed } = assumedPriors
  return {
    endpoints,
    months: 12,
    own: { months: 12, endpointMonths: 12 * endpoints, tickets: 8 * endpoints, hours: 6 * endpoints },
    prior: rate,
    cells: fourCells(
      severity,
      { emergency: emergencyShare, afterHours: afterHoursShare },
      { emergencyHours: emergencyHoursFactor, afterHoursCost: 1.5 },
    ),
    shareStrength: assumed.shareStrength,
    hoursStrength: assumed.hoursStrength,
    frequencyFactor: assumed.moralHazard,
    monthlyShockCv: assumed.monthlyShockCv,
    grid: { spanHours: 0.25, maxHours: 80 },
    fee: {
      costPerHourMinor: 5_500,
      fixedPerYearMinor: 60_000,
      target: { kind: 'client', pLoss: 0.1 },
      roundToMinor: 6_000,
    },
    retainer: { level: 0.8, stepHours: 0.5, rule: { mode: 'next-only' } },
    block: { level: 0.8, stepHours: 1 },
  }
}
