import { useManner } from '#web/manner.tsx'
import { FigureField, type FigureFieldProps } from './figure-field.tsx'
import { moneyText } from './format.ts'
import { readMoney } from './typed-figures.ts'

/** Typed as people write money, held as integer minor units. */
export function MoneyField({ currency, ...props }: FigureFieldProps & { currency?: string }) {
  const manner = useManner()
  const unit = currency ?? manner.currency
  return (
    <FigureField
      {...props}
      unit={unit}
      read={(typed) => readMoney(typed, manner.locale, unit)}
      write={(minor) => moneyText(minor, manner, { currency: unit, bare: true })}
    />
  )
}
