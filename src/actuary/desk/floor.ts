import type { DeskLayout, LinePlan } from '#actuary/desk/layout.ts'
import type { Presence } from '#actuary/desk/presence.ts'
import { recordResponse, type Tally } from '#actuary/desk/tally.ts'
import type { Tickets } from '#actuary/desk/tickets.ts'
import { NOBODY, WaitingLines } from '#actuary/desk/waiting-lines.ts'
import type { Windows } from '#actuary/desk/windows.ts'

/** Who is served by whom: the book, the candidate at a share of his size, the first so many technicians. */
export type Scenario = { candidateShare: number; technicians: number }

const NEVER = Number.POSITIVE_INFINITY

/**
 * The desk at work: technicians, lines of waiting tickets, and a clock that jumps from event to event. An event is the
 * arrival of a ticket, or a technician who gets free or whose next window opens. One floor serves many replications.
 */
export class DeskFloor {
  private readonly layout: DeskLayout
  private readonly tickets: Tickets
  private readonly crew: readonly Presence[]
  /** By technician: lines he serves, the most urgent first; the ticket in hand, its last start, the next event. */
  private readonly linesOf: Int32Array[]
  private readonly inHand: Int32Array
  private readonly resumedAt: Float64Array
  private readonly nextAt: Float64Array
  private readonly waiting: WaitingLines
  /** By ticket: minutes of work left, whether anybody has begun it. */
  private left = new Float64Array(0)
  private isBegun = new Uint8Array(0)
  private unanswered = 0
  private technicians = 0

  constructor(layout: DeskLayout, tickets: Tickets, crew: readonly Presence[]) {
    this.layout = layout
    this.tickets = tickets
    this.crew = crew
    this.linesOf = crew.map((_, technician) => {
      const served = layout.lines.flatMap(({ technicians }, line) =>
        technicians.includes(technician) ? [line] : [],
      )
      return Int32Array.from(served)
    })
    this.inHand = new Int32Array(crew.length)
    this.resumedAt = new Float64Array(crew.length)
    this.nextAt = new Float64Array(crew.length)
    this.waiting = new WaitingLines(layout.lines.length)
  }

  /** Serves the tickets and the crew of one replication, as drawn, and counts into the tally's row `row`. */
  serve({ candidateShare, technicians }: Scenario, tally: Tally, row: number): void {
    this.open(technicians)
    const { tickets } = this
    const { endsAt, measuredTo } = this.layout.line
    let arrived = 0
    for (;;) {
      while (arrived < tickets.count && !(this.sizeOf(arrived) < candidateShare)) arrived += 1
      const ticket = arrived < tickets.count ? (tickets.order[arrived] ?? 0) : NOBODY
      const arrivesAt = ticket === NOBODY ? NEVER : (tickets.at[ticket] ?? 0)
      const technician = this.soonestTechnician()
      const freeAt = this.nextAt[technician] ?? NEVER
      const now = Math.min(arrivesAt, freeAt)
      if (now >= endsAt || (now >= measuredTo && this.unanswered === 0)) break
      if (freeAt <= arrivesAt) {
        this.getsFree(technician, freeAt, tally, row)
      } else {
        arrived += 1
        this.arrives(ticket, arrivesAt, tally, row)
      }
    }
    this.countUnanswered(tally, row)
  }

  private open(technicians: number) {
    const { count, minutes } = this.tickets
    if (this.left.length < count) {
      this.left = new Float64Array(minutes.length)
      this.isBegun = new Uint8Array(minutes.length)
    }
    this.left.set(minutes.subarray(0, count))
    this.isBegun.fill(0, 0, count)
    this.waiting.empty(count)
    this.inHand.fill(NOBODY)
    this.nextAt.fill(NEVER)
    for (const { regular, urgent } of this.crew) {
      regular.rewind()
      urgent.rewind()
    }
    this.technicians = technicians
    this.unanswered = 0
  }

  private arrives(ticket: number, now: number, tally: Tally, row: number) {
    const place = this.lineOf(ticket)
    const line = this.layout.lines[place]
    if (line === undefined) return
    if ((this.tickets.month[ticket] ?? -1) >= 0) {
      this.unanswered += 1
      tally.askedMinutes[row] = (tally.askedMinutes[row] ?? 0) + (this.tickets.minutes[ticket] ?? 0)
    }
    const free = this.waiting.first(place) === NOBODY ? this.freeTechnician(line, now) : NOBODY
    if (free !== NOBODY) return this.takes(free, ticket, now, tally, row)
    const interrupted =
      line.isEmergency && this.layout.emergenciesPreempt ? this.leastUrgent(line, now) : NOBODY
    if (interrupted === NOBODY) {
      this.waiting.joinEnd(place, ticket)
      return this.wakesIdle(place, now)
    }

    const putAside = this.putAside(interrupted, now)
    this.takes(interrupted, ticket, now, tally, row)
    this.resumesElsewhere(putAside, now, tally, row)
  }

  /** A technician who finished, or whose window opened, looks for the most urgent ticket he may take now. */
  private getsFree(technician: number, now: number, tally: Tally, row: number) {
    this.inHand[technician] = NOBODY
    this.nextAt[technician] = NEVER
    if (this.waiting.count === 0) return
    let best = NOBODY
    let bestPlace = 0
    let bestPriority = 0
    let opensAt = NEVER
    for (const place of this.linesOf[technician] ?? []) {
      const ticket = this.waiting.first(place)
      const line = this.layout.lines[place]
      if (ticket === NOBODY || line === undefined) continue
      if (best !== NOBODY && line.priority > bestPriority) break
      const opens = this.windowsOf(technician, line).opensAt(now)
      if (opens > now) {
        opensAt = Math.min(opensAt, opens)
      } else if (best === NOBODY || (this.tickets.at[ticket] ?? 0) < (this.tickets.at[best] ?? 0)) {
        best = ticket
        bestPlace = place
        bestPriority = line.priority
      }
    }
    if (best === NOBODY) {
      this.nextAt[technician] = opensAt
      return
    }
    this.waiting.leaveFirst(bestPlace)
    this.takes(technician, best, now, tally, row)
  }

  private takes(technician: number, ticket: number, now: number, tally: Tally, row: number) {
    const line = this.layout.lines[this.lineOf(ticket)]
    if (line === undefined) return
    this.inHand[technician] = ticket
    this.resumedAt[technician] = now
    this.nextAt[technician] = this.windowsOf(technician, line).doneAt(now, this.left[ticket] ?? 0)
    if (this.isBegun[ticket] === 1) return
    this.isBegun[ticket] = 1
    if ((this.tickets.month[ticket] ?? -1) < 0) return
    this.unanswered -= 1
    const drive = this.layout.classes[this.tickets.class[ticket] ?? 0]?.travelMinutes ?? 0
    const onSiteAt = drive === 0 ? now : this.windowsOf(technician, line).doneAt(now, drive)
    recordResponse(this.layout, this.tickets, ticket, { startsAt: now, onSiteAt }, tally, row)
  }

  /** What an emergency interrupted goes to another free technician, or waits as the first of its line. */
  private resumesElsewhere(ticket: number, now: number, tally: Tally, row: number) {
    const place = this.lineOf(ticket)
    const line = this.layout.lines[place]
    const free = line === undefined ? NOBODY : this.freeTechnician(line, now)
    if (free !== NOBODY) return this.takes(free, ticket, now, tally, row)
    this.waiting.joinFront(place, ticket)
    this.wakesIdle(place, now)
  }

  /** Who is free but out of hours comes back for what waits. */
  private wakesIdle(place: number, now: number) {
    const line = this.layout.lines[place]
    if (line === undefined) return
    for (const technician of line.technicians) {
      if (technician >= this.technicians || this.inHand[technician] !== NOBODY) continue
      const opens = this.windowsOf(technician, line).opensAt(now)
      if (opens < (this.nextAt[technician] ?? NEVER)) this.nextAt[technician] = opens
    }
  }

  private freeTechnician(line: LinePlan, now: number): number {
    for (const technician of line.technicians) {
      if (technician >= this.technicians || this.inHand[technician] !== NOBODY) continue
      if (this.windowsOf(technician, line).opensAt(now) === now) return technician
    }
    return NOBODY
  }

  /** Of the technicians who could come at once, the one with the least urgent ordinary ticket in hand. */
  private leastUrgent(line: LinePlan, now: number): number {
    let chosen = NOBODY
    let lowest = 0
    for (const technician of line.technicians) {
      const ticket = this.inHand[technician] ?? NOBODY
      if (technician >= this.technicians || ticket === NOBODY) continue
      const other = this.layout.lines[this.lineOf(ticket)]
      if (other === undefined || other.isEmergency || other.priority <= lowest) continue
      if (this.windowsOf(technician, line).opensAt(now) > now) continue
      chosen = technician
      lowest = other.priority
    }
    return chosen
  }

  private putAside(technician: number, now: number): number {
    const ticket = this.inHand[technician] ?? NOBODY
    const { regular } = this.crew[technician] ?? {}
    const done = regular?.minutesBetween(this.resumedAt[technician] ?? now, now) ?? 0
    this.left[ticket] = Math.max(0, (this.left[ticket] ?? 0) - done)
    return ticket
  }

  private soonestTechnician(): number {
    let soonest = 0
    for (let technician = 1; technician < this.technicians; technician += 1) {
      if ((this.nextAt[technician] ?? NEVER) < (this.nextAt[soonest] ?? NEVER)) soonest = technician
    }
    return soonest
  }

  private countUnanswered(tally: Tally, row: number) {
    const never = { startsAt: NEVER, onSiteAt: NEVER }
    for (const place of this.layout.lines.keys()) {
      for (let ticket = this.waiting.first(place); ticket !== NOBODY; ticket = this.waiting.next(ticket)) {
        if (this.isBegun[ticket] === 1 || (this.tickets.month[ticket] ?? -1) < 0) continue
        recordResponse(this.layout, this.tickets, ticket, never, tally, row)
      }
    }
  }

  private windowsOf(technician: number, line: LinePlan): Windows {
    const there = this.crew[technician]
    if (there === undefined) throw new RangeError(`no technician ${technician}`)
    return line.isEmergency ? there.urgent : there.regular
  }

  private lineOf(ticket: number): number {
    return this.layout.classes[this.tickets.class[ticket] ?? 0]?.line ?? 0
  }

  private sizeOf(arrived: number): number {
    return this.tickets.size[this.tickets.order[arrived] ?? 0] ?? 0
  }
}
