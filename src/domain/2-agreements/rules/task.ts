import type { OpenAgreement, OpenVersion } from './open-agreement.ts'
import { versionOn } from './open-agreement.ts'
import type { LotShelf } from './open-lots.ts'
import { type Pricing, pricingOf } from './pricing.ts'
import type { RatedPiece, TopUp } from './rated.ts'
import type { FirmRules } from './split-work.ts'
import type { Work } from './work.ts'

/** One call of `rate` under way: what has been drawn and decided so far, in order of work. */
export type Rating = {
  firm: FirmRules
  shelves: ReadonlyMap<string, LotShelf>
  pieces: RatedPiece[]
  topUps: TopUp[]
  /** Actual minutes on each ticket, for the size test; not kept where no line asks. */
  ticketMinutes: Map<string, number>
  asksSize: boolean
  /** Uncovered work done without asking, by ticket, for the standing limit. */
  unasked: Map<string, number>
  visits: Set<string>
}

/** A work at the agreement where it is being rated: its own, or the one an exclusion sent it to. */
export type Task = {
  rating: Rating
  work: Work
  agreement: OpenAgreement | null
  version: OpenVersion | null
  excludedFrom: RatedPiece['excludedFrom']
  pricing: Pricing | undefined
}

export function taskAt(
  rating: Rating,
  work: Work,
  agreement: OpenAgreement | null,
  excludedFrom: RatedPiece['excludedFrom'] = null,
): Task {
  const version = agreement === work.agreement ? work.version : agreement && versionOn(agreement, work.day)
  const pricing = pricingOf(work, agreement, version, rating.firm)
  return { rating, work, agreement, version, excludedFrom, pricing }
}

export const minutesOnTicket = ({ ticketMinutes }: Rating, { entry }: Work): number =>
  entry.ticketId === undefined ? 0 : (ticketMinutes.get(entry.ticketId) ?? entry.ticketMinutesBefore ?? 0)
