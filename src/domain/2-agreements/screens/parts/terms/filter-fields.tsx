import { useState } from 'react'
import { SelectField } from '#web/ui/select-field.tsx'
import type { EditedFilter } from './edited.ts'
import { WorkFields } from './work-fields.tsx'

const emergencies = [
  { value: 'any', label: 'Either way' },
  { value: 'yes', label: 'Only emergencies' },
  { value: 'no', label: 'Never emergencies' },
] as const

type FilterFieldsProps = { value: EditedFilter; onChange: (value: EditedFilter) => void }

/** Which work is meant by an exclusion, a discount or a waiver. */
export function FilterFields({ value, onChange }: FilterFieldsProps) {
  const emergency = value.emergency === undefined ? 'any' : value.emergency ? 'yes' : 'no'
  return (
    <WorkFields
      value={value}
      onChange={(words) => onChange({ ...value, ...words })}
      windows={value.classes}
      onWindows={(classes) => onChange({ ...value, classes })}
    >
      <SelectField
        label="Emergencies"
        options={emergencies}
        value={emergency}
        onChange={(chosen) =>
          onChange({ ...value, emergency: chosen === 'any' ? undefined : chosen === 'yes' })
        }
      />
    </WorkFields>
  )
}

type OptionalFilterProps = { value: EditedFilter | undefined; onChange: (value: EditedFilter) => void }

/** For rules that hold for all work unless said: the fields come when asked for. */
export function OptionalFilter({ value, onChange }: OptionalFilterProps) {
  const isSaid = value !== undefined && Object.values(value).some((words) => words !== undefined)
  const [isOpen, setIsOpen] = useState(isSaid)
  if (isOpen) return <FilterFields value={value ?? {}} onChange={onChange} />
  return (
    <button type="button" className="word small" style={{ marginBottom: 12 }} onClick={() => setIsOpen(true)}>
      Only for some work
    </button>
  )
}
