import { count, type FigureReason } from '#actuary/figures.ts'
import { faultInBook } from '#actuary/forecast/check-book.ts'
import { revenuePath } from '#actuary/forecast/revenue-path.ts'
import { randomSource } from '#actuary/random.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** One agreement or one that may be won. Months are counted from 0, the first forecast one. */
export type RecurringAgreement = {
  id: string
  /** Per month, at today's price and size. */
  mrrMinor: number
  /** First month it brings revenue; 0 unless it is still to be won or starts later. */
  startsInMonth?: number
  /** Chance that it is won; 1 for an agreement that is signed. */
  winChance?: number
  /** First month after its present term. */
  termEndsInMonth: number
  /** Chance that it renews at the end of each term, and for how long. */
  renewalChance: number
  termMonths: number
  /** Price change at each renewal, in hundredths of a per cent. */
  priceChangeBp?: number
  /** Growth of what is served (endpoints, users) per year, as a share. */
  growthPerYear?: number
  /** Chance per month that it ends inside a term. */
  earlyEndChance?: number
}

export type RecurringBook = {
  agreements: readonly RecurringAgreement[]
  months: number
  /** Months that are added up: 1 for months, 3 for quarters. */
  periodMonths?: number
  /**
   * Renewals fail together in a bad year. Each year's chances of leaving are multiplied by a common factor whose mean is 1, from a beta
   * distribution worth so many client-years; the fewer, the wilder. Left out, clients decide independently.
   */
  shockClientYears?: number
}

export type RevenuePeriod = {
  /** Signed and inside its present term: certain but for early ends. */
  contractedMinor: number
  meanMinor: number
  p10Minor: number
  p50Minor: number
  p90Minor: number
}

export type RevenueFan = {
  model: string
  assumptions: readonly string[]
  periods: RevenuePeriod[]
  from: number
  replications: number
  /** Revenue by replication and period, for joining ranges. */
  paths: Float64Array
}

export type FanReason = FigureReason | 'no-agreements' | 'agreement-twice' | 'months-not-whole-periods'

const assumptions = [
  'Agreements renew or end independently but for the shared shock of a year; what ended does not come back.',
  'Prices change at renewals only, sizes grow evenly; no new business but what the list names.',
  'One currency.',
] as const

/**
 * Recurring revenue of the months ahead: what is contracted, and the mean and 10, 50 and 90 % points of what comes in, by simulation
 * of wins, renewals, early ends, price changes and growth. Same seed, same answer; every agreement has its own stream per
 * replication, so adding one leaves the others' fates alone.
 *
 * @param run.from the first replication; {@link joinRevenueFans} joins neighbouring ranges into the answer of one call
 */
export function revenueFan(
  book: RecurringBook,
  run: { seed: number | string; replications: number; from?: number },
): Decision<RevenueFan, FanReason> {
  const { agreements, months, periodMonths = 1 } = book
  const { seed, replications, from = 0 } = run
  const fault = count('replications', replications) ?? count('from', from, 0) ?? faultInBook(book)
  if (fault !== undefined) return fault

  const periods = months / periodMonths
  const paths = new Float64Array(replications * periods)
  const monthly = new Float64Array(months)
  for (let row = 0; row < replications; row += 1) {
    monthly.fill(0)
    const shocks = drawShocks(book, randomSource(seed, `book/shock/${from + row}`))
    for (const agreement of agreements) {
      revenuePath(agreement, shocks, randomSource(seed, `${agreement.id}/renewal/${from + row}`), monthly)
    }
    for (const [month, minor] of monthly.entries()) {
      const cell = row * periods + Math.floor(month / periodMonths)
      paths[cell] = (paths[cell] ?? 0) + minor
    }
  }
  return yes(fanOf(paths, contractedBy(book), from, replications))
}

/** Fans of neighbouring ranges of replications of the same book as one; refuses gaps, overlaps and other lengths. */
export function joinRevenueFans(fans: readonly RevenueFan[]): Decision<RevenueFan, 'ranges-do-not-join'> {
  const inOrder = [...fans].sort((a, b) => a.from - b.from)
  const [first] = inOrder
  if (first === undefined) return no('ranges-do-not-join', { ranges: 0 })
  let next = first.from
  for (const fan of inOrder) {
    if (fan.from !== next || fan.periods.length !== first.periods.length) {
      return no('ranges-do-not-join', { ranges: fans.length, from: fan.from, expected: next })
    }
    next += fan.replications
  }
  const paths = Float64Array.from(inOrder.flatMap((fan) => [...fan.paths]))
  const contracted = first.periods.map(({ contractedMinor }) => contractedMinor)
  return yes(fanOf(paths, contracted, first.from, next - first.from))
}

function fanOf(
  paths: Float64Array,
  contracted: readonly number[],
  from: number,
  replications: number,
): RevenueFan {
  const periods = contracted.map((contractedMinor, period) => {
    const column = Float64Array.from(
      { length: replications },
      (_, row) => paths[row * contracted.length + period] ?? 0,
    )
    const meanMinor = column.reduce((sum, minor) => sum + minor, 0) / replications
    column.sort()
    const point = (p: number) => column[Math.max(0, Math.ceil(p * replications - 1e-9) - 1)] ?? 0
    return { contractedMinor, meanMinor, p10Minor: point(0.1), p50Minor: point(0.5), p90Minor: point(0.9) }
  })
  return { model: 'revenue-1', assumptions, periods, from, replications, paths }
}

function contractedBy({ agreements, months, periodMonths = 1 }: RecurringBook): number[] {
  const contracted = new Array<number>(months / periodMonths).fill(0)
  for (const {
    mrrMinor,
    startsInMonth = 0,
    winChance = 1,
    termEndsInMonth,
    growthPerYear = 0,
  } of agreements) {
    if (winChance < 1) continue
    for (let month = startsInMonth; month < Math.min(termEndsInMonth, months); month += 1) {
      const period = Math.floor(month / periodMonths)
      contracted[period] = (contracted[period] ?? 0) + mrrMinor * (1 + growthPerYear) ** (month / 12)
    }
  }
  return contracted
}

/** By year: the factor on every chance of leaving. */
function drawShocks(
  { agreements, months, shockClientYears }: RecurringBook,
  source: ReturnType<typeof randomSource>,
) {
  const years = Math.ceil(months / 12)
  const leaving =
    agreements.reduce((sum, { renewalChance }) => sum + 1 - renewalChance, 0) / agreements.length
  const isCalm = shockClientYears === undefined || leaving === 0 || leaving === 1
  return Float64Array.from({ length: years }, () =>
    isCalm ? 1 : source.beta(shockClientYears * leaving, shockClientYears * (1 - leaving)) / leaving,
  )
}
