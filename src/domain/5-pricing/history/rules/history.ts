import type { ClientHistory } from './experience.ts'

/** Exposure and work of each month side by side; a month without work has zeros. */
export const monthsOf = ({ exposure, work }: ClientHistory) =>
  exposure.map(({ month, endpointMonths, counted }) => {
    const worked = work.find((one) => one.month === month)
    return {
      month,
      endpointMonths,
      counted,
      tickets: worked?.tickets ?? 0,
      hours: worked?.hours ?? 0,
      emergencies: worked?.emergencies ?? 0,
      emergencyHours: worked?.emergencyHours ?? 0,
      afterHoursHours: worked?.afterHoursHours ?? 0,
      ticketsWithoutHours: worked?.ticketsWithoutHours ?? 0,
    }
  })

/** What is missing, in sentences. */
export function gapsIn(months: ReturnType<typeof monthsOf>): string[] {
  const uncounted = months.filter(({ counted }) => !counted).length
  const without = months.reduce((sum, { ticketsWithoutHours }) => sum + ticketsWithoutHours, 0)
  const tickets = months.reduce((sum, month) => sum + month.tickets, 0)
  return [
    ...(uncounted > 0
      ? [`${uncounted} of ${months.length} months have no endpoint count; they are left out.`]
      : []),
    ...(without > 0 ? [`${without} of ${tickets} tickets have no hours logged on them.`] : []),
  ]
}
