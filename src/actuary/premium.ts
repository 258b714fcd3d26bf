import { type Decision, no, yes } from '#kernel/decision.ts'
import type { Aggregate } from './aggregate/reading.ts'
import { assertFinite, type FigureReason, notNegative, positive } from './figures.ts'

export interface FeeCosts {
  /** Labour cost of one hour of the aggregate, minor units. */
  costPerHourMinor: number
  /** Costs of the year that don't depend on hours, minor units. */
  fixedPerYearMinor: number
  /**
   * `client`: this fee alone may make a loss with chance `pLoss`. `book`: all fees together may; the client carries the share
   * Cov(S_i, S_book) / Var(S_book) of the margin. `book` includes the client; the covariance (hours²) is the client's variance
   * when absent, which is right where clients are independent.
   */
  target:
    | { kind: 'client'; pLoss: number }
    | { kind: 'book'; pLoss: number; book: Aggregate; covariance?: number }
  loadings?: Partial<Loadings>
  /** Fees are rounded up to a whole multiple of this. */
  roundToMinor: number
}

export interface Loadings {
  /** Share added to the expected hours (expected value principle). */
  expectedValue: number
  /** Standard deviations added. */
  standardDeviation: number
  /** Yearly return asked for capital, and the level to which TVaR − mean is held as capital. */
  capital: { rate: number; level: number }
}

export const usualLoadings: Loadings = {
  expectedValue: 0.25,
  standardDeviation: 0.5,
  capital: { rate: 0.1, level: 0.99 },
}

export type Principle =
  | 'expectedValue'
  | 'standardDeviation'
  | 'valueAtRisk'
  | 'tailValueAtRisk'
  | 'costOfCapital'

/** What a fee of a year does. Money in minor units. */
export interface FeeOutlook {
  feeMinor: number
  probabilityOfLoss: number
  /** E[(cost − fee)+]. */
  expectedLossMinor: number
  /** E[cost − fee | cost > fee]; 0 where no loss is possible. */
  expectedLossGivenLossMinor: number
  /** fee − expected cost. */
  expectedMarginMinor: number
}

export interface Fee extends FeeOutlook {
  /** The fee before it was rounded up, minor units with fraction. */
  exact: number
}

export interface FeeSheet {
  /** The fee at which expected cost is just covered, minor units with fraction. */
  breakEvenMinor: number
  /** The part of the book's margin this client carries; 1 where the target is the client. */
  marginShare: number
  principles: Record<Principle, Fee>
  /** The outlook of any other fee, for a slider. */
  outlook(feeMinor: number): FeeOutlook
}

export type FeeReason = FigureReason | 'not-an-open-chance' | 'book-without-client'

/**
 * Yearly fees for unlimited work, by five premium principles. With fixed cost k, cost w per hour, hours S of mean m:
 *
 *     expected value       k + w (1 + θ) m
 *     standard deviation   k + w (m + b sd)
 *     value at risk        k + w VaR_{1−pLoss}            P(loss) ≤ pLoss exactly
 *     tail value at risk   k + w TVaR_{1−pLoss}
 *     cost of capital      k + w [m + r (TVaR_q − m)]
 *
 * For a book target the margins beyond m are the client's share of the book's margins. Each fee is rounded UP, then its chance of loss,
 * expected loss and margin are those of the rounded fee. Source: Bühlmann (1985) for principles, Dhaene et al. (2012) for the allocation.
 */
export function priceFixedFee(aggregate: Aggregate, costs: FeeCosts): Decision<FeeSheet, FeeReason> {
  const loadings = { ...usualLoadings, ...costs.loadings }
  const { costPerHourMinor: perHour, fixedPerYearMinor: fixed, roundToMinor, target } = costs
  const fault =
    positive('costPerHourMinor', perHour) ??
    notNegative('fixedPerYearMinor', fixed) ??
    positive('roundToMinor', roundToMinor) ??
    notNegative('expectedValue', loadings.expectedValue) ??
    notNegative('standardDeviation', loadings.standardDeviation) ??
    notNegative('capital rate', loadings.capital.rate) ??
    openChance('pLoss', target.pLoss) ??
    openChance('capital level', loadings.capital.level)
  if (fault) return fault
  const marginShare = target.kind === 'client' ? 1 : shareOfBook(aggregate, target)
  if (!(marginShare >= -1 && marginShare <= 1)) return no('book-without-client', { share: marginShare })

  const risk = target.kind === 'client' ? aggregate : target.book
  const outlook = (feeMinor: number) => outlookOf(aggregate, feeMinor, perHour, fixed)
  const fee = (marginHours: number): Fee => {
    const exact = fixed + perHour * (aggregate.mean + marginHours)
    return { exact, ...outlook(Math.ceil(exact / roundToMinor - 1e-9) * roundToMinor) }
  }
  const { rate, level } = loadings.capital
  return yes({
    breakEvenMinor: fixed + perHour * aggregate.mean,
    marginShare,
    principles: {
      expectedValue: fee(loadings.expectedValue * aggregate.mean),
      standardDeviation: fee(marginShare * loadings.standardDeviation * risk.sd),
      valueAtRisk: fee(marginShare * (risk.var(1 - target.pLoss) - risk.mean)),
      tailValueAtRisk: fee(marginShare * (risk.tvar(1 - target.pLoss) - risk.mean)),
      costOfCapital: fee(marginShare * rate * (risk.tvar(level) - risk.mean)),
    },
    outlook,
  })
}

function outlookOf(aggregate: Aggregate, feeMinor: number, perHour: number, fixed: number): FeeOutlook {
  assertFinite('feeMinor', feeMinor)
  const hours = (feeMinor - fixed) / perHour
  const probabilityOfLoss = aggregate.survival(hours)
  const expectedLossMinor = perHour * aggregate.excess(hours)
  return {
    feeMinor,
    probabilityOfLoss,
    expectedLossMinor,
    expectedLossGivenLossMinor: probabilityOfLoss > 0 ? expectedLossMinor / probabilityOfLoss : 0,
    expectedMarginMinor: feeMinor - fixed - perHour * aggregate.mean,
  }
}

const shareOfBook = (client: Aggregate, { book, covariance }: { book: Aggregate; covariance?: number }) =>
  (covariance ?? client.variance) / book.variance

const openChance = (field: string, value: number) =>
  value > 0 && value < 1 ? undefined : no('not-an-open-chance', { field, given: String(value) })
