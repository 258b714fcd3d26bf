import type { RatedPiece } from '#agreements/rules'
import { type Parts, partsOf } from './parts.ts'

export const outcomes = ['covered', 'billed', 'excluded', 'held', 'given-away'] as const
export type EntryOutcome = (typeof outcomes)[number]

export type EntryUnderOffer = Parts & {
  id: string
  workedOn: string
  category: string
  class: RatedPiece['class']
  emergency: boolean
  minutes: number
  coveredMinutes: number
  outcome: EntryOutcome | 'partly-covered'
  /** All that happened to parts of it: a filter asks these. */
  outcomes: EntryOutcome[]
}

/** The pieces of each entry put together again, in order of work. */
export function byEntry(pieces: readonly RatedPiece[]): EntryUnderOffer[] {
  return [...Map.groupBy(pieces, ({ entryId }) => entryId).values()].map((own) => {
    const [first] = own
    const work = own.filter(({ kind }) => kind === 'work')
    const happened = [...new Set(work.flatMap(outcomesOf))]
    return {
      ...partsOf(own),
      id: first?.entryId ?? '',
      workedOn: first?.workedOn ?? '',
      category: first?.category ?? '',
      class: first?.class ?? 'business',
      emergency: first?.emergency ?? false,
      minutes: minutesOf(work),
      coveredMinutes: minutesOf(work.filter(({ outcome }) => outcome === 'covered')),
      outcome: headOf(happened),
      outcomes: happened,
    }
  })
}

/** What an exclusion sends to time and materials was billed, and was excluded. */
const outcomesOf = ({ outcome, excludedFrom }: RatedPiece): EntryOutcome[] =>
  excludedFrom && outcome !== 'excluded' ? [outcome, 'excluded'] : [outcome]

function headOf(happened: readonly EntryOutcome[]): EntryUnderOffer['outcome'] {
  if (happened.includes('covered') && happened.length > 1) return 'partly-covered'
  return happened.includes('excluded') ? 'excluded' : (happened[0] ?? 'billed')
}

const minutesOf = (pieces: readonly RatedPiece[]) =>
  pieces.reduce((sum, { actualMinutes }) => sum + actualMinutes, 0)
