export { type Busy, type Desk, nextFreeSlot } from './rules/free-slot.ts'
export { continuesClock, mayHappen, mayHaveHappened, mayUndo, undoSeconds } from './rules/may-record.ts'
export { nextTaps, type TapFacts } from './rules/next-taps.ts'
export { impacts, priorityOf, urgencies } from './rules/priority.ts'
export {
  isOpen,
  statuses,
  type TicketState,
  type TicketStatus,
  ticketState,
} from './rules/ticket-state.ts'
