import { type Decision, no, yes } from '#kernel/decision.ts'

export type CostSource = 'typed' | 'overheads' | 'pay'
type Colleague = { roles: readonly string[]; costPerHourMinor: number; hoursPerMonth: number }

/**
 * What an hour of work on tickets costs the firm: its fixed monthly costs over the hours its people have for clients, where
 * both are known and that is more than their pay; else the pay, by the hours each has.
 */
export function costPerHour(
  people: readonly Colleague[],
  fixedMonthlyCostMinor: number,
  typedMinor: number | undefined,
): Decision<{ minor: number; source: CostSource }, 'no-cost-per-hour'> {
  if (typedMinor !== undefined) return yes({ minor: typedMinor, source: 'typed' })
  const serving = people.filter(
    ({ roles, hoursPerMonth }) => roles.includes('technician') && hoursPerMonth > 0,
  )
  const hours = serving.reduce((sum, { hoursPerMonth }) => sum + hoursPerMonth, 0)
  const paid = serving.reduce(
    (sum, { costPerHourMinor, hoursPerMonth }) => sum + costPerHourMinor * hoursPerMonth,
    0,
  )
  if (hours === 0 || paid + fixedMonthlyCostMinor === 0)
    return no('no-cost-per-hour', { field: 'costPerHourMinor' })
  const pay = Math.round(paid / hours)
  const overheads = Math.round(fixedMonthlyCostMinor / hours)
  return yes(overheads > pay ? { minor: overheads, source: 'overheads' } : { minor: pay, source: 'pay' })
}
