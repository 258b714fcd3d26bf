import { type Decision, no, yes } from '#kernel/decision.ts'
import type { CheckedLine } from '../aggregate.ts'
import { convolveExactly } from './convolve.ts'

const MOST_STEPS = 1e9

/** About how many multiplications the exact convolution of a line takes. */
export function costOfConvolution({ law, severity }: CheckedLine): number {
  const most = law.atMost(1e-17)
  return (most * most * severity.last * (severity.last + 1)) / 2
}

/** Σ p_k f^(*k) by Horner's scheme, every term positive; counts of total chance below 1e-17 are left out. */
export function compoundByConvolution(line: CheckedLine): Decision<Float64Array, 'too-long-to-convolve'> {
  const steps = costOfConvolution(line)
  if (steps > MOST_STEPS) return no('too-long-to-convolve', { steps, most: MOST_STEPS })
  const f = line.sev.pmf.subarray(0, line.severity.last + 1)
  const most = line.law.atMost(1e-17)
  let sum = Float64Array.of(line.law.pmf(most))
  for (let k = most - 1; k >= 0; k -= 1) {
    sum = convolveExactly(f, sum)
    sum[0] = (sum[0] ?? 0) + line.law.pmf(k)
  }
  return yes(sum)
}
