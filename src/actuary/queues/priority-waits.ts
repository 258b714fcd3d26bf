import { type FigureReason, firstFault, notNegative, positive } from '#actuary/figures.ts'
import { erlangC } from '#actuary/queues/erlang.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** Classes in order of priority, the first one served first; rates per hour, times in hours. */
export type PriorityQueue =
  | { kind: 'mg1'; lambda: readonly number[]; es: readonly number[]; es2: readonly number[] }
  | { kind: 'mmc'; lambda: readonly number[]; mu: number; servers: number }

export type PriorityWaits = { rho: number; wq: number[]; wqFcfs: number }
export type PriorityReason =
  | FigureReason
  | 'no-classes'
  | 'lengths-differ'
  | 'unstable'
  | 'second-moment-too-small'

/**
 * Mean wait in hours per priority class; work begun is finished (nonpreemptive).
 *
 * Wₖ = W₀ / ((1 − σₖ₋₁)(1 − σₖ)), σₖ the load of the classes up to k. M/G/1: W₀ = Σ λᵢE[Xᵢ²] / 2; M/M/c with one μ: W₀ = C / cμ.
 * Conservation: Σ ρₖWₖ is the same as when all are served in order of arrival (wqFcfs).
 *
 * @returns the load, the wait per class, and the wait without priorities; refuses `unstable` when all classes together have ρ ≥ 1
 * Source: Cobham 1954.
 */
export function priorityWaits(queue: PriorityQueue): Decision<PriorityWaits, PriorityReason> {
  if (queue.lambda.length === 0) return no('no-classes')
  const fault = firstFault('lambda', queue.lambda, notNegative)
  if (fault !== undefined) return fault
  return queue.kind === 'mg1' ? mg1Waits(queue) : mmcWaits(queue)
}

function mg1Waits(queue: PriorityQueue & { kind: 'mg1' }): Decision<PriorityWaits, PriorityReason> {
  const { lambda, es, es2 } = queue
  if (es.length !== lambda.length || es2.length !== lambda.length) {
    return no('lengths-differ', { lambda: lambda.length, es: es.length, es2: es2.length })
  }
  const fault = firstFault('es', es, positive) ?? firstFault('es2', es2, positive)
  if (fault !== undefined) return fault
  const small = es.findIndex((mean, k) => (es2[k] ?? 0) < mean * mean * (1 - 1e-12))
  if (small >= 0) return no('second-moment-too-small', { class: small + 1 })
  let residual = 0
  for (const [k, rate] of lambda.entries()) residual += (rate * (es2[k] ?? 0)) / 2
  return waitsOf(
    lambda.map((rate, k) => rate * (es[k] ?? 0)),
    residual,
  )
}

function mmcWaits(queue: PriorityQueue & { kind: 'mmc' }): Decision<PriorityWaits, PriorityReason> {
  const { lambda, mu, servers } = queue
  const fault = positive('mu', mu)
  if (fault !== undefined) return fault
  const waiting = erlangC(servers, lambda.reduce((sum, rate) => sum + rate, 0) / mu)
  if (!waiting.yes) return waiting
  return waitsOf(
    lambda.map((rate) => rate / (servers * mu)),
    waiting.value / (servers * mu),
  )
}

function waitsOf(loads: readonly number[], residual: number): Decision<PriorityWaits, 'unstable'> {
  const wq: number[] = []
  let above = 0
  for (const load of loads) {
    const upTo = above + load
    wq.push(residual / ((1 - above) * (1 - upTo)))
    above = upTo
  }
  if (above >= 1) return no('unstable', { rho: above })
  return yes({ rho: above, wq, wqFcfs: residual / (1 - above) })
}
