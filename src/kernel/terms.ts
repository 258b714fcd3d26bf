import { addDays, addMonths, type Day } from './days.ts'

/** Whether notice is due: the last `noticeDays` days before the term's end, the end itself outside. */
export const inNoticeWindow = (term: { today: Day; termEnd: Day; noticeDays: number }): boolean =>
  addDays(term.termEnd, -term.noticeDays) <= term.today && term.today < term.termEnd

/**
 * Renews by whole terms until the period that is due begins before the term's end (exclusive). The months
 * are counted from the end as it was, so an end on the 31st doesn't drift.
 */
export function renewThrough(
  term: { termEnd: Day; termMonths: number },
  duePeriodStart: Day,
): { termEnd: Day; renewed: boolean } {
  if (!Number.isInteger(term.termMonths) || term.termMonths < 1) {
    throw new RangeError(`termMonths is a whole number of months from 1, not ${term.termMonths}`)
  }
  let terms = 0
  let termEnd = term.termEnd
  while (termEnd <= duePeriodStart) {
    terms += 1
    termEnd = addMonths(term.termEnd, terms * term.termMonths)
  }
  return { termEnd, renewed: terms > 0 }
}
