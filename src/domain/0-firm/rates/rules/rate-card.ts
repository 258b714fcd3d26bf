import type { CalendarSpec, DayClass } from '#kernel/business-calendar.ts'
import { compareDays, type Day } from '#kernel/days.ts'
import type { Currency } from '#kernel/money.ts'

/** What the firm charges by the hour where no agreement says otherwise. */
export type RateCard = {
  currency: Currency
  /** The firm's hours: classes of work under no agreement, and under agreements without their own calendar. */
  calendar: CalendarSpec
  /** Dated lists; work is priced by the one in force on its work date. */
  lists: readonly RateList[]
  rounding?: RoundingCard
  /** Work begun in hours that runs over by at most so many minutes stays business; 15 when absent. */
  runOverMinutes?: number
  travel?: TravelRule
  /** What holds for one client only, by client id. */
  clients?: Readonly<Record<string, ClientRates>>
}

/** What the firm charges from a day on, as it is kept: a list with its rounding and travel. */
export type Rates = Omit<RateList, 'fromOn'> & Pick<RateCard, 'rounding' | 'runOverMinutes' | 'travel'>
export type DatedRates = { fromOn: Day; rates: Rates }

/** The card that rules take: every list, with the rounding and travel of the version in force on a day. */
export function rateCardOf(
  firm: { currency: Currency; calendar: CalendarSpec },
  versions: readonly DatedRates[],
  on: Day,
): RateCard {
  const inForce = ratesOn(versions, on)?.rates
  return {
    ...firm,
    lists: versions.map(({ fromOn, rates: { rounding, runOverMinutes, travel, ...list } }) => ({
      fromOn,
      ...list,
    })),
    rounding: inForce?.rounding,
    runOverMinutes: inForce?.runOverMinutes,
    travel: inForce?.travel,
  }
}

/** The version in force: the latest that began by that day, or the first where none had. */
export const ratesOn = (versions: readonly DatedRates[], on: Day): DatedRates | undefined => {
  const byDay = versions.toSorted((a, b) => compareDays(a.fromOn, b.fromOn))
  return byDay.findLast(({ fromOn }) => fromOn <= on) ?? byDay[0]
}

/** Hourly rates in minor units, multipliers in basis points (×1.5 is 15,000). */
export type RateList = {
  fromOn: Day
  /** Lists of other currencies serve agreements in them; the card's own when absent. */
  currency?: Currency
  defaultMinor: number
  roles?: Readonly<Record<string, number>>
  workTypes?: Readonly<Record<string, { rateMinor?: number; multiplierBp?: number }>>
  multipliers?: Partial<Record<Exclude<DayClass, 'business'> | 'emergency', number>>
  travelMinor?: number
  floorMinor?: number
  ceilingMinor?: number
}

/** A client's own rates, choices and limits, outside any agreement. */
export type ClientRates = {
  roles?: Readonly<Record<string, number>>
  defaultMinor?: number
  travel?: TravelRule
  approval?: ApprovalRule
  /** Remembered answers where two agreements cover the same work: category → agreement id. '' is without category. */
  agreementFor?: Readonly<Record<string, string>>
}

/** Rounding by work type; `default` for the rest; to the minute when absent. */
export type RoundingCard = {
  default?: RoundingRule
  workTypes?: Readonly<Record<string, RoundingRule>>
}

export type RoundingRule = {
  group: 'entry' | 'ticket' | 'ticket-day'
  /** Minutes of a step, 1 for none. */
  increment: number
  /** Minutes of the last partial step that are let off, never of the first. */
  grace?: number
  minimum?: number
  maximum?: number
  /** A call-out's minimum, by the class in which the work starts. */
  classMinimums?: Partial<Record<DayClass, number>>
}

/** How travel is charged: once per visit, shared between the clients of one trip. */
export type TravelRule = (
  | { kind: 'none' }
  | { kind: 'hours'; ways: 'one' | 'both'; rateMinor?: number }
  | { kind: 'flat'; zones: Readonly<Record<string, number>>; beyond?: Distance }
  | ({ kind: 'distance' } & Distance)
) & {
  /** True: after-hours and emergency multiply travel too. */
  multiplied?: boolean
}
/** Per kilometre in minor units, the first metres of each way free. */
export type Distance = { perKmMinor: number; freeMetres?: number; ways?: 'one' | 'both' }

/** Whether uncovered work needs the client's yes, and up to what amount on one ticket it doesn't. */
export type ApprovalRule = { needed: boolean; standingLimitMinor?: number }
