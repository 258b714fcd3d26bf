import { useManner } from '#web/manner.tsx'
import { FigureField, type FigureFieldProps } from '#web/ui/figure-field.tsx'
import { countText, minorDigits } from '#web/ui/format.ts'
import { readDecimal } from '#web/ui/typed-figures.ts'

type PriceFieldProps = Omit<FigureFieldProps, 'value' | 'onChange'> & {
  /** Decimal text of the major unit, '38.00'. */
  value: string | undefined
  onChange: (price: string | undefined) => void
  currency: string
}

const microDigits = 6

/** A price with up to six decimals, held as decimal text. */
export function PriceField({ value, onChange, currency, ...shown }: PriceFieldProps) {
  const manner = useManner()
  const least = minorDigits(currency)
  return (
    <FigureField
      {...shown}
      unit={currency}
      value={value === undefined ? null : microOf(value)}
      onChange={(micro) => onChange(micro === null ? undefined : priceOf(micro, least))}
      read={(typed) => readDecimal(typed, manner.locale, microDigits)}
      write={(micro) =>
        countText(micro / 10 ** microDigits, manner, Math.max(least, decimalsIn(priceOf(micro, least))))
      }
    />
  )
}

function microOf(price: string): number {
  const [whole = '0', fraction = ''] = price.split('.')
  return Number(whole + fraction.padEnd(microDigits, '0'))
}

/** As many decimals as it needs, at least the currency's. */
function priceOf(micro: number, least: number): string {
  const digits = String(Math.abs(micro)).padStart(microDigits + 1, '0')
  const fraction = digits.slice(-microDigits).replace(/0+$/, '').padEnd(least, '0')
  const whole = digits.slice(0, -microDigits)
  return fraction ? `${whole}.${fraction}` : whole
}

const decimalsIn = (price: string) => price.split('.')[1]?.length ?? 0
