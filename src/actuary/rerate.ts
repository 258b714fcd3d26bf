import { type Decision, no, yes } from '#kernel/decision.ts'
import { assertFinite, count, type FigureReason } from './figures.ts'
import { randomSource } from './random.ts'

/** A past month: what was billed for it, and its work in whatever form the offer rates. */
export interface PastMonth<Work> {
  month: string
  billedMinor: number
  work: Work
}

/** What a sequence of months would cost under the offer, minor units: the rating engine behind a function, so roll-over goes in order. */
export type OfferRating<Work> = (months: readonly Work[]) => number

export interface Rerating {
  billedMinor: number
  reratedMinor: number
  /** Billed − re-rated: positive where the offer would have been cheaper for the client. */
  savingMinor: number
  /** 5 % and 95 % points of the saving in a year like the past ones. */
  bootstrap90: [lowMinor: number, highMinor: number]
  samples: number
}

export type RerateReason = FigureReason | 'no-months'

/**
 * Replays history under an offer: past work held constant, no change of behaviour. The interval is a block bootstrap by month: years
 * of as many months as the history (twelve at most) are put together from runs of `blockMonths` months drawn with replacement, and each
 * is rated anew. The same seed gives the same interval. Refuses an empty history.
 */
export function rerate<Work>(
  history: readonly PastMonth<Work>[],
  offer: OfferRating<Work>,
  seed: number | string,
  { samples = 2000, blockMonths = 1 }: { samples?: number; blockMonths?: number } = {},
): Decision<Rerating, RerateReason> {
  if (history.length === 0) return no('no-months')
  const wrong = history.find(({ billedMinor }) => !Number.isFinite(billedMinor))
  if (wrong)
    return no('not-a-figure', { field: `billed in ${wrong.month}`, given: String(wrong.billedMinor) })
  const fault = count('samples', samples) ?? count('blockMonths', blockMonths)
  if (fault) return fault

  const billedMinor = sumOf(history)
  const reratedMinor = offer(history.map(({ work }) => work))
  assertFinite('the amount an offer comes to', reratedMinor)
  const random = randomSource(seed, 'rerate')
  const savings = Float64Array.from({ length: samples }, () => {
    const year = drawYear(history, blockMonths, (n) => random.below(n))
    return sumOf(year) - offer(year.map(({ work }) => work))
  }).sort()
  const at = (p: number) => savings[Math.min(samples - 1, Math.floor(p * samples))] ?? 0
  return yes({
    billedMinor,
    reratedMinor,
    savingMinor: billedMinor - reratedMinor,
    bootstrap90: [at(0.05), at(0.95)],
    samples,
  })
}

/** Runs of months, each beginning anywhere and going round at the end, until the year is full. */
function drawYear<Work>(
  history: readonly PastMonth<Work>[],
  blockMonths: number,
  below: (n: number) => number,
) {
  const length = Math.min(12, history.length)
  const year: PastMonth<Work>[] = []
  while (year.length < length) {
    const start = below(history.length)
    for (let i = 0; i < blockMonths && year.length < length; i += 1) {
      const month = history[(start + i) % history.length]
      if (month) year.push(month)
    }
  }
  return year
}

const sumOf = (months: readonly { billedMinor: number }[]) =>
  months.reduce((sum, { billedMinor }) => sum + billedMinor, 0)
