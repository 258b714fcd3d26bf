import { Checkbox } from '@mantine/core'
import { CountField } from '#web/ui/count-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import type { EditedQuantity } from './edited.ts'

const counted = [
  { value: 'user', label: 'Users' },
  { value: 'endpoint', label: 'Endpoints' },
  { value: 'server', label: 'Servers' },
  { value: 'site', label: 'Sites' },
]
const rules = [
  { value: 'agreed', label: 'The agreed number' },
  { value: 'on-billing-day', label: 'As counted on the billing day' },
  { value: 'by-day', label: 'By day, trued up next time' },
  { value: 'highest-of-period', label: 'The highest of the period' },
] as const
const decreases = [
  { value: 'at-once', label: 'At once' },
  { value: 'next-period', label: 'From the next period' },
  { value: 'at-renewal', label: 'At renewal' },
] as const

type CountedFieldsProps = {
  value: EditedQuantity | undefined
  onChange: (value: EditedQuantity | undefined) => void
}

/** Whether a price is for each of something counted; then what, and which count. */
export function CountedFields({ value, onChange }: CountedFieldsProps) {
  return (
    <>
      <Checkbox
        label="Times a count: users, endpoints, servers, sites"
        checked={value !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { of: 'user', rule: 'by-day' } : undefined)
        }
      />
      {value && <QuantityFields value={value} onChange={onChange} />}
    </>
  )
}

type QuantityFieldsProps = { value: EditedQuantity; onChange: (value: EditedQuantity) => void }

/** What a price is multiplied by, and how it may become more or fewer. */
export function QuantityFields({ value, onChange }: QuantityFieldsProps) {
  const { committed } = value
  return (
    <Fields across={3}>
      <SelectField
        label="For each of"
        options={
          counted.some(({ value: known }) => known === value.of)
            ? counted
            : [...counted, { value: value.of, label: value.of }]
        }
        value={value.of}
        onChange={(of) => of && onChange({ ...value, of })}
      />
      <SelectField
        label="Which number"
        options={rules}
        value={value.rule}
        onChange={(rule) => rule && onChange({ ...value, rule })}
      />
      <CountField
        label="Agreed number"
        description={value.rule === 'agreed' ? undefined : 'Until the first count'}
        value={value.agreed ?? null}
        onChange={(agreed) => onChange({ ...value, agreed: agreed ?? undefined })}
      />
      <CountField
        label="At least"
        value={value.minimum ?? null}
        onChange={(minimum) => onChange({ ...value, minimum: minimum ?? undefined })}
      />
      <SelectField
        label="Fewer"
        options={decreases}
        value={value.decrease ?? 'at-once'}
        onChange={(decrease) => decrease && onChange({ ...value, decrease })}
      />
      <CountField
        label="Committed to the vendor"
        value={committed?.count ?? null}
        onChange={(count) =>
          onChange({
            ...value,
            committed: count === null ? undefined : { count, until: committed?.until ?? '' },
          })
        }
      />
      {committed && (
        <DayField
          label="Until"
          value={committed.until}
          onChange={(until) => onChange({ ...value, committed: { ...committed, until: until ?? '' } })}
        />
      )}
    </Fields>
  )
}
