import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import type { EditedLine, EditedTerms } from './edited.ts'

type EditedBilling = NonNullable<EditedTerms['billing']>
type BillingFieldsProps = {
  value: EditedBilling | undefined
  others?: readonly EditedLine[]
  onChange: (value: EditedBilling | undefined) => void
}

const timings = [
  { value: 'advance', label: 'In advance' },
  { value: 'arrears', label: 'Afterwards' },
] as const
const intervals = [
  { value: '1', label: 'Each month' },
  { value: '3', label: 'Each quarter' },
  { value: '6', label: 'Each half year' },
  { value: '12', label: 'Each year' },
]
const anchors = [
  { value: 'first', label: 'On the 1st' },
  { value: 'anniversary', label: 'On the day it began' },
  { value: 'day', label: 'On another day' },
] as const
const firstPeriods = [
  { value: 'prorate', label: 'Pays its days' },
  { value: 'full', label: 'Pays all of it' },
  { value: 'from-next-anchor', label: 'Begins at the next one' },
  { value: 'free-until-anchor', label: 'Is free' },
] as const

const asUsual: EditedBilling = { timing: 'advance', intervalMonths: 1, anchor: 'first' }

/** When fees are billed; in advance on the 1st of each month where nothing is said. */
export function BillingFields({ value = asUsual, others = [], onChange }: BillingFieldsProps) {
  const put = (change: Partial<EditedBilling>) => onChange({ ...value, ...change })
  return (
    <Fields across={3}>
      <SelectField
        label="Billed"
        options={timings}
        value={value.timing}
        onChange={(timing) => timing && put({ timing })}
      />
      <SelectField
        label="How often"
        options={intervals}
        value={String(value.intervalMonths)}
        onChange={(months) => months && put({ intervalMonths: Number(months) })}
      />
      <SelectField
        label="When"
        options={anchors}
        value={typeof value.anchor === 'number' ? 'day' : value.anchor}
        onChange={(anchor) => anchor && put({ anchor: anchor === 'day' ? 15 : anchor })}
      />
      {typeof value.anchor === 'number' && (
        <CountField
          label="Day of the month"
          value={value.anchor}
          onChange={(day) => put({ anchor: Math.min(31, day || 1) })}
        />
      )}
      <SelectField
        label="A first period cut short"
        options={firstPeriods}
        value={value.firstPeriod ?? 'prorate'}
        onChange={(firstPeriod) => firstPeriod && put({ firstPeriod })}
      />
      {others.length > 0 && (
        <SelectField
          label="Ends together with"
          clearable
          placeholder="Its own periods"
          options={others.map(({ key, name }) => ({ value: key, label: name }))}
          value={value.coTermWith ?? null}
          onChange={(coTermWith) => put({ coTermWith: coTermWith ?? undefined })}
        />
      )}
    </Fields>
  )
}
