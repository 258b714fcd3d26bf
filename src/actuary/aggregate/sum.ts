import { type Decision, no, yes } from '#kernel/decision.ts'
import { convolve } from './convolve.ts'
import { type Aggregate, aggregateOf, selfCheck, withoutNoise } from './reading.ts'

export type SumReason = 'no-lines' | 'spans-differ' | 'self-check-failed'

/** What rounding leaves in a cell of a convolution by transform. */
const NOISE = 1e-17

/**
 * The sum of independent aggregates on one grid: a book from its clients. Neighbours are convolved pair by pair until one is left; the
 * moments are added, and the result has to agree with them as an aggregate's has.
 */
export function sumAggregates(aggregates: readonly Aggregate[]): Decision<Aggregate, SumReason> {
  const [first] = aggregates
  if (!first) return no('no-lines')
  const other = aggregates.find(({ span }) => span !== first.span)
  if (other) return no('spans-differ', { first: first.span, other: other.span })

  let parts = aggregates.map(({ pmf }) => pmf).sort((a, b) => a.length - b.length)
  while (parts.length > 1) parts = pairs(parts)
  const pmf = parts[0] ?? first.pmf
  const total = (of: (aggregate: Aggregate) => number) => aggregates.reduce((sum, each) => sum + of(each), 0)
  const model = {
    mean: total(({ mean }) => mean) / first.span,
    variance: total(({ variance }) => variance) / first.span ** 2,
    third: total(({ skewness, sd }) => skewness * sd ** 3) / first.span ** 3,
  }
  const checks = selfCheck(pmf, model)
  const isRight =
    Math.abs(checks.total - 1) <= 1e-9 && checks.meanError <= 1e-8 && checks.varianceError <= 1e-7
  return isRight
    ? yes(aggregateOf(first.span, pmf, model, 'convolve', checks))
    : no('self-check-failed', { ...checks })
}

function pairs(parts: readonly Float64Array[]): Float64Array[] {
  const summed: Float64Array[] = []
  for (let i = 0; i < parts.length; i += 2) {
    const one = parts[i]
    const two = parts[i + 1]
    if (one && two) summed.push(withoutNoise(convolve(one, two), NOISE))
    else if (one) summed.push(one)
  }
  return summed
}
