import { lineKindNames, lineKinds, type StateName } from '#agreements/rules'

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

export const kindOptions = lineKindNames.map((value) => ({ value, label: lineKinds[value] }))

/** The kinds that say what an agreement is; what is sold beside them is left out while there is one. */
export function kindsInWords(kinds: readonly string[]): string {
  const known = lineKindNames.filter((kind) => kinds.includes(kind))
  const main = known.filter((kind) => kind === 'fixed-fee' || kind === 'retainer' || kind === 'block')
  const told = main.length > 0 ? main : known
  return told.map((kind, at) => (at === 0 ? lineKinds[kind] : lineKinds[kind].toLowerCase())).join(' and ')
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
