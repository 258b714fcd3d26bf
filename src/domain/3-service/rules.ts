export { mayApprove } from './approvals/rules.ts'
export {
  type Attainment,
  attainedBp,
  attainmentOf,
  clockAt,
  type EventDetails,
  type EventKind,
  eventKinds,
  nextDue,
  type PromiseClock,
  type PromisedTicket,
  type PromiseTiming,
  promisesOf,
  standingEvents,
  type TicketEvent,
  type TicketPromise,
  tapKinds,
  termsOn,
  timingOf,
  warningAt,
} from './promises/rules.ts'
export { serviceSentences } from './rules/sentences.ts'
export {
  isOpen,
  mayHappen,
  mayUndo,
  nextTaps,
  priorityOf,
  type TicketState,
  ticketState,
  undoSeconds,
} from './tickets/rules.ts'
export { maySignOff } from './visits/rules.ts'
