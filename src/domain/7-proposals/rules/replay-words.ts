import { type Replay, replayFacts } from './replay.ts'

/** What a replay says. Bad news is said as plainly as good. */
export function replaySentence(replay: Replay, name: string, money: (minor: number) => string): string {
  const { quiet, bad } = replayFacts(replay)
  const [less, more] = [monthsWords(bad), monthsWords(quiet)]
  const all = `Your last twelve months charged again under ${name}: ${money(replay.underOfferMinor)} in place of the ${money(replay.billedMinor)} billed.`
  if (replay.savingMinor < 0)
    return `${all} That is ${money(-replay.savingMinor)} more: what it buys is that a bad month costs what a good one does. In ${less} you would have paid less, in ${more} more.`
  return `${all} In ${more} you would have paid more, in ${less} less.`
}

/** Up to six round steps from nought; the last may stand a little below the top. */
export function ticksTo(top: number): number[] {
  const rough = (0.95 * top) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? 10 * power
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => Math.round(at * step))
}

const monthsWords = (count: number) =>
  count === 0 ? 'no month' : count === 1 ? 'one month' : `${count} months`
