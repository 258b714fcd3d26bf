import type { SeverityLaw } from '../severity.ts'

/**
 * Observed hours, each with chance 1/n. With a tail, the hours above `from` give way to the other law beyond that point; the share of
 * tickets above it stays the observed one.
 */
export function empiricalLaw(
  hours: readonly number[],
  tail?: { from: number; law: SeverityLaw },
): SeverityLaw {
  const body = Float64Array.from(hours.filter((x) => !tail || x <= tail.from)).sort()
  const n = hours.length
  const tailShare = (n - body.length) / n
  const sums = new Float64Array(body.length + 1)
  for (let i = 0; i < body.length; i += 1) sums[i + 1] = (sums[i] ?? 0) + (body[i] ?? 0)

  const countUpTo = (x: number) => {
    let low = 0
    let high = body.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((body[middle] ?? 0) <= x) low = middle + 1
      else high = middle
    }
    return low
  }
  const stretch = tail && tailShare > 0 ? tailShare / tail.law.survival(tail.from) : 0
  const isBeyond = (x: number) => tail !== undefined && x > tail.from
  const survival = (x: number) =>
    tail && isBeyond(x) ? stretch * tail.law.survival(x) : (n - countUpTo(x)) / n
  const limitedBody = (d: number) => ((sums[countUpTo(d)] ?? 0) + (n - countUpTo(d)) * d) / n
  const beyondLimited = (d: number) =>
    tail ? stretch * (tail.law.limited(d) - tail.law.limited(tail.from)) : 0
  const limited = (d: number) => {
    if (d <= 0) return d
    if (!tail) return d === Infinity ? (sums[n] ?? 0) / n : limitedBody(d)
    return isBeyond(d) ? limitedBody(tail.from) + beyondLimited(d) : limitedBody(d)
  }

  return {
    mean: limited(Infinity),
    cdf: (x) => (tail && isBeyond(x) ? 1 - survival(x) : countUpTo(x) / n),
    survival,
    limited,
    draw(random) {
      const place = Math.floor(random.uniform() * n)
      const observed = body[place]
      return observed ?? drawBeyond(tail, () => tail?.law.draw(random) ?? 0)
    },
  }
}

/** A draw of the tail's law given that it lies beyond the splice, by rejection. */
function drawBeyond(tail: { from: number } | undefined, draw: () => number): number {
  for (;;) {
    const x = draw()
    if (!tail || x > tail.from) return x
  }
}
