import { CountField } from '#web/ui/count-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import type { LineOf, LinePartProps } from '../edited.ts'

const purposes = [
  { value: 'set-up', label: 'Setting up' },
  { value: 'milestone', label: 'Milestone' },
  { value: 'credit', label: 'Credit' },
  { value: 'other', label: 'Other' },
] as const

/** What is charged or credited once. */
export function OneTimeFields({ line, onChange }: LinePartProps<LineOf<'one-time'>>) {
  return (
    <Fields across={3}>
      <SelectField
        label="For"
        options={purposes}
        value={line.purpose}
        onChange={(purpose) => purpose && onChange({ ...line, purpose })}
      />
      <CountField
        label="How many"
        description="A credit is −1"
        value={line.quantity ?? 1}
        onChange={(quantity) => onChange({ ...line, quantity: quantity ?? 1 })}
      />
      <DayField
        label="Due on"
        value={line.dueOn}
        onChange={(dueOn) => dueOn && onChange({ ...line, dueOn })}
      />
    </Fields>
  )
}
