import type { DayClass } from '#kernel/business-calendar.ts'
import type { Day } from '#kernel/days.ts'
import type { Instant } from '#kernel/instants.ts'
import type { WorkFacts } from './work-filter.ts'

/** Work as it was logged, with what its ticket and visit say of it. */
export type TimeEntry = EntryFacts & (ClockTimes | Duration)

/** Split by the service calendar. */
export type ClockTimes = { startedAt: Instant; endedAt: Instant }
/** Not split; carries its class, business when absent. */
export type Duration = { workedOn: Day; minutes: number; class?: DayClass }

type EntryFacts = WorkFacts & {
  id: string
  clientId: string
  /** Chosen by hand on the entry, and on its ticket. */
  agreementId?: string | null
  ticketAgreementId?: string | null
  assetId?: string
  ticketId?: string
  /** Minutes worked on the ticket before any entry given here: for the size test. */
  ticketMinutesBefore?: number
  /** Hourly rates by hand, in minor units. */
  rateMinor?: number | null
  ticketRateMinor?: number | null
  charge?: ChargeFlag
  chargeReason?: string
  /** Billable minutes set by hand; the rated ones are kept beside them. */
  billableMinutes?: number | null
  /** The client said yes to this uncovered work, by whatever way. */
  approved?: boolean
  /** The answer to work held for its size: bill it as a project, or cover it after all. */
  sizeDecision?: 'project' | 'covered'
  visit?: Visit
}

export type ChargeFlag = 'as-rated' | 'no-charge' | 'internal'

export type Visit = {
  id: string
  travel?: {
    zone?: string
    /** One way. */
    metres?: number
    outMinutes?: number
    backMinutes?: number
    /** One trip to several clients: how many share it, and which share (from 0) is this client's. */
    sharedBy?: number
    shareIndex?: number
  }
}
