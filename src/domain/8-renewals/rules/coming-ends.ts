import { type AgreementTerms, stateOn } from '#agreements/rules'
import { addDays, type Day, daysBetween } from '#kernel/days.ts'

export type ComingEnd = {
  agreementId: string
  clientId: string
  /** The first day after the term. */
  endsOn: Day
  kind: 'term' | 'evergreen' | 'stop'
  /** When the client's notice may first and must last be given. */
  noticeFrom: Day
  noticeBy: Day
  /** The last day on which either party can still give notice. */
  lastChance: Day
  /** opens later, open now, closed without a notice, given, past the end. */
  window: 'later' | 'open' | 'missed' | 'given' | 'past'
  daysLeft: number
}

/** Without a window of its own, the client hears between two months and one month before the end. */
const usualWindow = { earliestDays: 60, latestDays: 30 }

/** When an agreement's term ends and its notices are due; undefined for one that runs on or is ended for good. */
export function comingEnd(agreement: AgreementTerms, today: Day, givenOn: Day | null): ComingEnd | undefined {
  const { phase, version } = stateOn(agreement, today)
  if (phase === 'ended' || agreement.endedOn || version.endsOn === null) return undefined
  const { endsOn } = version
  const renewal = version.terms.renewal ?? { kind: 'stop' as const }
  const { earliestDays, latestDays } = { ...usualWindow, ...renewal.clientNotice }
  const noticeFrom = addDays(endsOn, -(earliestDays ?? usualWindow.earliestDays))
  const noticeBy = addDays(endsOn, -latestDays)
  return {
    agreementId: agreement.id,
    clientId: agreement.clientId,
    endsOn,
    kind: renewal.kind,
    noticeFrom,
    noticeBy,
    lastChance: addDays(endsOn, -(renewal.noticeDays ?? 0)),
    window: windowOn({ today, endsOn, noticeFrom, noticeBy, givenOn }),
    daysLeft: daysBetween(today, endsOn),
  }
}

function windowOn(days: { today: Day; endsOn: Day; noticeFrom: Day; noticeBy: Day; givenOn: Day | null }) {
  if (days.endsOn <= days.today) return 'past'
  if (days.givenOn !== null) return 'given'
  if (days.today < days.noticeFrom) return 'later'
  return days.today <= days.noticeBy ? 'open' : 'missed'
}
