import { count, type FigureReason, finite, notNegative } from '#actuary/figures.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** Hours on any one clock; a smaller priority number goes first. */
export type TracedTicket = { arrival: number; priority: number; service: number }

export type QueueRun = {
  /** When work began on each ticket, in the order of the trace. */
  start: number[]
  /** Mean hours from arrival to start, by priority. */
  meanWaitByPriority: Record<string, number>
  /** When the last ticket was finished. */
  makespan: number
}

/**
 * Works through a list of tickets with equal technicians, without chance: work begun is finished; a free technician takes
 * the waiting ticket with the smallest priority number, ties by arrival, then by place in the list; the lowest-numbered of
 * the technicians who became free first goes next.
 *
 * @param technicians how many, from 1
 * @returns refuses `no-tickets` and figures that aren't finite, negative or not whole
 */
export function runQueue(
  trace: readonly TracedTicket[],
  technicians: number,
): Decision<QueueRun, FigureReason | 'no-tickets'> {
  if (trace.length === 0) return no('no-tickets')
  const fault = count('technicians', technicians) ?? faultIn(trace)
  if (fault !== undefined) return fault

  const arrivals = trace.map((ticket, place) => ({ ...ticket, place })).sort(byArrival)
  const queues = new Map(
    [...new Set(trace.map(priorityOf))].sort((a, b) => a - b).map((p) => [p, new Line()]),
  )
  const freeAt = new Float64Array(technicians).fill(-Infinity)
  const start: number[] = new Array(trace.length).fill(0)
  let waiting = 0
  let arrived = 0
  let makespan = -Infinity
  while (waiting > 0 || arrived < arrivals.length) {
    const technician = freeAt.indexOf(Math.min(...freeAt))
    let now = freeAt[technician] ?? 0
    if (waiting === 0) now = Math.max(now, arrivals[arrived]?.arrival ?? 0)
    for (let next = arrivals[arrived]; next !== undefined && next.arrival <= now; next = arrivals[arrived]) {
      queues.get(next.priority)?.join(next)
      arrived += 1
      waiting += 1
    }
    const ticket = [...queues.values()].find((queue) => !queue.isEmpty())?.next()
    if (ticket === undefined) break
    waiting -= 1
    start[ticket.place] = now
    freeAt[technician] = now + ticket.service
    makespan = Math.max(makespan, now + ticket.service)
  }
  return yes({ start, meanWaitByPriority: meanWaits(trace, start), makespan })
}

type Placed = TracedTicket & { place: number }

/** First in, first out, without moving what waits. */
class Line {
  private readonly tickets: Placed[] = []
  private served = 0
  isEmpty() {
    return this.served === this.tickets.length
  }
  join(ticket: Placed) {
    this.tickets.push(ticket)
  }
  next(): Placed | undefined {
    this.served += 1
    return this.tickets[this.served - 1]
  }
}

function faultIn(trace: readonly TracedTicket[]) {
  for (const [index, ticket] of trace.entries()) {
    const place = `of ticket ${index + 1}`
    const fault =
      finite(`arrival ${place}`, ticket.arrival) ??
      finite(`priority ${place}`, ticket.priority) ??
      notNegative(`service ${place}`, ticket.service)
    if (fault !== undefined) return fault
  }
  return undefined
}

function meanWaits(trace: readonly TracedTicket[], start: readonly number[]): Record<string, number> {
  const totals = new Map<number, { wait: number; tickets: number }>()
  for (const [place, { arrival, priority }] of trace.entries()) {
    const total = totals.get(priority) ?? { wait: 0, tickets: 0 }
    totals.set(priority, { wait: total.wait + (start[place] ?? 0) - arrival, tickets: total.tickets + 1 })
  }
  return Object.fromEntries([...totals].map(([priority, { wait, tickets }]) => [priority, wait / tickets]))
}

const priorityOf = (ticket: TracedTicket) => ticket.priority
const byArrival = (a: Placed, b: Placed) => a.arrival - b.arrival || a.place - b.place
