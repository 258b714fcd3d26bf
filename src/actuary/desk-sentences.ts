import type { DeskReason, ProfileReason } from '#actuary/desk.ts'
import type { FanReason, HiringReason, RenewalReason } from '#actuary/forecast.ts'
import type { PriorityReason } from '#actuary/queues.ts'
import type { SbgReason } from '#actuary/survival.ts'
import type { SpecReason } from '#kernel/calendar-spec.ts'

/** The kernel says what is wrong with a calendar. */
type Reason =
  | Exclude<DeskReason | ProfileReason, SpecReason | 'no-working-time'>
  | PriorityReason
  | SbgReason
  | RenewalReason
  | FanReason
  | HiringReason

/**
 * What the formulas of waiting and staying, the desk and the forecast may refuse, as sentences for `sentence(reason, about, own)` of
 * the kernel. Braces name facts of `about`.
 */
export const deskSentences: Record<Reason, string> & Record<string, string> = {
  'not-positive': '{field} has to be more than 0, not {given}.',
  negative: '{field} has to be 0 or more, not {given}.',
  'not-whole': '{field} has to be a whole number from {least}, not {given}.',
  'not-a-chance': '{field} has to lie between 0 and 1, not {given}.',
  'not-a-figure': '{field} has to be a number, not {given}.',
  'too-large': '{field} of {given} is more than any firm has ({most} at most).',
  'unknown-kind': '“{given}” is no {field} that is known here.',
  'lengths-differ': 'The lists have different lengths: each entry of one needs its partner in the others.',

  unstable:
    'More work comes in than can be done (load {rho}): the queue grows without end, so no wait can be told.',
  'second-moment-too-small': 'The mean of the squares can’t be below the square of the mean.',
  'no-classes': 'At least one priority class is needed.',
  'no-such-class': 'There are {classes} priority classes, class {class} is not among them.',
  'no-tickets': 'There are no tickets to serve.',

  'no-clients': 'There are no clients to look at.',
  'too-few-years': 'A cohort of {years} years is too short: at least {least} are needed.',
  'survivors-rise':
    'More clients are left in year {year} than in the year before: leavers don’t come back in a cohort.',
  'nobody-left': 'Nobody has left in {years} years, so no churn can be fitted.',
  'churn-does-not-fall':
    'Clients leave as fast in later years as at first: take the plain yearly chance instead.',
  'churn-stops': 'Nobody has left after the first year, so later churn can’t be fitted.',
  'discount-too-small': 'The discount {discount} is too small: take 0 or at least {least}.',
  'lifetime-has-no-mean': 'Without a discount such a cohort has no finite mean lifetime: give a discount.',
  'more-lost-than-years': '{lost} clients can’t have left in {clientYears} client-years.',

  'no-technicians': 'The desk has no technicians.',
  'technician-twice': 'There are two technicians called {id}.',
  'shrinkage-takes-all':
    'Breaks and absences take all of {technician}’s time (shrinkage {given}): it has to be below 1.',
  'other-work-takes-all': 'Other work takes all of {technician}’s shifts.',
  'no-load': 'No client is there to ask for anything.',
  'client-twice': '{id} stands in the list twice.',
  'too-many-tickets': '{tickets} tickets a month are more than a simulation can serve: at most {most}.',
  'profile-not-a-week': 'A profile has {hours} hours of the week: 168 are needed, Monday midnight first.',
  'profile-empty': '{clientId} never asks at any hour of the week.',
  'period-too-short':
    '{days} days are too short to tell one weekday from another: at least {least} are needed.',
  'no-ticket-classes': '{clientId} has no ticket classes.',
  'shares-do-not-sum-to-one': 'The shares in {field} add up to {sum} instead of 1.',
  'no-hours': 'There are no hours to draw from for {ticketClass} of {clientId}.',
  'nobody-has-skill': 'Nobody knows {skill}, which {ticketClass} tickets of {clientId} need.',
  'promise-twice': 'There are two promises called {id}.',
  'promise-without-tickets':
    'Promise {promise} is given to {clientId}, who has no such tickets ({ticketClass}).',
  'no-promises': 'There is no promise to check.',
  'hire-has-their-id': 'The technician to hire needs a name of his own: {technician} is at the desk already.',
  'too-many-months': '{months} months are more than a simulation runs: at most {most}.',
  'too-few-replications': '{replications} replications are too few for an interval: at least {least}.',
  'ranges-do-not-join': 'The ranges of replications leave a gap, overlap or answer different questions.',

  'no-agreements': 'There are no agreements to forecast.',
  'agreement-twice': '{id} stands in the list twice.',
  'amount-off-grid':
    'The amount of agreement {agreement} ({amountMinor}) is no multiple of the grid {gridMinor}.',
  'grid-too-fine': 'The grid {gridMinor} makes {cells} steps: take a coarser one (at most {most}).',
  'does-not-add-up': 'The answer failed its own check and is not shown.',
  'months-not-whole-periods': '{months} months are no whole number of periods of {periodMonths} months.',
  'no-months': 'There are no months to plan.',
  'too-many-hires': 'Even {most} more technicians would not do the work of month {month}.',
}
