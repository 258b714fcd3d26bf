import './firm.css'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RoundingCard, RoundingRule } from '#firm/rules'
import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'

type RoundingFieldsProps = { value: RoundingCard; onChange: (value: RoundingCard) => void }

const toTheMinute: RoundingRule = { group: 'entry', increment: 1 }

/** How minutes become billable ones, by kind of work and for the rest. */
export function RoundingFields({ value, onChange }: RoundingFieldsProps) {
  const [name, setName] = useState('')
  const types = value.workTypes ?? {}
  return (
    <Section
      title="Rounding"
      lead="Minutes are grouped, the last step’s first minutes let off, then rounded up."
    >
      <RuleFields
        name="Every other kind of work"
        rule={value.default ?? toTheMinute}
        onChange={(rule) => onChange({ ...value, default: rule })}
      />
      {Object.entries(types).map(([type, rule]) => (
        <RuleFields
          key={type}
          name={type}
          rule={rule}
          onChange={(now) => onChange({ ...value, workTypes: { ...types, [type]: now } })}
          onRemove={() =>
            onChange({
              ...value,
              workTypes: Object.fromEntries(Object.entries(types).filter(([other]) => other !== type)),
            })
          }
        />
      ))}
      <div className="dates">
        <TextInput
          label="Another kind of work"
          placeholder="on-site"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          disabled={name.trim() === '' || name.trim() in types}
          onClick={() => {
            onChange({ ...value, workTypes: { ...types, [name.trim()]: value.default ?? toTheMinute } })
            setName('')
          }}
        >
          Add
        </Button>
      </div>
    </Section>
  )
}

type RuleFieldsProps = {
  name: string
  rule: RoundingRule
  onChange: (rule: RoundingRule) => void
  onRemove?: () => void
}

const groups = [
  { value: 'entry', label: 'Each entry' },
  { value: 'ticket', label: 'Each ticket' },
  { value: 'ticket-day', label: 'Each ticket and day' },
] as const

function RuleFields({ name, rule, onChange, onRemove }: RuleFieldsProps) {
  const outOfHours = rule.classMinimums?.evening
  const callOut = (minutes: number | null) =>
    minutes === null ? undefined : { evening: minutes, weekend: minutes, holiday: minutes }
  return (
    <fieldset className="rule-fields">
      <legend>
        {name}
        {onRemove && (
          <button type="button" className="word" onClick={onRemove}>
            Remove<span className="unseen"> {name}</span>
          </button>
        )}
      </legend>
      <Fields across={2}>
        <SelectField
          label="Together"
          options={groups}
          value={rule.group}
          onChange={(group) => group && onChange({ ...rule, group })}
        />
        <CountField
          label="Steps of"
          unit="min"
          value={rule.increment}
          onChange={(increment) => onChange({ ...rule, increment: increment || 1 })}
        />
        <CountField
          label="Let off"
          unit="min"
          value={rule.grace ?? null}
          onChange={(grace) => onChange({ ...rule, grace: grace ?? undefined })}
        />
        <CountField
          label="At least"
          unit="min"
          value={rule.minimum ?? null}
          onChange={(minimum) => onChange({ ...rule, minimum: minimum ?? undefined })}
        />
        <CountField
          label="At most"
          unit="min"
          value={rule.maximum ?? null}
          onChange={(maximum) => onChange({ ...rule, maximum: maximum ?? undefined })}
        />
        <CountField
          label="Out of hours at least"
          unit="min"
          value={outOfHours ?? null}
          onChange={(minutes) => onChange({ ...rule, classMinimums: callOut(minutes) })}
        />
      </Fields>
    </fieldset>
  )
}
