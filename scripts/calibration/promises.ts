import { responsesOf } from '#actuary/desk/desk-report.ts'
import { type ArrivalModel, type Desk, simulateDesk } from '#actuary/desk.ts'
import { randomSource } from '#actuary/random.ts'
import { orRefuse } from '#kernel/decision.ts'
import { crewFor, deskOf, remotePromise, trueClients } from './desk-world.ts'
import { type Calibration, judged } from './judged.ts'
import { learnedFrom, lookBack } from './look-back.ts'

/** With 39 simulated years the k-th worst is undercut in k of 40 years, exactly: 5, 10 and 20 % are k = 2, 4 and 8. */
const YEARS = 39

export interface PromiseCalibration {
  asQuoted: Calibration
  takenAsKnown: Calibration
  /** Share of tickets in time, mean over firms. */
  meanQuoted: number
  meanRealised: number
}

/**
 * Does a promised level of response hold in as many years as was quoted? Each firm learns its clients’ rates, shocks and hours from twelve months,
 * hires for what it saw, simulates its desk, and promises the share of tickets begun within two hours that all but 5, 10 or 20 % of the
 * simulated years reach. Then it lives the next year in the true world.
 */
export function calibratePromises(firms: number, quoted: readonly number[]): PromiseCalibration {
  const broken = quoted.map(() => 0)
  const brokenIfKnown = quoted.map(() => 0)
  const mean = { quoted: 0, realised: 0 }
  for (let firm = 0; firm < firms; firm += 1) {
    const random = randomSource(2026, `desk ${firm}`)
    const clients = trueClients(random)
    const past = lookBack(clients, random)
    const { load: learned, hoursCv } = learnedFrom(clients, past)
    const crew = crewFor(learned, random)
    const asKnown = learned.map((client) => ({ ...client, rateCv: 0 }))
    const real = clients.map(({ model }) => model)

    const [lived = 0] = sharesInTime(deskOf(crew), real, `life ${firm}`, 1)
    const simulated = sharesInTime({ ...deskOf(crew), hoursCv }, learned, `quote ${firm}`, YEARS)
    count(broken, quoted, simulated, lived, random.uniform())
    const known = sharesInTime(deskOf(crew), asKnown, `quote ${firm}`, YEARS)
    count(brokenIfKnown, quoted, known, lived, random.uniform())
    mean.quoted += simulated.reduce((sum, share) => sum + share, 0) / YEARS / firms
    mean.realised += lived / firms
  }
  return {
    asQuoted: judged(quoted, broken, firms),
    takenAsKnown: judged(quoted, brokenIfKnown, firms),
    meanQuoted: mean.quoted,
    meanRealised: mean.realised,
  }
}

/** Share of the tickets of each simulated year that were begun in time. */
function sharesInTime(desk: Desk, load: readonly ArrivalModel[], seed: string, years: number): number[] {
  const promise = { ...remotePromise, clientIds: load.map(({ clientId }) => clientId) }
  const run = { seed, replications: years, months: 12, promises: [promise] }
  const { tally } = orRefuse(simulateDesk(desk, load, run))
  const { met, tickets } = responsesOf(tally, 0, 0)
  return Array.from(met, (each, year) => each / Math.max(1, tickets[year] ?? 1))
}

/** Counts the levels that the lived year stays below; among equal shares chance decides. */
function count(
  broken: number[],
  quoted: readonly number[],
  simulated: readonly number[],
  lived: number,
  tie: number,
): void {
  const below = simulated.filter((share) => share < lived).length
  const equal = simulated.filter((share) => share === lived).length
  const rank = below + Math.floor(tie * (equal + 1))
  for (const [at, chance] of quoted.entries()) {
    if (rank < Math.round(chance * (YEARS + 1))) broken[at] = (broken[at] ?? 0) + 1
  }
}
