import type { StoredTerms } from '#agreements/contract'

export type EditedTerms = StoredTerms
export type EditedLine = EditedTerms['lines'][number]
export type LineOf<Kind extends EditedLine['kind']> = Extract<EditedLine, { kind: Kind }>
export type FeeLine = LineOf<'fixed-fee'> | LineOf<'retainer'> | LineOf<'recurring-item'>
export type AllowanceLine = LineOf<'retainer'> | LineOf<'block'>
export type EditedQuantity = NonNullable<FeeLine['quantity']>
export type EditedAllowance = AllowanceLine['allowance']
export type EditedRollover = LineOf<'retainer'>['rollover']
export type EditedOverage = AllowanceLine['overage']
export type EditedBurn = NonNullable<AllowanceLine['burn']>
export type EditedCoverage = NonNullable<LineOf<'fixed-fee'>['covers']>
export type EditedExclusion = NonNullable<EditedTerms['exclusions']>[number]
export type EditedBenefit = NonNullable<EditedTerms['benefits']>[number]
export type EditedObligation = NonNullable<EditedTerms['obligations']>[number]
export type EditedFilter = EditedExclusion['where']

/** What the fields of one line are given; `others` are the other lines of the terms. */
export type LinePartProps<Line extends EditedLine = EditedLine> = {
  line: Line
  currency: string
  others: readonly EditedLine[]
  onChange: (line: EditedLine) => void
}

export const replaced = <Item>(items: readonly Item[], at: number, item: Item): Item[] =>
  items.map((one, place) => (place === at ? item : one))
export const without = <Item>(items: readonly Item[], at: number): Item[] =>
  items.filter((_, place) => place !== at)

/** A key for a new line: its kind, and a number when that is taken. */
export function freeKey(lines: readonly EditedLine[], wanted: string): string {
  const taken = new Set(lines.map(({ key }) => key))
  let key = wanted
  for (let number = 2; taken.has(key); number += 1) key = `${wanted}-${number}`
  return key
}
