export { type Attainment, attainedBp, attainmentOf, type PromisedTicket } from './rules/attainment.ts'
export { promiseHours } from './rules/hours.ts'
export {
  type Asked,
  changedPromises,
  channels,
  isDeclared,
  type PriorityChange,
  type PromiseDraft,
  priorities,
  promisesOf,
  queueRankOf,
} from './rules/make-promises.ts'
export { leadingOf, type NextDue, nextDue, nextDueOf } from './rules/next-due.ts'
export {
  clockAt,
  type NotNeeded,
  type PromiseClock,
  type PromiseState,
  type PromiseTiming,
  type TicketPromise,
  timingOf,
} from './rules/promise-clock.ts'
export { type AgreedTerms, agreedFor, type PromisedTo, termsOn } from './rules/terms-on.ts'
export {
  type EventDetails,
  type EventKind,
  eventKinds,
  type Impact,
  standingEvents,
  type TicketEvent,
  tapKinds,
  type Urgency,
} from './rules/ticket-log.ts'
export { isWaiting, type Wait, waitsOf } from './rules/waits.ts'
export { warningAt, warningDue } from './rules/warnings.ts'
