/** Round ticks over a range, at most `most` of them, zero among them when the range spans it. */
export function niceTicks(low: number, high: number, most = 6): number[] {
  if (high <= low) return niceTicks(low, low + Math.max(1, Math.abs(low)), most)
  const step = niceStep((high - low) / (most - 1))
  const from = Math.floor(low / step)
  const to = Math.ceil(high / step)
  const ticks = Array.from({ length: to - from + 1 }, (_, at) => tidy((from + at) * step))
  return ticks.length <= most ? ticks : niceTicks(low, high, most - 1)
}

/** Moves labels apart, top to bottom, until each has its room; they stay within the frame where they can. */
export function spread(positions: readonly number[], room: number, low: number, high: number): number[] {
  const order = positions.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at)
  let floor = low
  for (const one of order) {
    one.at = Math.max(one.at, floor)
    floor = one.at + room
  }
  let ceiling = high
  for (const one of order.reverse()) {
    one.at = Math.min(one.at, ceiling)
    ceiling = one.at - room
  }
  const spaced = [...positions]
  for (const one of order) spaced[one.index] = one.at
  return spaced
}

/** Every how manyeth label can stand under an axis when each needs `room` pixels. */
export function everyNth(count: number, width: number, room: number): number {
  return Math.max(1, Math.ceil((count * room) / Math.max(1, width)))
}

/** Where the longest run of values at or under a level begins; the first of equals. */
export function lowRun(values: readonly number[], level: number): number {
  let best = { from: 0, length: 0 }
  let from = 0
  for (const [at, value] of values.entries()) {
    if (value > level) from = at + 1
    else if (at - from + 1 > best.length) best = { from, length: at - from + 1 }
  }
  return best.from
}

function niceStep(rough: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * magnitude >= rough * 0.999) ?? 10
  return factor * magnitude
}

const tidy = (value: number) => Number(value.toPrecision(12))
