import { useState } from 'react'
import { Fields } from '#web/ui/fields.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useWorkWords } from '../use-work-words.ts'
import { WordsField } from '../words-field.tsx'
import { isWindow, windowOptions } from './coverage-fields.tsx'
import type { EditedFilter } from './edited.ts'

const emergencies = [
  { value: 'any', label: 'Either way' },
  { value: 'yes', label: 'Only emergencies' },
  { value: 'no', label: 'Never emergencies' },
] as const

/** For rules that hold for all work unless said: the fields come when asked for. */
export function OptionalFilter({
  value,
  onChange,
}: {
  value: EditedFilter | undefined
  onChange: (value: EditedFilter) => void
}) {
  const isSaid = value !== undefined && Object.values(value).some((words) => words !== undefined)
  const [isOpen, setIsOpen] = useState(isSaid)
  if (isOpen) return <FilterFields value={value ?? {}} onChange={onChange} />
  return (
    <button type="button" className="word small" style={{ marginBottom: 12 }} onClick={() => setIsOpen(true)}>
      Only for some work
    </button>
  )
}

type FilterFieldsProps = { value: EditedFilter; onChange: (value: EditedFilter) => void }

/** Which work is meant; what isn't said doesn't matter. */
export function FilterFields({ value, onChange }: FilterFieldsProps) {
  const words = useWorkWords()
  const emergency = value.emergency === undefined ? 'any' : value.emergency ? 'yes' : 'no'
  return (
    <Fields across={3}>
      <WordsField
        label="Work"
        options={words.categories}
        none="Every category"
        value={value.categories}
        onChange={(categories) => onChange({ ...value, categories })}
      />
      <WordsField
        label="Where and how"
        options={words.workTypes}
        none="All of it"
        value={value.workTypes}
        onChange={(workTypes) => onChange({ ...value, workTypes })}
      />
      <WordsField
        label="When"
        options={windowOptions}
        none="At any time"
        value={value.classes}
        onChange={(classes) => onChange({ ...value, classes: classes?.filter(isWindow) })}
      />
      <WordsField
        label="Done by"
        options={words.roles}
        none="Any role"
        value={value.roles}
        onChange={(roles) => onChange({ ...value, roles })}
      />
      <WordsField
        label="Asked by"
        options={words.channels}
        none="Any channel"
        value={value.channels}
        onChange={(channels) => onChange({ ...value, channels })}
      />
      <SelectField
        label="Emergencies"
        options={emergencies}
        value={emergency}
        onChange={(chosen) =>
          onChange({ ...value, emergency: chosen === 'any' ? undefined : chosen === 'yes' })
        }
      />
    </Fields>
  )
}
