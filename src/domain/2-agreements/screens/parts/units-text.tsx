import { useManner } from '#web/manner.tsx'
import { countText, hoursText, moneyText } from '#web/ui/format.ts'

type UnitsTextProps = {
  unit: 'minutes' | 'money' | 'visits' | 'incidents'
  units: number
  currency: string
  signed?: boolean
  bare?: boolean
}

/** An amount of what is granted: hours, money, visits or incidents. */
export function UnitsText({ unit, units, currency, signed, bare }: UnitsTextProps) {
  const manner = useManner()
  if (unit === 'minutes') return <span className="nowrap">{hoursText(units, manner, { signed, bare })}</span>
  if (unit === 'money')
    return <span className="nowrap">{moneyText(units, manner, { currency, signed, bare })}</span>
  const word = units === 1 || units === -1 ? unit.slice(0, -1) : unit
  const sign = signed && units > 0 ? '+' : ''
  return (
    <span className="nowrap">
      {sign}
      {countText(units, manner)}
      {!bare && ` ${word}`}
    </span>
  )
}
