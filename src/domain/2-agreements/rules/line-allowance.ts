import type { Allowance, Burn, Line, OverageRule, RolloverRule } from './lines.ts'

/** What a line grants to be drawn, and by which rules; undefined for lines without an allowance. */
export type LineAllowance = {
  kind: 'cap' | 'retainer' | 'block'
  allowance: Allowance
  overage: OverageRule
  rollover?: RolloverRule
  burn?: Burn
}

export function lineAllowance(line: Line | undefined): LineAllowance | undefined {
  if (line?.kind === 'fixed-fee') return line.cap && { kind: 'cap', ...line.cap }
  if (line?.kind !== 'retainer' && line?.kind !== 'block') return undefined
  const { kind, allowance, overage, burn } = line
  return { kind, allowance, overage, burn, ...(line.kind === 'retainer' && { rollover: line.rollover }) }
}
