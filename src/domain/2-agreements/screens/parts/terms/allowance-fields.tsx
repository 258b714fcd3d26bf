import { CountField } from '#web/ui/count-field.tsx'
import { HoursField } from '#web/ui/hours-field.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import type { EditedAllowance } from './edited.ts'

const units = [
  { value: 'minutes', label: 'Hours' },
  { value: 'money', label: 'Money' },
  { value: 'visits', label: 'Visits' },
  { value: 'incidents', label: 'Incidents' },
] as const

type AmountFieldProps = {
  label: string
  unit: EditedAllowance['unit']
  currency: string
  value: number | null
  onChange: (value: number | null) => void
}

/** An amount of what is granted, typed as people say it. */
export function AmountField({ unit, currency, ...props }: AmountFieldProps) {
  if (unit === 'minutes') return <HoursField {...props} />
  if (unit === 'money') return <MoneyField {...props} currency={currency} />
  return <CountField {...props} />
}

type AllowanceFieldsProps = {
  value: EditedAllowance
  /** What the line's fee is counted by; then the amount may be for each of them. */
  counted?: string | undefined
  currency: string
  onChange: (value: EditedAllowance) => void
}

/** What is included, for all or for each. */
export function AllowanceFields({ value, counted, currency, onChange }: AllowanceFieldsProps) {
  return (
    <>
      <SelectField
        label="Buys"
        options={units}
        value={value.unit}
        onChange={(unit) =>
          unit && onChange({ ...value, unit, amount: unit === value.unit ? value.amount : 0 })
        }
      />
      <AmountField
        label="How much"
        unit={value.unit}
        currency={currency}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount: amount ?? 0 })}
      />
      {(counted !== undefined || value.perUnit) && (
        <SelectField
          label="Counts"
          options={[
            { value: 'all', label: 'For all of them' },
            { value: 'each', label: `For each ${counted ?? 'of them'}` },
          ]}
          value={value.perUnit ? 'each' : 'all'}
          onChange={(per) => onChange({ ...value, perUnit: per === 'each' || undefined })}
        />
      )}
    </>
  )
}
