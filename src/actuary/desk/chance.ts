/** A chance told by simulation: the share, and its 95 % interval. */
export type ChanceKept = { p: number; ci95: [low: number, high: number]; tickets: number }

const Z = 1.959963984540054

/**
 * A share and its interval from counts by replication. Tickets of a replication hang together, so the interval is Wilson's
 * with the number of tickets divided by the design effect (variance between replications ÷ binomial variance, at least 1)
 * and widened for few replications as Student's t.
 *
 * Source: Wilson 1927; Korn and Graubard 1998.
 *
 * @returns null when nothing was counted
 */
export function chanceOf(met: Float64Array, tickets: Float64Array): ChanceKept | null {
  const total = sum(tickets)
  if (total === 0) return null
  const p = sum(met) / total
  const binomial = (p * (1 - p)) / total
  const between = varianceOf(errors(met, tickets))
  const effect = binomial === 0 ? 1 : Math.max(1, between / binomial)
  const size = (total / effect) * (Z / studentQuantile(tickets.length - 1)) ** 2

  const middle = (p + (Z * Z) / (2 * size)) / (1 + (Z * Z) / size)
  const half = (Z / (1 + (Z * Z) / size)) * Math.sqrt((p * (1 - p)) / size + (Z / (2 * size)) ** 2)
  return {
    p,
    ci95: [Math.max(0, Math.min(p, middle - half)), Math.min(1, Math.max(p, middle + half))],
    tickets: total,
  }
}

/** The change of a share between two runs on common random numbers: paired by replication, so what they share cancels. */
export function changeOf(
  before: { met: Float64Array; tickets: Float64Array },
  after: { met: Float64Array; tickets: Float64Array },
): { change: number; ci95: [low: number, high: number] } | null {
  if (sum(before.tickets) === 0 || sum(after.tickets) === 0) return null
  const first = errors(before.met, before.tickets)
  const change = sum(after.met) / sum(after.tickets) - sum(before.met) / sum(before.tickets)
  const paired = errors(after.met, after.tickets).map((error, row) => error - (first[row] ?? 0))
  const half = studentQuantile(paired.length - 1) * Math.sqrt(varianceOf(paired))
  return { change, ci95: [change - half, change + half] }
}

/** What each replication adds to the error of a ratio: (metᵣ − p·ticketsᵣ) / tickets. */
function errors(met: Float64Array, tickets: Float64Array): Float64Array {
  const total = sum(tickets)
  const p = sum(met) / total
  return met.map((each, row) => (each - p * (tickets[row] ?? 0)) / total)
}

/** Variance of a sum of independent errors with mean nought, estimated from them. */
function varianceOf(each: Float64Array): number {
  const rows = each.length
  return rows < 2 ? 0 : (rows / (rows - 1)) * each.reduce((total, error) => total + error * error, 0)
}

/** 97.5 % point of Student's t by its expansion in 1/df (Abramowitz and Stegun 26.7.5); one per mille off at 3 degrees. */
function studentQuantile(df: number): number {
  const n = Math.max(1, df)
  const z2 = Z * Z
  return (
    Z +
    (Z * (z2 + 1)) / (4 * n) +
    (Z * (5 * z2 * z2 + 16 * z2 + 3)) / (96 * n * n) +
    (Z * (3 * z2 ** 3 + 19 * z2 * z2 + 17 * z2 - 15)) / (384 * n ** 3)
  )
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
