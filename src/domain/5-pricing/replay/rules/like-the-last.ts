import { type RerateReason, rerate } from '#actuary/rerate.ts'
import { monthsStandAlone, rateAgain } from '#agreements/rules'
import { type Decision, no, yes } from '#kernel/decision.ts'
import type { Replayed } from './replay.ts'
import { leastMonths, type Source } from './sources.ts'

/** Where the saving lies in nine years of ten that are made of the same months. */
export type LikeTheLast = {
  lowMinor: number
  highMinor: number
  /** Years drawn, of so many months each. */
  samples: number
  months: number
  seed: string
}

export type NoRange = 'assumed-year' | 'spread-evenly' | 'too-few-months' | RerateReason

const monthsOfYear = 12
const mostSamples = 2_000
const leastSamples = 200
/** So many entries are rated again before somebody waits for the page. */
const mostEntries = 120_000

/**
 * "A year like your last ones": months drawn with replacement and put together, each drawn year billed as it was and
 * under the offer. Where nothing rolls over, a month costs what it cost in its own place; otherwise each year is drawn
 * down anew, and a busy client has fewer of them. Fees are those of the year that was. Same seed, same answer.
 */
export function likeTheLast(
  replayed: Replayed & { source: Source; isSpread: boolean },
  seed: string,
): Decision<LikeTheLast, NoRange> {
  const { months, rated } = replayed
  if (replayed.source === 'book') return no('assumed-year')
  if (replayed.isSpread) return no('spread-evenly')
  if (months.length < leastMonths) return no('too-few-months', { months: months.length, least: leastMonths })

  const days = months.map(({ month }) => month)
  const last = months.slice(-monthsOfYear)
  const feeMinor = last.reduce((sum, month) => sum + month.feeMinor, 0)
  const standsAlone = monthsStandAlone(rated.agreement, rated.lots, days)
  const workMinor = standsAlone
    ? (drawn: readonly number[]) => drawn.reduce((sum, at) => sum + (months[at]?.workMinor ?? 0), 0)
    : rateAgain({ ...rated, months: days })
  const history = months.map(({ month, billedMinor }, at) => ({ month, billedMinor, work: at }))
  const offer = (drawn: readonly number[]) => feeMinor + workMinor(drawn)
  const samples = standsAlone ? mostSamples : samplesFor(rated.entries.length)
  const drawn = rerate(history, offer, seed, { samples })
  if (!drawn.yes) return drawn
  const [lowMinor, highMinor] = drawn.value.bootstrap90
  return yes({ lowMinor, highMinor, samples, months: last.length, seed })
}

/** As many years as a page can wait for. */
const samplesFor = (entries: number) =>
  Math.min(mostSamples, Math.max(leastSamples, Math.floor(mostEntries / Math.max(1, entries))))
