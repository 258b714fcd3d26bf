import type { Tx } from '#platform/database/firm-database.ts'
import { priced } from './priced.ts'

/** What an hour costs or earns changes no count of tickets. */
const anyMoney = { costPerHourMinor: 1, hourlyRateMinor: 1, fixedPerYearMinor: 0, target: 'client' } as const

/**
 * All tickets a month of the first year that a price of so many endpoints (the last count, where none are given) reckons with, and how
 * unsure it is of their rate; with the prior that the book makes.
 */
export async function expectedTickets(
  tx: Tx,
  { now, clientId, endpoints }: { now: string; clientId: string; endpoints: number | undefined },
) {
  const { answer, rateCv, prior } = await priced(tx, now, { clientId, endpoints, months: 12, ...anyMoney })
  return {
    endpoints: answer.choices.endpoints,
    ticketsAMonth: answer.expectedTickets / 12,
    rateCv,
    prior,
  }
}
