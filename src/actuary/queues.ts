/** Formulas for waiting at the desk: they screen; the simulation in desk.ts decides. */
export { allenCunneenFactor, erlangB, erlangC, type MmcWait, mg1Wait, mmc } from './queues/erlang.ts'
export { priorityTail } from './queues/priority-tail.ts'
export {
  type PriorityQueue,
  type PriorityReason,
  type PriorityWaits,
  priorityWaits,
} from './queues/priority-waits.ts'
