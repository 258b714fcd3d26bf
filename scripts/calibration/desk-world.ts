import type { ArrivalModel, Desk, ResponsePromise } from '#actuary/desk.ts'
import { assumedPriors } from '#actuary/price-sheet/priors.ts'
import type { RandomSource } from '#actuary/random.ts'
import type { CalendarSpec } from '#kernel/calendar-spec.ts'

/** A client as he really is; the firm knows his endpoints only. */
export interface TrueClient {
  endpoints: number
  model: ArrivalModel
  /** Of hours per ticket, before the factor of emergencies. */
  hours: { meanlog: number; sdlog: number }
}

const { rate, severity, emergencyShare, emergencyHoursFactor } = assumedPriors

const weekdays = (...hours: [string, string][]): CalendarSpec => ({
  timezone: 'UTC',
  hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
})

/** Tickets come evenly through the working day. */
export const openHours = Array.from({ length: 168 }, (_, hour) =>
  hour < 120 && hour % 24 >= 9 && hour % 24 < 17 ? 1 : 0,
)

export const remotePromise: Omit<ResponsePromise, 'clientIds'> = {
  id: 'remote within two hours',
  channel: 'remote',
  targetMinutes: 120,
  calendar: weekdays(['09:00', '17:00']),
  goal: 0.9,
}

/** Four to eight clients, rates from the assumed prior, a firm’s own habit of work, days that differ. */
export function trueClients(random: RandomSource): TrueClient[] {
  const hours = {
    meanlog: severity.meanlog + 0.3 * random.normal(),
    sdlog: severity.sdlog,
  }
  return Array.from({ length: 4 + random.below(5) }, (_, n) => {
    const endpoints = 6 + random.below(35)
    const ticketsPerMonth = (endpoints * random.gamma(rate.shape)) / rate.rate
    const shockCv = 0.3 + 0.6 * random.uniform()
    return { endpoints, hours, model: arrivals(`client ${n + 1}`, { ticketsPerMonth, shockCv }, hours) }
  })
}

export const arrivals = (
  clientId: string,
  rates: Pick<ArrivalModel, 'ticketsPerMonth' | 'shockCv' | 'rateCv'>,
  { meanlog, sdlog }: TrueClient['hours'],
): ArrivalModel => ({
  clientId,
  ...rates,
  hourOfWeek: openHours,
  classes: [
    {
      name: 'emergency',
      share: emergencyShare,
      priority: 1,
      isEmergency: true,
      hours: { kind: 'lognormal', meanlog: meanlog + Math.log(emergencyHoursFactor), sdlog },
    },
    { name: 'help', share: 1 - emergencyShare, priority: 2, hours: { kind: 'lognormal', meanlog, sdlog } },
  ],
})

/** Productive hours of a technician and month, after breaks, absence and other work. */
const HOURS_A_MONTH = 110

/** As many technicians as fill 50 to 80 % of their time with the hours that were learned. */
export function crewFor(learned: readonly ArrivalModel[], random: RandomSource): number {
  const hours = learned.reduce((sum, { ticketsPerMonth, classes }) => {
    const each = classes.reduce((mean, { share, hours: law }) => {
      return law.kind === 'lognormal' ? mean + share * Math.exp(law.meanlog + law.sdlog ** 2 / 2) : mean
    }, 0)
    return sum + ticketsPerMonth * each
  }, 0)
  return Math.max(1, Math.ceil(hours / (HOURS_A_MONTH * (0.5 + 0.3 * random.uniform()))))
}

export const deskOf = (technicians: number): Desk => ({
  timezone: 'UTC',
  startsOn: '2027-01-01',
  emergencies: 'preempt',
  technicians: Array.from({ length: technicians }, (_, n) => ({
    id: `technician ${n + 1}`,
    skills: [],
    shifts: weekdays(['09:00', '12:30'], ['13:15', '17:30']),
    shrinkage: 0.15,
    otherWorkHoursPerWeek: 6,
  })),
})
