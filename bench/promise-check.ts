import {
  type ArrivalModel,
  canPromise,
  type Desk,
  type ResponsePromise,
  type Technician,
} from '#actuary/desk.ts'
import type { CalendarSpec } from '#kernel/calendar-spec.ts'

/**
 * A promise check as the screen asks for it: 200 replications × 3 months × 8 technicians, 30 clients on three plans with two
 * promises each and the candidate, before, after and every what-if. Milliseconds on one thread, median of 5 after a warm-up.
 */
export function promiseCheckBench(): Record<'actuary.promiseCheck', { value: number; unit: 'ms' }> {
  const times = Array.from({ length: 6 }, () => {
    const start = performance.now()
    const check = canPromise(desk, book, candidate, promises, { seed: 2026, replications: 200, months: 3 })
    if (!check.yes) throw new Error(`the promise check was refused: ${check.reason}`)
    return performance.now() - start
  })
  const [value = 0] = times
    .slice(1)
    .sort((a, b) => a - b)
    .slice(2)
  return { 'actuary.promiseCheck': { value, unit: 'ms' } }
}

const weekdays = (...hours: [string, string][]): CalendarSpec => ({
  timezone: 'Europe/Dublin',
  hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
})

const opening = weekdays(['09:00', '17:30'])

const technicians: Technician[] = Array.from({ length: 8 }, (_, n) => ({
  id: `technician ${n + 1}`,
  skills: n % 3 === 0 ? ['servers', 'networks'] : ['endpoints'],
  shifts: weekdays(['09:00', '12:30'], ['13:15', '17:30']),
  leave: n === 2 ? [{ from: '2027-02-08', toExclusive: '2027-02-15' }] : [],
  shrinkage: 0.15,
  otherWorkHoursPerWeek: 6,
}))

const desk: Desk = {
  timezone: 'Europe/Dublin',
  startsOn: '2027-01-01',
  technicians,
  emergencies: 'preempt',
  hoursCv: 0.03,
  quietDays: ['2027-01-01', '2027-02-01', '2027-03-17'],
}

/** Most tickets in opening hours, more of them on Mondays and in the morning. */
const hourOfWeek = Array.from({ length: 168 }, (_, hour) => {
  const isOpen = hour < 120 && hour % 24 >= 9 && hour % 24 < 17
  return isOpen ? (hour < 24 ? 1.4 : 1) * (hour % 24 < 12 ? 1.3 : 0.9) : 0.05
})

const client = (clientId: string, ticketsPerMonth: number): ArrivalModel => ({
  clientId,
  ticketsPerMonth,
  rateCv: 0.12,
  hourOfWeek,
  shockCv: 0.6,
  classes: [
    {
      name: 'emergency',
      share: 0.04,
      priority: 1,
      isEmergency: true,
      hours: { kind: 'lognormal', meanlog: 0.1, sdlog: 1.1 },
    },
    {
      name: 'server',
      share: 0.16,
      priority: 2,
      skill: 'servers',
      hours: { kind: 'lognormal', meanlog: -0.6, sdlog: 1.1 },
    },
    { name: 'help', share: 0.8, priority: 3, hours: { kind: 'lognormal', meanlog: -0.8, sdlog: 1.1 } },
  ],
})

const book = Array.from({ length: 30 }, (_, n) => client(`client ${n + 1}`, 14 + (n % 7) * 5))
const candidate = client('candidate', 60)

/** Ten clients share a plan; the candidate gets promises of his own. */
const plans = [book.slice(0, 10), book.slice(10, 20), book.slice(20), [candidate]].map((clients) =>
  clients.map(({ clientId }) => clientId),
)
const promises: ResponsePromise[] = plans.flatMap((clientIds, n) => [
  {
    id: `plan ${n + 1} phone`,
    clientIds,
    ticketClass: 'emergency',
    channel: 'phone' as const,
    targetMinutes: 30,
    calendar: opening,
    goal: 0.95,
  },
  {
    id: `plan ${n + 1} remote`,
    clientIds,
    ticketClass: 'help',
    channel: 'remote' as const,
    targetMinutes: 240,
    calendar: opening,
    goal: 0.9,
  },
])
