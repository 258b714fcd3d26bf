/**
 * Stretches of time in which a technician can work, in order. A cursor follows the simulated clock, so the times asked for
 * must not go back; `rewind` begins anew. Minutes since the start of the simulation.
 */
export class Windows {
  count = 0
  private from = new Float64Array(512)
  private to = new Float64Array(512)
  private cursor = 0

  clear() {
    this.count = 0
    this.cursor = 0
  }

  rewind() {
    this.cursor = 0
  }

  add(from: number, to: number) {
    if (from >= to) return
    if (this.count === this.from.length) this.grow()
    this.from[this.count] = from
    this.to[this.count] = to
    this.count += 1
  }

  /** The earliest minute from t on that lies in a window; Infinity after the last. */
  opensAt(t: number): number {
    while (this.cursor < this.count && (this.to[this.cursor] ?? 0) <= t) this.cursor += 1
    if (this.cursor === this.count) return Number.POSITIVE_INFINITY
    const from = this.from[this.cursor] ?? 0
    return from > t ? from : t
  }

  /** The end of the window that t or the next opening lies in. */
  closesAt(t: number): number {
    return this.opensAt(t) === Number.POSITIVE_INFINITY ? t : (this.to[this.cursor] ?? 0)
  }

  /** When so many minutes of work are done that begin at t or at the next opening. */
  doneAt(t: number, minutes: number): number {
    let from = this.opensAt(t)
    let left = minutes
    for (let n = this.cursor; n < this.count; n += 1) {
      from = Math.max(from, this.from[n] ?? 0)
      const length = (this.to[n] ?? 0) - from
      if (length >= left) return from + left
      left -= length
    }
    return Number.POSITIVE_INFINITY
  }

  /** Minutes of windows in [a, b), a not before the clock. */
  minutesBetween(a: number, b: number): number {
    let minutes = 0
    for (let n = this.cursor; n < this.count && (this.from[n] ?? 0) < b; n += 1) {
      minutes += Math.max(0, Math.min(b, this.to[n] ?? 0) - Math.max(a, this.from[n] ?? 0))
    }
    return minutes
  }

  private grow() {
    this.from = doubled(this.from)
    this.to = doubled(this.to)
  }
}

function doubled(column: Float64Array<ArrayBuffer>) {
  const longer = new Float64Array(column.length * 2)
  longer.set(column)
  return longer
}
