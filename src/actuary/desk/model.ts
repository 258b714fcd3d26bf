import type { Severity } from '#actuary/severity.ts'
import type { CalendarSpec } from '#kernel/calendar-spec.ts'
import type { Day } from '#kernel/days.ts'
import type { Instant } from '#kernel/instants.ts'

/** The firm's service desk: who works when. */
export type Desk = {
  /** IANA name; the clients' hours of the week are told in it. */
  timezone: string
  /** The first simulated day. */
  startsOn: Day
  technicians: readonly Technician[]
  /** Whether an emergency takes a technician off ordinary and other work, which is resumed afterwards. */
  emergencies: 'wait' | 'preempt'
  /**
   * How unsure the mean hours per ticket are, learned as they are from so many tickets: standard deviation over mean. Every replication multiplies all
   * work by one factor; left out, hours are taken as known.
   */
  hoursCv?: number
  /** Public holidays: clients ask as on a Sunday. Technicians' own holidays stand in their shifts. */
  quietDays?: readonly Day[]
}

export type Technician = {
  id: string
  skills: readonly string[]
  /** Working hours, with lunch as a gap; work pauses outside them and is resumed by the same technician. */
  shifts: CalendarSpec
  leave?: readonly { from: Day; toExclusive: Day }[]
  /** Times outside the shifts in which emergencies, and only these, are served. */
  onCall?: readonly (readonly [from: Instant, to: Instant])[]
  /** Share of the shift lost to breaks, talk, sickness and driving that no ticket asks for: 0 to below 1. */
  shrinkage: number
  /** Projects, sales and visits: hours per week that come off the shifts in blocks of about two hours. */
  otherWorkHoursPerWeek: number
}

/** What one client asks for. */
export type ArrivalModel = {
  clientId: string
  /** Mean over a year, per month of 30.4 days. */
  ticketsPerMonth: number
  /**
   * How unsure that mean is: its standard deviation over itself, from `gammaPoissonPredictive`. Every replication draws the mean anew, so that
   * chances carry what isn't known of the client. Left out, the mean is taken as known.
   */
  rateCv?: number
  /** 168 weights on any scale, Monday 00:00–01:00 first, in the desk's time zone. */
  hourOfWeek: readonly number[]
  /** Coefficient of variation of the gamma shock that all tickets of a day share; 0 = a plain Poisson day. */
  shockCv: number
  /** Sorts of tickets; the shares add up to 1. */
  classes: readonly TicketClass[]
}

export type TicketClass = {
  name: string
  share: number
  /** 1 goes first. */
  priority: number
  isEmergency?: boolean
  /** Only a technician who has it takes the ticket. */
  skill?: string
  /** Labour per ticket. */
  hours: Severity
  /** Driving before the work, for tickets on site; keeps the technician busy. */
  travelMinutes?: number
}

/** One promise as a plan or agreement words it, given to one client or to several, whose tickets are counted together. */
export type ResponsePromise = {
  id: string
  clientIds: readonly string[]
  /** Name of the class it holds for, or names of several; all of the clients’ tickets when left out. */
  ticketClass?: string | readonly string[]
  /** On site is met when the drive is over, the others when a technician begins. */
  channel: 'phone' | 'remote' | 'on-site' | 'reply'
  /** Counted in working time of the promise's calendar. */
  targetMinutes: number
  calendar: CalendarSpec
  /** Share of tickets that must be met in time for the promise to count as kept, e.g. 0.95. */
  goal: number
}

/** Whether a promise is about tickets of a class. */
export const isAbout = ({ ticketClass }: Pick<ResponsePromise, 'ticketClass'>, name: string): boolean =>
  ticketClass === undefined ||
  (typeof ticketClass === 'string' ? ticketClass === name : ticketClass.includes(name))

/** Part of the name of every answer: another version may draw other numbers from the same seed. */
export const deskModel = 'desk-1'

export const deskAssumptions = [
  'Tickets come at random around each client’s hours of the week; some of their days are busy and some are quiet.',
  'On public holidays clients ask as on a Sunday; on the two days when the clocks change the day’s profile is stretched.',
  'A free technician takes the most urgent waiting ticket he has the skill for, the oldest first; work begun is finished.',
  'Work pauses at the end of a shift and is resumed by the same technician at the next one.',
  'Absences last 30 minutes on average and come at random; other work comes in blocks of about two hours at random times.',
  'A response counts from the report to the moment a technician begins, on site to the end of his drive.',
  'A ticket nobody began two weeks after the last simulated month counts as missed.',
] as const
