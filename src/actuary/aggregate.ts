import { type Decision, no, yes } from '#kernel/decision.ts'
import { compoundByConvolution, costOfConvolution } from './aggregate/by-convolution.ts'
import { compoundByRecursion, recursionFault } from './aggregate/by-recursion.ts'
import { compoundByTransform } from './aggregate/by-transform.ts'
import { convolve } from './aggregate/convolve.ts'
import { type GridMoments, gridMoments, type ModelMoments, modelMoments } from './aggregate/moments.ts'
import { type Aggregate, aggregateOf, type Method, selfCheck, withoutNoise } from './aggregate/reading.ts'
import type { Grid } from './discretise.ts'
import { positive } from './figures.ts'
import { type Frequency, type FrequencyLaw, type FrequencyReason, frequencyLaw } from './frequency.ts'

/** One kind of work: how many tickets, and the hours of each on a grid. */
export interface AggregateLine {
  freq: Frequency
  sev: Grid
}

/** A line whose figures have been found right. */
export interface CheckedLine {
  law: FrequencyLaw
  sev: Grid
  severity: GridMoments
}

export interface AggregateOptions {
  /** `auto`: recursion or convolution where that is quick, else the transform. */
  method?: 'auto' | Method
  /** How much of the chance the grid has to hold; 1 − 1e-10 when absent. */
  coverage?: number
}

export type AggregateReason =
  | FrequencyReason
  | 'no-lines'
  | 'spans-differ'
  | 'severity-does-not-sum-to-one'
  | 'no-recursion'
  | 'recursion-unstable'
  | 'recursion-underflows'
  | 'too-long-to-convolve'
  | 'grid-too-long'
  | 'self-check-failed'

const MOST_CELLS = 2 ** 22
const QUICK = 2e5
/** What rounding leaves in a cell of an untilted transform, with room to spare. */
const NOISE = 1.4e-17

/**
 * The distribution of S = Σ over lines of the sum of N severities, lines independent, on the severities' common grid. By tilted
 * Fourier transform (any frequency), Panjer's recursion (the (a, b, 1) class) or exact convolution. Every answer has passed its own
 * check: total chance within 1 − coverage of 1, mean and variance within 1e-9 of E[N] E[X] and E[N] Var X + Var N (E X)².
 * What can't be computed that well is refused: binomial with prob > ½ by recursion, recursions that underflow, grids of more than
 * four million cells. Sources: Panjer (1981), Grübel & Hermesmeier (1999).
 */
export function aggregate(
  lines: readonly AggregateLine[],
  options: AggregateOptions = {},
): Decision<Aggregate, AggregateReason> {
  const checked = checkLines(lines)
  if (!checked.yes) return checked
  const { method = 'auto', coverage = 1 - 1e-10 } = options
  const model = modelMoments(checked.value)
  let answer: Decision<Aggregate, AggregateReason> = no('self-check-failed')
  for (const tried of method === 'auto' ? methodsFor(checked.value, model) : [method]) {
    answer = by(tried, checked.value, model, coverage)
    if (answer.yes) return answer
  }
  return answer
}

/** The figures of all lines, or the first that is wrong. */
export function checkLines(lines: readonly AggregateLine[]): Decision<CheckedLine[], AggregateReason> {
  const checked: CheckedLine[] = []
  for (const { freq, sev } of lines) {
    const law = frequencyLaw(freq)
    if (!law.yes) return law
    const fault = positive('span', sev.span)
    if (fault) return fault
    if (sev.span !== lines[0]?.sev.span)
      return no('spans-differ', { first: lines[0]?.sev.span ?? 0, other: sev.span })
    const severity = gridMoments(sev.pmf)
    if (!(Math.abs(severity.sum - 1) < 1e-8)) return no('severity-does-not-sum-to-one', { sum: severity.sum })
    const wrong = sev.pmf.find((mass) => mass < 0)
    if (wrong !== undefined) return no('negative', { field: 'sev.pmf', given: wrong })
    checked.push({ law: law.value, sev, severity })
  }
  return checked.length > 0 ? yes(checked) : no('no-lines')
}

/**
 * Recursion and convolution cost cells × points: below two hundred thousand steps they are as quick as the transform and keep the far tail. They
 * also stand in where rounding hides the tail from the transform.
 */
function methodsFor(lines: readonly CheckedLine[], model: ModelMoments): Method[] {
  const [line, ...others] = lines
  if (!line || others.length > 0)
    return ['fft', lines.every((each) => !recursionFault(each)) ? 'panjer' : 'convolve']
  if (!line.law.recursion) return costOfConvolution(line) < QUICK ? ['convolve', 'fft'] : ['fft', 'convolve']
  if (recursionFault(line)) return ['fft', 'convolve']
  const steps = (reach(model) + 2 * line.severity.last) * line.severity.last
  return steps < QUICK ? ['panjer', 'fft'] : ['fft', 'panjer']
}

function by(
  method: Method,
  lines: readonly CheckedLine[],
  model: ModelMoments,
  coverage: number,
): Decision<Aggregate, AggregateReason> {
  const compound = method === 'fft' ? byTransform(lines, model, coverage) : piecewise(lines, method)
  if (!compound.yes) return compound
  const span = lines[0]?.sev.span ?? 1
  const checks = selfCheck(compound.value, model)
  if (!passes(checks, coverage)) return no('self-check-failed', { ...checks })
  return yes(aggregateOf(span, compound.value, model, method, checks))
}

/** How many cells hold all but the last of the chance, as a first guess. */
const reach = ({ mean, variance }: ModelMoments) => mean + 12 * Math.sqrt(variance)

/**
 * θ × length of the exponential tilt, try by try: aliasing shrinks by e^−tilt, rounding on the first half grows by e^(tilt/2). Each try
 * doubles the grid, because heavy severities reach further than twelve standard deviations; where rounding hides the far tail, less
 * tilt on a longer grid finds it.
 */
const TILTS = [10, 6, 3, 1]

function byTransform(
  lines: readonly CheckedLine[],
  model: ModelMoments,
  coverage: number,
): Decision<Float64Array, AggregateReason> {
  const longest = Math.max(...lines.map(({ sev }) => sev.pmf.length))
  const cells = Math.max(4, 2 * Math.max(reach(model), longest + model.mean))
  let length = 2 ** Math.ceil(Math.log2(cells))
  let pmf: Float64Array | undefined
  for (const tilt of TILTS) {
    if (length > MOST_CELLS) break
    pmf = withoutNoise(compoundByTransform(lines, length, tilt), NOISE * Math.exp(tilt / 2))
    if (passes(selfCheck(pmf, model), coverage)) return yes(pmf)
    length *= 2
  }
  return pmf ? yes(pmf) : no('grid-too-long', { cells, most: MOST_CELLS })
}

/** Each line by itself, then their sum. */
function piecewise(
  lines: readonly CheckedLine[],
  method: 'panjer' | 'convolve',
): Decision<Float64Array, AggregateReason> {
  let sum: Float64Array | undefined
  for (const line of lines) {
    const part = method === 'panjer' ? compoundByRecursion(line) : compoundByConvolution(line)
    if (!part.yes) return part
    sum = sum ? convolve(sum, part.value) : part.value
  }
  return sum ? yes(sum) : no('no-lines')
}

function passes(
  { total, meanError, varianceError }: ReturnType<typeof selfCheck>,
  coverage: number,
): boolean {
  return Math.abs(total - 1) <= Math.max(1 - coverage, 1e-10) && meanError <= 1e-9 && varianceError <= 1e-9
}
