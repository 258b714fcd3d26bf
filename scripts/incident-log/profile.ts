import { arrivalProfile } from '#actuary/desk.ts'
import { fitNegBin } from '#actuary/fits/negative-binomial.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Incident } from './incidents.ts'
import { fixed } from './table.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const flat = { hourOfWeek: new Array<number>(168).fill(1), worthTickets: 0 }

/** When the whole desk is asked: shares of the week by day and by part of the day, and the shock that a day's tickets share. */
export function profileLines(log: readonly Incident[]): string[] {
  const period = { timezone: 'UTC', from: '2016-02-29', toExclusive: '2016-05-09' }
  const tickets = log.map(({ openedAt }) => `${openedAt}Z`)
  const { hourOfWeek, shockCv } = orRefuse(arrivalProfile(tickets, period, flat))
  const all = hourOfWeek.reduce((sum, count) => sum + count, 0)
  const share = (has: (hour: number) => boolean) =>
    `${fixed((100 * hourOfWeek.reduce((sum, count, hour) => sum + (has(hour) ? count : 0), 0)) / all, 1)} %`
  const byDay = Map.groupBy(log, ({ openedAt }) => openedAt.slice(0, 10))
  const counts = [...byDay].filter(([day]) => isWorkday(day)).map(([, incidents]) => incidents.length)
  const fit = orRefuse(fitNegBin({ counts }))
  return [
    `By day: ${DAYS.map((day, n) => `${day} ${share((hour) => Math.floor(hour / 24) === n)}`).join(', ')}`,
    `By hour: before 08 ${share((hour) => hour % 24 < 8)}, 08 to 12 ${share((hour) => hour % 24 >= 8 && hour % 24 < 12)}, 12 to 18 ${share((hour) => hour % 24 >= 12 && hour % 24 < 18)}, after 18 ${share((hour) => hour % 24 >= 18)}`,
    `${counts.length} working days with tickets: mean ${fixed(fit.mean, 1)}, variance over mean ${fixed(fit.variance / fit.mean, 1)}`,
    `Shock shared by a day's tickets, weekdays apart: cv ${fixed(shockCv, 2)}`,
  ]
}

const isWorkday = (day: string) => ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay())
