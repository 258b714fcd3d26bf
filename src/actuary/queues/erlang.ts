import { assertNumber, count, type FigureReason, notNegative, positive } from '#actuary/figures.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/**
 * Erlang's loss formula: the chance that all servers are busy when nobody waits.
 *
 * B(0) = 1, B(k) = aB(k−1) / (k + aB(k−1)); stable for thousands of servers, where factorials overflow at 170.
 *
 * @param servers technicians, a whole number from 0
 * @param load offered load in erlangs: arrivals per hour ÷ tickets one server finishes per hour
 * @returns a chance from 0 to 1; refuses a load below 0 and servers that aren't whole
 * Source: Erlang 1917; the recursion in Jagerman 1974.
 */
export function erlangB(servers: number, load: number): Decision<number, FigureReason> {
  const fault = count('servers', servers, 0) ?? notNegative('load', load)
  if (fault !== undefined) return fault
  return yes(lossChance(servers, load))
}

/**
 * Erlang's delay formula: the chance that a ticket must wait at all.
 *
 * C = B / (1 − ρ(1 − B)), ρ = load ÷ servers, B from {@link erlangB}.
 *
 * @returns a chance from 0 to 1; refuses `unstable` when the load is as large as the servers: the queue grows without end
 * Source: Erlang 1917.
 */
export function erlangC(servers: number, load: number): Decision<number, FigureReason | 'unstable'> {
  const fault = count('servers', servers) ?? notNegative('load', load)
  if (fault !== undefined) return fault
  if (load >= servers) return no('unstable', { rho: load / servers, load, servers })
  return yes(delayChance(servers, load))
}

/** Waiting in M/M/c: times in hours, lengths in tickets. */
export type MmcWait = {
  /** Share of time a server is busy. */
  rho: number
  pWait: number
  /** Mean wait before service, in hours, over all tickets. */
  wq: number
  /** Mean number of tickets waiting. */
  lq: number
  /** P(W ≤ t) = 1 − C·e^{−(cμ − λ)t}, t in hours. */
  pWaitWithin(hours: number): number
}

/**
 * M/M/c, first come first served: Poisson arrivals, exponential work, c equal servers.
 *
 * wq = C / (cμ − λ), lq = λ·wq. Real labour times vary more than exponential ones: multiply wq and lq by {@link allenCunneenFactor}.
 *
 * @param queue.lambda tickets per hour
 * @param queue.mu tickets one server finishes per hour of work
 * @returns {@link MmcWait}; refuses `unstable` when λ ≥ cμ
 */
export function mmc(queue: {
  servers: number
  lambda: number
  mu: number
}): Decision<MmcWait, FigureReason | 'unstable'> {
  const { servers, lambda, mu } = queue
  const fault = positive('mu', mu) ?? notNegative('lambda', lambda)
  if (fault !== undefined) return fault
  const waiting = erlangC(servers, lambda / mu)
  if (!waiting.yes) return waiting
  const pWait = waiting.value
  const spare = servers * mu - lambda
  return yes({
    rho: lambda / (servers * mu),
    pWait,
    wq: pWait / spare,
    lq: (pWait * lambda) / spare,
    pWaitWithin(hours) {
      assertNumber('hours', hours)
      return hours < 0 ? 0 : 1 - pWait * Math.exp(-spare * hours)
    },
  })
}

/**
 * M/G/1, first come first served: wq = λE[X²] / 2(1 − ρ), w = wq + E[X], lq = λ·wq (Pollaczek and Khinchine).
 *
 * @param lambda tickets per hour
 * @param es mean hours of work per ticket
 * @param es2 mean of the squared hours; never below es²
 * @returns hours (wq, w) and tickets (lq); refuses `unstable` when ρ ≥ 1 and `second-moment-too-small`
 */
export function mg1Wait(
  lambda: number,
  es: number,
  es2: number,
): Decision<
  { rho: number; wq: number; w: number; lq: number },
  FigureReason | 'unstable' | 'second-moment-too-small'
> {
  const fault = notNegative('lambda', lambda) ?? positive('es', es) ?? positive('es2', es2)
  if (fault !== undefined) return fault
  if (es2 < es * es * (1 - 1e-12)) return no('second-moment-too-small', { es, es2 })
  const rho = lambda * es
  if (rho >= 1) return no('unstable', { rho })
  const wq = (lambda * es2) / (2 * (1 - rho))
  return yes({ rho, wq, w: wq + es, lq: lambda * wq })
}

/**
 * What waits in M/M/c are multiplied by when arrivals and work vary otherwise than exponentially: (cvₐ² + cvₛ²) / 2.
 * Lognormal work with sdlog 1.2 has cv² = 3.2 and doubles every wait.
 *
 * @param cvWork coefficient of variation of the hours per ticket
 * @param cvArrival of the times between tickets; 1 when they are Poisson
 * Source: Allen and Cunneen (Allen 1990); Lee and Longton 1959 for Poisson arrivals.
 */
export function allenCunneenFactor(cvWork: number, cvArrival = 1): Decision<number, FigureReason> {
  const fault = notNegative('cvWork', cvWork) ?? notNegative('cvArrival', cvArrival)
  if (fault !== undefined) return fault
  return yes((cvArrival * cvArrival + cvWork * cvWork) / 2)
}

function delayChance(servers: number, load: number): number {
  const loss = lossChance(servers, load)
  return loss / (1 - (load / servers) * (1 - loss))
}

function lossChance(servers: number, load: number): number {
  let loss = 1
  for (let k = 1; k <= servers; k += 1) loss = (load * loss) / (k + load * loss)
  return loss
}
