import { type Decision, no, yes } from '#kernel/decision.ts'
import { isCurrency } from '#kernel/money.ts'

/** Amounts carry the firm's currency without saying so: it stays once anything has been numbered. */
export function mayChangeCurrency(
  currency: { from: string; to: string },
  isFixed: boolean,
): Decision<true, 'currency-fixed' | 'unknown-currency'> {
  if (currency.from === currency.to) return yes(true)
  if (!isCurrency(currency.to)) return no('unknown-currency', { field: 'currency', given: currency.to })
  return isFixed ? no('currency-fixed', { field: 'currency' }) : yes(true)
}
