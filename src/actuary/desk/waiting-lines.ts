/** No ticket, no technician. */
export const NOBODY = -1

/** Tickets that wait, in lines: linked by ticket number, so that nothing moves when one leaves. */
export class WaitingLines {
  /** Tickets in all lines. */
  count = 0
  private readonly head: Int32Array
  private readonly tail: Int32Array
  private behind = new Int32Array(0)

  constructor(lines: number) {
    this.head = new Int32Array(lines)
    this.tail = new Int32Array(lines)
  }

  empty(tickets: number) {
    if (this.behind.length < tickets) this.behind = new Int32Array(tickets * 2)
    this.head.fill(NOBODY)
    this.count = 0
  }

  first(line: number): number {
    return this.head[line] ?? NOBODY
  }

  next(ticket: number): number {
    return this.behind[ticket] ?? NOBODY
  }

  joinEnd(line: number, ticket: number) {
    this.behind[ticket] = NOBODY
    if (this.first(line) === NOBODY) this.head[line] = ticket
    else this.behind[this.tail[line] ?? 0] = ticket
    this.tail[line] = ticket
    this.count += 1
  }

  joinFront(line: number, ticket: number) {
    if (this.first(line) === NOBODY) this.tail[line] = ticket
    this.behind[ticket] = this.first(line)
    this.head[line] = ticket
    this.count += 1
  }

  leaveFirst(line: number) {
    this.head[line] = this.next(this.first(line))
    this.count -= 1
  }
}
