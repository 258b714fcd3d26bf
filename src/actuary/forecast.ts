/** What comes in and who is needed: one round of renewals exactly, the months ahead by simulation, and the next hire. */
export {
  type CapacityPlan,
  type Hire,
  type HiringMonth,
  type HiringPlan,
  hiringNeed,
} from './forecast/hiring-need.ts'
export { type Renewal, type RenewalRevenue, renewalRevenue } from './forecast/renewal-revenue.ts'
export {
  joinRevenueFans,
  type RecurringAgreement,
  type RecurringBook,
  type RevenueFan,
  type RevenuePeriod,
  revenueFan,
} from './forecast/revenue-fan.ts'
