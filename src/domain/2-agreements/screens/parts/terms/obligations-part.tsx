import { Button, TextInput } from '@mantine/core'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { type EditedObligation, replaced, without } from './edited.ts'

type ObligationsPartProps = {
  value: readonly EditedObligation[]
  onChange: (value: EditedObligation[]) => void
}

const kinds = [
  { value: 'named-contact', label: 'A named contact' },
  { value: 'emergencies-by-phone', label: 'Emergencies by phone' },
  { value: 'admin-access', label: 'Admin access' },
  { value: 'supported-systems', label: 'Supported systems' },
  { value: 'backup-on', label: 'Backup on' },
  { value: 'second-factor-on', label: 'Second factor on' },
  { value: 'nobody-else-changes-servers', label: 'Nobody else changes servers' },
  { value: 'other', label: 'Something else' },
] as const
const consequences = [
  { value: 'remind', label: 'We remind' },
  { value: 'suspend-promise', label: 'Promises rest' },
  { value: 'exclude-cause', label: 'What comes of it isn’t covered' },
] as const

/** The client's side; what is left undone is tracked and shown in the review. */
export function ObligationsPart({ value, onChange }: ObligationsPartProps) {
  const put = (at: number, obligation: EditedObligation) => onChange(replaced(value, at, obligation))
  return (
    <Section title="The client’s side" lead="What is left undone is tracked, and has the effect said here.">
      <div className="term-rows">
        {value.map((obligation, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: while it is typed only its place is sure
          <div className="term-row" key={at}>
            <SelectField
              label="Kind"
              options={kinds}
              value={obligation.kind}
              onChange={(kind) => kind && put(at, { ...obligation, kind })}
            />
            <TextInput
              label="In words"
              value={obligation.text}
              onChange={(event) => put(at, { ...obligation, text: event.currentTarget.value })}
            />
            <SelectField
              label="If not"
              options={consequences}
              value={obligation.ifUnmet}
              onChange={(ifUnmet) => ifUnmet && put(at, { ...obligation, ifUnmet })}
            />
            <button type="button" className="word small" onClick={() => onChange(without(value, at))}>
              Remove
            </button>
          </div>
        ))}
      </div>
      <Button onClick={() => onChange([...value, { kind: 'other', text: '', ifUnmet: 'remind' }])}>
        Ask for something
      </Button>
    </Section>
  )
}
