import { chance, count, type FigureReason, finite, firstFault, positive } from '#actuary/figures.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

export type SbgReason =
  | FigureReason
  | 'too-few-years'
  | 'survivors-rise'
  | 'nobody-left'
  | 'churn-does-not-fall'
  | 'churn-stops'

/**
 * Fits the shifted beta-geometric to one cohort: every client has his own yearly chance of leaving, drawn from Beta(α, β),
 * so those who stay are more and more the loyal ones. S(t) = B(α, β + t) / B(α, β).
 *
 * Maximum likelihood: Σ (S(t−1) − S(t))·ln P(T = t) + S(n)·ln S(n), by Newton's method in ln α, ln β.
 *
 * @param survivors the share of the cohort still here at the end of year 1, 2, …; never rising, at least two years
 * @returns α and β; refuses `churn-does-not-fall` when the cohort leaves at a steady or rising rate, where α and β have no
 *   best value (use betaBinomialChurn), `churn-stops` when nobody leaves after the first year, `nobody-left` when nobody has
 * Source: Fader and Hardie 2007.
 */
export function fitSbg(survivors: readonly number[]): Decision<{ alpha: number; beta: number }, SbgReason> {
  if (survivors.length < 2) return no('too-few-years', { years: survivors.length, least: 2 })
  const fault = firstFault('survivors', survivors, chance)
  if (fault !== undefined) return fault
  const rise = survivors.findIndex((share, year) => share > (survivors[year - 1] ?? 1))
  if (rise >= 0) return no('survivors-rise', { year: rise + 1 })
  if (survivors.at(-1) === 1) return no('nobody-left', { years: survivors.length })

  if (survivors.at(-1) === survivors[0]) return no('churn-stops', { years: survivors.length })

  const fitted = climb(survivors)
  return fitted === undefined ? no('churn-does-not-fall', { years: survivors.length }) : yes(fitted)
}

export type SbgProjection = { survival: number[]; retention: number[]; discountedLifetime: number }

/**
 * What a fitted cohort does next: survival S(t) and retention r(t) = (β + t − 1) / (α + β + t − 1) for years 1 to `years`,
 * and the discounted expected lifetime Σ S(t)/(1 + d)ᵗ over t = 0, 1, 2, …
 *
 * @param discount d per year, e.g. 0.1; at 0 the plain expected lifetime (α + β − 1)/(α − 1), which exists for α > 1 only
 * @returns refuses `lifetime-has-no-mean` for d = 0 and α ≤ 1
 * Source: Fader and Hardie 2007 and 2010.
 */
export function projectSbg(
  { alpha, beta }: { alpha: number; beta: number },
  years: number,
  discount: number,
): Decision<SbgProjection, FigureReason | 'discount-too-small' | 'lifetime-has-no-mean'> {
  const fault =
    positive('alpha', alpha) ??
    positive('beta', beta) ??
    count('years', years) ??
    finite('discount', discount)
  if (fault !== undefined) return fault
  if (discount < 0 || (discount > 0 && discount < 1e-6))
    return no('discount-too-small', { discount, least: 1e-6 })
  if (discount === 0 && alpha <= 1) return no('lifetime-has-no-mean', { alpha })

  const survival: number[] = []
  const retention: number[] = []
  let staying = 1
  for (let year = 1; year <= years; year += 1) {
    const kept = (beta + year - 1) / (alpha + beta + year - 1)
    staying *= kept
    retention.push(kept)
    survival.push(staying)
  }
  const lifetime = discount === 0 ? (alpha + beta - 1) / (alpha - 1) : discountedSum(alpha, beta, discount)
  return yes({ survival, retention, discountedLifetime: lifetime })
}

function discountedSum(alpha: number, beta: number, discount: number): number {
  let total = 0
  let term = 1
  for (let t = 1; term > total * 1e-17; t += 1) {
    total += term
    term *= (beta + t - 1) / ((alpha + beta + t - 1) * (1 + discount))
  }
  return total
}

type Slopes = { height: number; u: number; v: number; uu: number; uv: number; vv: number }

/** Newton's method, damped where the likelihood isn't concave; undefined when the best α and β lie at infinity. */
function climb(survivors: readonly number[]): { alpha: number; beta: number } | undefined {
  let u = 0
  let v = 0
  let damping = 1e-3
  let here = slopes(survivors, u, v)
  for (let n = 0; n < 500 && Math.hypot(here.u, here.v) > 1e-13 && damping < 1e12; n += 1) {
    if (u > 14 || v > 14) return undefined
    const [du, dv] = uphill(here, damping)
    const next = slopes(survivors, u + du, v + dv)
    const isBetter = next.height >= here.height && Math.hypot(du, dv) < 3
    damping = isBetter ? damping / 10 : damping * 4
    if (!isBetter) continue
    u += du
    v += dv
    here = next
  }
  return { alpha: Math.exp(u), beta: Math.exp(v) }
}

/** Solves (D − H)·step = gradient, with D large enough to make the matrix positive definite. */
function uphill({ u, v, uu, uv, vv }: Slopes, damping: number): [du: number, dv: number] {
  const mean = (uu + vv) / 2
  const largestCurvature = mean + Math.hypot((uu - vv) / 2, uv)
  const added = damping + Math.max(0, 2 * largestCurvature)
  const determinant = (added - uu) * (added - vv) - uv * uv
  return [((added - vv) * u + uv * v) / determinant, ((added - uu) * v + uv * u) / determinant]
}

/** Log-likelihood per client with first and second derivatives in u = ln α, v = ln β. */
function slopes(survivors: readonly number[], u: number, v: number): Slopes {
  const a = Math.exp(u)
  const b = Math.exp(v)
  const at = { height: 0, a: 0, b: 0, aa: 0, ab: 0, bb: 0 }
  let before = 1
  for (const [index, share] of survivors.entries()) {
    // In year t a leaver adds ln α − ln(α+β+t−1), a stayer ln(β+t−1) − ln(α+β+t−1).
    const left = before - share
    const fromBeta = b + index
    const whole = a + b + index
    at.height += left * u + share * Math.log(fromBeta) - before * Math.log(whole)
    at.a += left / a - before / whole
    at.b += share / fromBeta - before / whole
    at.aa += -left / (a * a) + before / (whole * whole)
    at.ab += before / (whole * whole)
    at.bb += -share / (fromBeta * fromBeta) + before / (whole * whole)
    before = share
  }
  return {
    height: at.height,
    u: a * at.a,
    v: b * at.b,
    uu: a * a * at.aa + a * at.a,
    uv: a * b * at.ab,
    vv: b * b * at.bb + b * at.b,
  }
}
