import { type Decision, no, yes } from '#kernel/decision.ts'

/** EN 16931 categories (UNCL 5305) that a small firm meets, in words. */
export const taxCategories = {
  S: 'Standard or reduced rate',
  Z: 'Zero rated',
  E: 'Exempt',
  AE: 'Reverse charge',
  K: 'Goods or services within the EU',
  G: 'Export outside the EU',
  O: 'Outside the scope of tax',
} as const
export type TaxCategory = keyof typeof taxCategories

/** Only the standard category carries a rate, and it always does. */
export function mayTax(tax: { category: TaxCategory; percent: string }): Decision<true, 'rate-not-fit'> {
  const hasRate = Number(tax.percent) > 0
  if (hasRate === (tax.category === 'S')) return yes(true)
  return no('rate-not-fit', { field: 'percent', category: taxCategories[tax.category] })
}
