import { type Decision, no, yes } from '#kernel/decision.ts'
import type { AggregateReason } from '../aggregate.ts'
import type { Grid } from '../discretise.ts'
import { type Frequency, type FrequencyLaw, frequencyLaw } from '../frequency.ts'
import { type AliasTable, aliasTable } from '../random/alias.ts'
import { type RandomSource, randomSource } from '../random.ts'
import { type Severity, type SeverityReason, severityLaw } from '../severity.ts'

/** A line to simulate: its severity may stay continuous, so caps and odd shapes need no grid. */
export interface SimulatedLine {
  freq: Frequency
  sev: Grid | Severity
}

/** Simulated years, sorted. Standard error is of the mean. */
export interface SimulatedAggregate {
  readonly years: Float64Array
  readonly mean: number
  readonly sd: number
  readonly standardError: number
  cdf(x: number): number
  var(p: number): number
  tvar(p: number): number
}

/** Years are drawn in blocks, each from its own jump of the stream: any split of the blocks over workers gives the same years. */
export const YEARS_PER_BLOCK = 1024

/**
 * Monte Carlo of the aggregate: for caps, dependence and checks of the exact methods. The same seed gives the same years. Refuses wrong
 * figures as `aggregate` does.
 */
export function simulateAggregate(
  lines: readonly SimulatedLine[],
  years: number,
  seed: number | string,
): Decision<SimulatedAggregate, AggregateReason | SeverityReason> {
  if (!Number.isSafeInteger(years) || years < 1) return no('not-whole', { field: 'years', given: years })
  const drawn = simulateYears(lines, { from: 0, to: years }, seed)
  return drawn.yes ? yes(summary(drawn.value.sort())) : drawn
}

/** The years `from` … `to` − 1 in the order drawn; `from` is a multiple of YEARS_PER_BLOCK. */
export function simulateYears(
  lines: readonly SimulatedLine[],
  range: { from: number; to: number },
  seed: number | string,
): Decision<Float64Array, AggregateReason | SeverityReason> {
  const draws: Draw[] = []
  for (const line of lines) {
    const draw = drawOf(line)
    if (!draw.yes) return draw
    draws.push(draw.value)
  }
  if (draws.length === 0) return no('no-lines')

  const drawn = new Float64Array(range.to - range.from)
  let source = randomSource(seed, 'years').jumped(range.from / YEARS_PER_BLOCK)
  for (let start = 0; start < drawn.length; start += YEARS_PER_BLOCK) {
    const random = source.jumped(0)
    const end = Math.min(drawn.length, start + YEARS_PER_BLOCK)
    for (let year = start; year < end; year += 1) drawn[year] = yearOf(draws, random)
    source = source.jumped(1)
  }
  return yes(drawn)
}

interface Draw {
  counts: AliasTable
  hours: (random: RandomSource) => number
}

function yearOf(draws: readonly Draw[], random: RandomSource): number {
  let hours = 0
  for (const draw of draws) {
    const tickets = draw.counts.draw(random)
    for (let n = 0; n < tickets; n += 1) hours += draw.hours(random)
  }
  return hours
}

function drawOf({ freq, sev }: SimulatedLine): Decision<Draw, AggregateReason | SeverityReason> {
  const law = frequencyLaw(freq)
  if (!law.yes) return law
  const hours = severityLaw('kind' in sev ? sev : { kind: 'explicit', ...sev })
  return hours.yes ? yes({ counts: aliasTable(countChances(law.value)), hours: hours.value.draw }) : hours
}

const countChances = (law: FrequencyLaw) =>
  Float64Array.from({ length: law.atMost(1e-15) + 1 }, (_, k) => law.pmf(k))

function summary(years: Float64Array): SimulatedAggregate {
  const n = years.length
  const mean = years.reduce((sum, hours) => sum + hours, 0) / n
  const variance = years.reduce((sum, hours) => sum + (hours - mean) ** 2, 0) / Math.max(1, n - 1)
  const place = (p: number) => Math.min(n - 1, Math.max(0, Math.ceil(p * n - 1e-9) - 1))

  return {
    years,
    mean,
    sd: Math.sqrt(variance),
    standardError: Math.sqrt(variance / n),
    cdf: (x) => countUpTo(years, x) / n,
    var: (p) => years[place(p)] ?? 0,
    tvar(p) {
      const value = years[place(p)] ?? 0
      let beyond = 0
      for (let i = place(p) + 1; i < n; i += 1) beyond += (years[i] ?? 0) - value
      return p >= 1 ? value : value + beyond / n / (1 - p)
    },
  }
}

function countUpTo(sorted: Float64Array, x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= x) low = middle + 1
    else high = middle
  }
  return low
}
