/** What comes in and who is needed: one round of renewals exactly, the months ahead by simulation, and the next hire. */
export {
  type CapacityPlan,
  type Hire,
  type HiringMonth,
  type HiringPlan,
  type HiringReason,
  hiringNeed,
  type MonthlyDemand,
} from './forecast/hiring-need.ts'
export {
  type Renewal,
  type RenewalReason,
  type RenewalRevenue,
  renewalRevenue,
} from './forecast/renewal-revenue.ts'
export {
  type FanReason,
  joinRevenueFans,
  type RecurringAgreement,
  type RecurringBook,
  type RevenueFan,
  type RevenuePeriod,
  revenueFan,
} from './forecast/revenue-fan.ts'
