import { type Day, dayInMonth, dayOfMonth, laterDay, monthNumber } from '#kernel/days.ts'
import { noticeDays } from './price-rises.ts'
import type { RenewalRule } from './terms.ts'

export type NoticeDays = { from: Day; to: Day }

/**
 * When notice about the end of a term is due, counted from the first day after it: the client's window where the
 * terms name one, else the thirty days before the last day on which either party may still say no.
 */
export function noticeDaysOf(
  renewal: RenewalRule | undefined,
  startsOn: Day,
  endsOn: Day | null,
): NoticeDays | null {
  if (endsOn === null || renewal?.noticeDays === undefined) return null
  const latestDays = renewal.clientNotice?.latestDays ?? renewal.noticeDays
  const { from, to } = noticeDays(endsOn, {
    earliestDays: latestDays + 30,
    ...renewal.clientNotice,
    latestDays,
  })
  return { from: laterDay(from ?? startsOn, startsOn), to: laterDay(to, startsOn) }
}

export type TermEnd =
  | { becomes: 'renewed'; startsOn: Day; endsOn: Day }
  | { becomes: 'evergreen'; startsOn: Day; endsOn: null }
  | { becomes: 'ended'; on: Day }

/** What the renewal rule makes of the end of a term; nothing said is the end. */
export function atTermEnd(renewal: RenewalRule | undefined, term: { startsOn: Day; endsOn: Day }): TermEnd {
  const { endsOn } = term
  if (renewal?.kind === 'term')
    return { becomes: 'renewed', startsOn: endsOn, endsOn: termAfter(term, renewal.months) }
  if (renewal?.kind === 'evergreen') return { becomes: 'evergreen', startsOn: endsOn, endsOn: null }
  return { becomes: 'ended', on: endsOn }
}

/** Months count from the original day: a term from 31 August that ended on 28 February ends on 31 August again. */
function termAfter({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }, months: number): Day {
  const isClamped = dayInMonth(monthNumber(endsOn), dayOfMonth(startsOn)) === endsOn
  return dayInMonth(monthNumber(endsOn) + months, dayOfMonth(isClamped ? startsOn : endsOn))
}
