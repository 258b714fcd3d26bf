import type { Line, StateName } from '#agreements/rules'

export const stateWords: Record<StateName, string> = {
  signed: 'Signed, not begun',
  draft: 'Being written',
  offered: 'Offered',
  active: 'In force',
  suspended: 'Suspended',
  ended: 'Ended',
  declined: 'Declined',
  expired: 'Offer expired',
  superseded: 'Set aside',
}

export const kindOptions: { value: Line['kind']; label: string }[] = [
  { value: 'fixed-fee', label: 'Fixed fee' },
  { value: 'retainer', label: 'Retainer' },
  { value: 'block', label: 'Block of hours' },
  { value: 'recurring-item', label: 'Recurring item' },
  { value: 'discounted-labour', label: 'Discounted labour' },
  { value: 'one-time', label: 'One-time' },
]

export const kindWords = Object.fromEntries(kindOptions.map(({ value, label }) => [value, label]))

/** The kinds that say what an agreement is; what is sold beside them is left out while there is one. */
export function kindsInWords(kinds: readonly string[]): string {
  const main = kinds.filter(
    (kind) => kind !== 'one-time' && kind !== 'recurring-item' && kind !== 'discounted-labour',
  )
  const told = main.length > 0 ? main : kinds
  return told.map((kind, at) => (at === 0 ? kindWords[kind] : kindWords[kind]?.toLowerCase())).join(' and ')
}

export const causeWords: Record<string, string> = {
  signed: 'signed',
  amended: 'amendment',
  renewed: 'renewed',
  imported: 'moved in',
  drafted: 'drafted',
}

export const ordinal = (count: number) =>
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'][
    count - 1
  ] ?? `${count}th`
