import type { DayClass } from '#kernel/business-calendar.ts'
import type { Day } from '#kernel/days.ts'
import type { WorkFilter } from './work-filter.ts'

/** A benefit changes a rule; it is no sentence in a document. */
export type Benefit =
  | ResponsePromise
  | { kind: 'proactive-visits'; visits: number; everyMonths: number }
  | { kind: 'hourly-discount'; bp: number; where?: WorkFilter }
  | AfterHoursWaiver
  | EmergencyWaiver
  | { kind: 'travel-waived'; bp: number }
  | { kind: 'queue-priority'; rank: number }
  | { kind: 'service-credit'; bpOfMonthlyFee: number; capBp: number }

export type Channel = 'phone' | 'remote' | 'on-site' | 'reply' | 'resolve'
export type Priority = 'emergency' | 'high' | 'normal' | 'low'

export type ResponsePromise = {
  kind: 'response'
  channel: Channel
  /** All priorities that no other promise of the channel names, when absent. */
  priority?: Priority
  targetMinutes: number
  /** Counted in the agreement's service hours, or round the clock. */
  hours: 'service' | 'always'
  /** Emergency promises may ask for the channel emergencies must come by. */
  needsChannel?: string
  /** Promises may start later than the fee. */
  startsOn?: Day
}

/** `bp` of the premium is waived: 10,000 all of it, 5,000 half. Evening, weekend and holiday when no classes are named. */
export type AfterHoursWaiver = {
  kind: 'after-hours-premium'
  bp: number
  classes?: readonly Exclude<DayClass, 'business'>[]
  where?: WorkFilter
}
export type EmergencyWaiver = { kind: 'emergency-premium'; bp: number; where?: WorkFilter }

/** The client's side. An unmet one may suspend a promise or exclude a cause, as agreed. */
export type Obligation = {
  kind:
    | 'named-contact'
    | 'emergencies-by-phone'
    | 'admin-access'
    | 'supported-systems'
    | 'backup-on'
    | 'second-factor-on'
    | 'nobody-else-changes-servers'
    | 'other'
  text: string
  ifUnmet: 'remind' | 'suspend-promise' | 'exclude-cause'
  cause?: string
  unmetSince?: Day | null
}
