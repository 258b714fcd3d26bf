export {
  type AttainmentQuery,
  attainment,
  attainmentByMonth,
  type MonthlyAttainment,
} from './promises/attainment.ts'
export { type EntriesQuery, timeEntriesFor } from './time/entries-for.ts'
export { lockedThrough, lockTime, type NewLock } from './time/locks.ts'
export {
  type HistoryQuery,
  type ServiceMonth,
  serviceHistory,
  type WorkedTicket,
  workedTickets,
} from './time/service-history.ts'
export { runningTimers } from './time/timers.ts'
