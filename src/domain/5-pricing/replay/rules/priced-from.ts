import type { RateCard } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'

/** A firm's first prices hold for the time before them too: it had none that could be named instead. */
export function pricedFrom(card: RateCard, from: Day): RateCard {
  const first = new Map<string, Day>()
  for (const { currency = card.currency, fromOn } of card.lists) {
    const known = first.get(currency)
    if (known === undefined || fromOn < known) first.set(currency, fromOn)
  }
  const lists = card.lists.map((list) =>
    list.fromOn > from && list.fromOn === first.get(list.currency ?? card.currency)
      ? { ...list, fromOn: from }
      : list,
  )
  return { ...card, lists }
}

/** Hours that were billed are rounded already. */
export const withoutRounding = (card: RateCard): RateCard => ({
  ...card,
  rounding: { default: { group: 'entry', increment: 1 } },
})
