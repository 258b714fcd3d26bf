import type { Cell } from '#actuary/credibility.ts'
import type { Incident } from './incidents.ts'

/** First and last week, both included. */
export type Weeks = readonly [first: number, last: number]

/**
 * Tickets per user and week of each location. Users are callers of earlier weeks than those counted: a list of those who called in the same weeks
 * would contain nobody who had no trouble, and rates would come out too high where people are few.
 */
export function cellsOf(log: readonly Incident[], headcount: Weeks, own: Weeks) {
  const callers = new Map<string, number>()
  for (const [location, incidents] of Map.groupBy(within(log, headcount), ({ location }) => location)) {
    callers.set(location, new Set(incidents.map(({ caller }) => caller)).size)
  }
  const tickets = countsOf(within(log, own))
  const cells: Cell[] = []
  for (const [location, users] of callers) {
    for (let week = own[0]; week <= own[1]; week += 1) {
      const ratio = (tickets.get(`${location} ${week}`) ?? 0) / users
      cells.push({ clientId: location, period: String(week), ratio, weight: users })
    }
  }
  const all = new Set(log.map(({ location }) => location))
  return { cells, callers, leftOut: all.size - callers.size }
}

export const within = (log: readonly Incident[], [first, last]: Weeks) =>
  log.filter(({ week }) => first <= week && week <= last)

function countsOf(log: readonly Incident[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { location, week } of log) {
    const cell = `${location} ${week}`
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return counts
}
