import type { Day } from '#kernel/days.ts'
import { endOf, startOf } from './line-spans.ts'
import type { AgreementTerms, Suspension, TermsVersion } from './terms.ts'

/** An agreement as it stands on a day. */
export type AgreementStanding = {
  phase: 'not-started' | 'active' | 'suspended' | 'ended'
  /** In force on the day; before the first day the first, after the end the last. */
  version: TermsVersion
  suspension: Suspension | null
  /** The first day of no agreement, as known; null runs on. */
  endsOn: Day | null
  /** Past the end of its term without renewal or end: the health check lists it. */
  isPastTerm: boolean
}

/** The state of an agreement on any day, from its versions, suspensions and end. */
export function stateOn(agreement: AgreementTerms, day: Day): AgreementStanding {
  const { versions, suspensions = [] } = agreement
  const endsOn = endOf(agreement)
  const version = versions.findLast(({ effectiveOn }) => effectiveOn <= day) ?? (versions[0] as TermsVersion)
  const suspension = suspensions.find(({ from, to }) => from <= day && (to === null || day < to)) ?? null
  const phase = phaseOn(agreement, day, endsOn, suspension)
  const isPastTerm = phase !== 'ended' && version.endsOn !== null && version.endsOn <= day
  return { phase, version, suspension, endsOn, isPastTerm }
}

function phaseOn(agreement: AgreementTerms, day: Day, endsOn: Day | null, suspension: Suspension | null) {
  if (day < startOf(agreement)) return 'not-started'
  if (endsOn !== null && day >= endsOn) return 'ended'
  return suspension ? 'suspended' : 'active'
}
