import { TextInput } from '@mantine/core'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { usePeople } from './use-people.ts'

export type TypedNext = { what: string; ownerId: string | null; dueOn: string | null; dueAt: string }

type NextStepFieldsProps = { value: TypedNext; onChange: (value: TypedNext) => void; label?: string }

/** What is next, who does it, and by when. */
export function NextStepFields({ value, onChange, label = 'Next step' }: NextStepFieldsProps) {
  const people = usePeople()
  return (
    <Fields across={2}>
      <TextInput
        label={label}
        placeholder="Verb first: Call Dara about the audit"
        value={value.what}
        onChange={(event) => onChange({ ...value, what: event.currentTarget.value })}
      />
      <SelectField
        label="Who"
        options={people}
        value={value.ownerId}
        onChange={(ownerId) => onChange({ ...value, ownerId })}
      />
      <DayField label="By" value={value.dueOn} onChange={(dueOn) => onChange({ ...value, dueOn })} />
      <TextInput
        label="At, if agreed"
        type="time"
        value={value.dueAt}
        onChange={(event) => onChange({ ...value, dueAt: event.currentTarget.value })}
      />
    </Fields>
  )
}

/** As the API takes it; undefined while something is missing. */
export function nextOf({ what, ownerId, dueOn, dueAt }: TypedNext) {
  if (!what.trim() || !ownerId || !dueOn) return undefined
  return { what: what.trim(), ownerId, dueOn, dueAt: dueAt || null }
}
