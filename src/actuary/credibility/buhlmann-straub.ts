import { type Decision, no, yes } from '#kernel/decision.ts'
import { MOST_FIGURE } from '../figures.ts'

/** One client in one period: tickets (or hours) per unit of exposure, and the exposure as weight. */
export interface Cell {
  clientId: string
  period: string
  ratio: number
  weight: number
}

export interface ClientCredibility {
  id: string
  /** Own weighted mean; null for a client without any weight. */
  mean: number | null
  weight: number
  /** How much the own mean counts: 0 … 1. */
  z: number
  estimate: number
}

export interface Credibility {
  /** Variance between clients of their true ratios; 0 where the estimate came out negative. */
  a: number
  /** Variance within a client of a ratio of weight 1. */
  s2: number
  /** Exposure at which own experience and book count alike: s2 / a; null when a is 0. */
  k: number | null
  /** The book's ratio, to which clients without experience fall back. */
  collective: number
  clients: ClientCredibility[]
  /** True where the unbiased estimate of a was negative and 0 stands in its place. */
  aTruncated: boolean
}

export type CredibilityReason = 'wrong-cell' | 'too-few-clients' | 'too-few-periods'

/**
 * Bühlmann–Straub credibility (1970) of `cells`, with E[X_it | Θ_i] = m(Θ_i) and Var[X_it | Θ_i] = s²(Θ_i) / w_it.
 * Cells of weight 0 are left out; clients without weight get the collective. `iterative` is the pseudo-estimator of Bichsel and
 * Straub, a = Σ Z_i (X̄_i − X̄_Z)² / (I − 1), found as a fixed point from the unbiased one. Needs two clients and one of them with two periods.
 */
export function buhlmannStraub(
  cells: readonly Cell[],
  method: 'unbiased' | 'iterative' = 'unbiased',
): Decision<Credibility, CredibilityReason> {
  const wrong = cells.find(
    ({ ratio, weight }) => !(weight >= 0 && weight <= MOST_FIGURE && Math.abs(ratio) <= MOST_FIGURE),
  )
  if (wrong) return no('wrong-cell', { client: wrong.clientId, period: wrong.period })
  const clients = clientMeans(cells)
  const { means, weights } = withWeight(clients)
  const count = cells.reduce((sum, { weight }) => (weight > 0 ? sum + 1 : sum), 0)
  if (means.length < 2) return no('too-few-clients', { clients: means.length, least: 2 })
  if (count <= means.length) return no('too-few-periods', { cells: count, clients: means.length })

  const s2 = within(cells, clients) / (count - means.length)
  const unbiased = between(means, weights, s2)
  const a = method === 'iterative' && unbiased > 0 ? fixedPoint(means, weights, s2, unbiased) : unbiased
  return yes({ ...estimates(clients, s2, Math.max(0, a)), aTruncated: unbiased < 0 })
}

interface ClientMean {
  weight: number
  mean: number
}

function clientMeans(cells: readonly Cell[]): Map<string, ClientMean> {
  const clients = new Map<string, ClientMean>()
  for (const { clientId, ratio, weight } of cells) {
    const client = clients.get(clientId) ?? { weight: 0, mean: 0 }
    client.weight += weight
    client.mean += weight * ratio
    clients.set(clientId, client)
  }
  for (const client of clients.values()) if (client.weight > 0) client.mean /= client.weight
  return clients
}

function withWeight(clients: Map<string, ClientMean>) {
  const weighing = [...clients.values()].filter(({ weight }) => weight > 0)
  return { means: weighing.map(({ mean }) => mean), weights: weighing.map(({ weight }) => weight) }
}

/** Σ w_it (X_it − X̄_i)². */
function within(cells: readonly Cell[], clients: Map<string, ClientMean>): number {
  let sum = 0
  for (const { clientId, ratio, weight } of cells) {
    if (weight > 0) sum += weight * (ratio - (clients.get(clientId)?.mean ?? 0)) ** 2
  }
  return sum
}

/** w [Σ w_i (X̄_i − X̄)² − (I − 1) s²] / (w² − Σ w_i²). */
function between(means: readonly number[], weights: readonly number[], s2: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0)
  const collective = weightedMean(means, weights)
  const spread = means.reduce((sum, mean, i) => sum + (weights[i] ?? 0) * (mean - collective) ** 2, 0)
  return (total * (spread - (means.length - 1) * s2)) / (total * total - squares)
}

function fixedPoint(means: readonly number[], weights: readonly number[], s2: number, start: number): number {
  let a = start
  for (let round = 0; round < 10_000; round += 1) {
    const z = weights.map((weight) => (weight * a) / (weight * a + s2))
    const collective = weightedMean(means, z)
    const next =
      means.reduce((sum, mean, i) => sum + (z[i] ?? 0) * (mean - collective) ** 2, 0) / (means.length - 1)
    if (Math.abs(next - a) <= 1e-14 * a) return next
    a = next
    if (a < 1e-12 * start) return 0
  }
  return a
}

function estimates(clients: Map<string, ClientMean>, s2: number, a: number) {
  const zOf = (weight: number) => (a > 0 && weight > 0 ? (weight * a) / (weight * a + s2) : 0)
  const { means, weights } = withWeight(clients)
  const collective = weightedMean(means, a > 0 ? weights.map(zOf) : weights)
  return {
    a,
    s2,
    k: a > 0 ? s2 / a : null,
    collective,
    clients: [...clients].map(([id, { weight, mean }]) => ({
      id,
      mean: weight > 0 ? mean : null,
      weight,
      z: zOf(weight),
      estimate: collective + zOf(weight) * (mean - collective),
    })),
  }
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let total = 0
  let sum = 0
  for (const [i, value] of values.entries()) {
    total += weights[i] ?? 0
    sum += (weights[i] ?? 0) * value
  }
  return sum / total
}
