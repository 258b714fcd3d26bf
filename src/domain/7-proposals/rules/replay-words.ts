import { type Replay, replayFacts } from './replay.ts'

/** What stands over a replay. */
export function replayTitle(replay: Replay): string {
  if (replay.source === 'book') return 'A usual year under this agreement: an assumption'
  if (replay.source === 'old-bills') return 'What you were billed, and this agreement'
  return `${lastWords(replay)} under this agreement`
}

/** The heads of a replay's two figures where options stand side by side. */
export const replayHeads = (replay: Replay): [under: string, less: string] =>
  replay.source === 'book'
    ? ['A usual year, assumed', 'Less than by the hour']
    : [lastWords(replay), 'Less than billed']

/** What a replay says. Bad news is said as plainly as good. */
export function replaySentence(replay: Replay, name: string, money: (minor: number) => string): string {
  const { quiet, bad } = replayFacts(replay)
  const [less, more] = [monthsWords(bad), monthsWords(quiet)]
  const all = openingOf(replay, name, money)
  if (replay.source === 'book')
    return replay.savingMinor < 0
      ? `${all} That is ${money(-replay.savingMinor)} more: what it buys is that a bad month costs what a good one does.`
      : all
  if (replay.savingMinor < 0)
    return `${all} That is ${money(-replay.savingMinor)} more: what it buys is that a bad month costs what a good one does. In ${less} you would have paid less, in ${more} more.`
  return `${all} In ${more} you would have paid more, in ${less} less.`
}

function openingOf(replay: Replay, name: string, money: (minor: number) => string): string {
  const [under, billed] = [money(replay.underOfferMinor), money(replay.billedMinor)]
  if (replay.source === 'book')
    return `Nobody’s bills are known to us, so this is an assumption: a usual year of a company your size, ${under} under ${name} in place of ${billed} by the hour.`
  if (replay.source === 'old-bills')
    return `You were billed ${billed} in ${spanWords(replay)}; under ${name} it would have been ${under}.`
  return `${lastWords(replay)} charged again under ${name}: ${under} in place of the ${billed} billed.`
}

const lastWords = (replay: Pick<Replay, 'months'>): string =>
  replay.months.length === 1 ? 'Your last month' : `Your last ${spanWords(replay)}`

/** Twelve months, or as many as there are. */
const spanWords = ({ months }: Pick<Replay, 'months'>): string =>
  months.length === 12 ? 'twelve months' : monthsWords(months.length)

/** Up to six round steps from nought; the last may stand a little below the top. */
export function ticksTo(top: number): number[] {
  const rough = (0.95 * top) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? 10 * power
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => Math.round(at * step))
}

const monthsWords = (count: number) =>
  count === 0 ? 'no month' : count === 1 ? 'one month' : `${count} months`
