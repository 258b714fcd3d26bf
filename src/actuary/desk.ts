/** The service desk, simulated: queues traced by hand, the desk as it is, and whether a promise can be given. */
export {
  type ArrivalProfile,
  arrivalProfile,
  type ProfileReason,
  type UsualProfile,
} from './desk/arrival-profile.ts'
export {
  canPromise,
  judgePromises,
  type PromiseQuestion,
  type PromiseRuns,
  runPromises,
} from './desk/can-promise.ts'
export type { ChanceKept } from './desk/chance.ts'
export type { DeskReason } from './desk/check-desk.ts'
export type { ClassReport, DeskReport, PromiseReport } from './desk/desk-report.ts'
export type {
  ArrivalModel,
  Desk,
  ResponsePromise,
  Technician,
  TicketClass,
} from './desk/model.ts'
export type { PromiseCheck, PromiseVerdict, Verdict, WhatIf } from './desk/promise-check.ts'
export { type QueueRun, runQueue, type TracedTicket } from './desk/run-queue.ts'
export { type DeskRun, joinDeskReports, simulateDesk } from './desk/simulate-desk.ts'
export type { Tally } from './desk/tally.ts'
