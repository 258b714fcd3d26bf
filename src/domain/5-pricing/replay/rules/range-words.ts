import type { LikeTheLast } from './like-the-last.ts'

type Range = Pick<LikeTheLast, 'lowMinor' | 'highMinor' | 'months'>

/** A range of savings in words: never a certainty, and bad news as plainly as good. */
export function rangeSentence(
  { lowMinor, highMinor, months }: Range,
  money: (minor: number) => string,
): string {
  const years =
    months === 12
      ? 'In nine years of ten made of months like these'
      : `In nine of ten stretches made of ${months} months like these`
  if (lowMinor >= 0) return `${years} it would save between ${money(lowMinor)} and ${money(highMinor)}.`
  if (highMinor <= 0)
    return `${years} it would cost between ${money(-highMinor)} and ${money(-lowMinor)} more.`
  return `${years} it would come out between ${money(-lowMinor)} dearer and ${money(highMinor)} cheaper.`
}
