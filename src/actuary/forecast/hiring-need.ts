import { chance, count, type FigureReason, firstFault, notNegative, positive } from '#actuary/figures.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** Hours asked for in one month; an `Aggregate` is one. */
export type MonthlyDemand = { readonly mean: number; survival(hours: number): number }

export type CapacityPlan = {
  /** Technicians by month from the first forecast one, part-timers as parts; the last figure goes on. */
  technicians: readonly number[]
  /** Productive hours per technician and month, from the firm's own time entries; 110 to 120 is usual. */
  productiveHours: number
  /** Share of them that may be planned: 0.75 to 0.8. */
  targetLoad: number
  /** From the decision to hire to a productive technician: recruiting and ramp, 4 months unless known. */
  leadMonths: number
}

/** Months are counted from 0. */
export type Hire = {
  neededFromMonth: number
  /** When recruiting begins; 0 = now. */
  recruitInMonth: number
  /** Months by which it is too late already. */
  monthsLate: number
}

export type HiringMonth = {
  demandHours: number
  /** As planned, and the chance that demand is larger. */
  capacityHours: number
  pShort: number
  /** With the proposed hires. */
  technicians: number
  pShortWithHires: number
}

export type HiringPlan = { assumptions: readonly string[]; hires: Hire[]; months: HiringMonth[] }
export type HiringReason = FigureReason | 'no-months' | 'no-technicians' | 'too-many-hires'

const MOST_HIRES = 100

const assumptions = [
  'Hours of a month must be done in that month; nothing is carried over.',
  'A technician is hired when the chance of too little capacity exceeds the limit in two months in a row.',
  'A hire works like the others from the month he is needed on, and everybody stays.',
] as const

/**
 * When the next technician is needed: capacity = technicians × productive hours × target load; a hire is due for the first of two
 * months in a row with P(demand > capacity) > pShort, and recruiting begins the lead time before. Hires are added until none is due.
 *
 * @param demand hours by month, from the first forecast one: the sum over clients who may still be there
 * @param pShort accepted chance of a short month, e.g. 0.1
 */
export function hiringNeed(
  demand: readonly MonthlyDemand[],
  capacity: CapacityPlan,
  pShort: number,
): Decision<HiringPlan, HiringReason> {
  if (demand.length === 0) return no('no-months')
  if (capacity.technicians.length === 0) return no('no-technicians')
  const fault =
    firstFault('technicians', capacity.technicians, notNegative) ??
    firstFault(
      'demand of month',
      demand.map(({ mean }) => mean),
      notNegative,
    ) ??
    positive('productive hours', capacity.productiveHours) ??
    positive('target load', capacity.targetLoad) ??
    count('lead months', capacity.leadMonths, 0) ??
    chance('accepted chance of a short month', pShort)
  if (fault !== undefined) return fault

  const hoursEach = capacity.productiveHours * capacity.targetLoad
  const planned = demand.map((_, month) => capacity.technicians[month] ?? capacity.technicians.at(-1) ?? 0)
  const shortWith = (technicians: readonly number[]) =>
    demand.map(({ survival }, month) => survival((technicians[month] ?? 0) * hoursEach))

  const hires: Hire[] = []
  const staffed = [...planned]
  for (
    let month = firstShort(shortWith(staffed), pShort);
    month >= 0;
    month = firstShort(shortWith(staffed), pShort)
  ) {
    if (hires.length === MOST_HIRES) return no('too-many-hires', { most: MOST_HIRES, month })
    hires.push({
      neededFromMonth: month,
      recruitInMonth: Math.max(0, month - capacity.leadMonths),
      monthsLate: Math.max(0, capacity.leadMonths - month),
    })
    for (let later = month; later < staffed.length; later += 1) staffed[later] = (staffed[later] ?? 0) + 1
  }

  const before = shortWith(planned)
  const after = shortWith(staffed)
  const months = demand.map(({ mean }, month) => ({
    demandHours: mean,
    capacityHours: (planned[month] ?? 0) * hoursEach,
    pShort: before[month] ?? 0,
    technicians: staffed[month] ?? 0,
    pShortWithHires: after[month] ?? 0,
  }))
  return yes({ assumptions, hires, months })
}

/** The first month of two in a row that are short; −1 if there is none. */
const firstShort = (chances: readonly number[], pShort: number): number =>
  chances.findIndex((each, month) => each > pShort && (chances[month + 1] ?? 0) > pShort)
