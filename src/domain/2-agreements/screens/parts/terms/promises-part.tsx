import { Button } from '@mantine/core'
import { HoursField } from '#web/ui/hours-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { type EditedBenefit, replaced } from './edited.ts'

type Promised = Extract<EditedBenefit, { kind: 'response' }>
type PromisesPartProps = { value: readonly EditedBenefit[]; onChange: (value: EditedBenefit[]) => void }

const channels = [
  { value: 'phone', label: 'Called back' },
  { value: 'remote', label: 'Remote session begun' },
  { value: 'on-site', label: 'On site' },
  { value: 'reply', label: 'Written reply' },
  { value: 'resolve', label: 'Solved' },
] as const
const priorities = [
  { value: 'any', label: 'Every priority' },
  { value: 'emergency', label: 'Emergency' },
  { value: 'high', label: 'High' },
  { value: 'normal', label: 'Normal' },
  { value: 'low', label: 'Low' },
] as const
const hours = [
  { value: 'service', label: 'In service hours' },
  { value: 'always', label: 'Round the clock' },
] as const

/** What is promised: by which channel, for which priority, within how long, and when the clock runs. */
export function PromisesPart({ value, onChange }: PromisesPartProps) {
  const promises = value.flatMap((benefit, at) => (benefit.kind === 'response' ? [{ benefit, at }] : []))
  const put = (at: number, benefit: Promised) => onChange(replaced(value, at, benefit))
  return (
    <Section title="Promises" lead="Without one, tickets queue behind clients who have one.">
      <div className="term-rows">
        {promises.map(({ benefit, at }) => (
          <PromiseRow
            key={at}
            value={benefit}
            onChange={(next) => put(at, next)}
            onRemove={() => onChange(value.filter((_, place) => place !== at))}
          />
        ))}
      </div>
      <Button
        onClick={() =>
          onChange([...value, { kind: 'response', channel: 'phone', targetMinutes: 60, hours: 'service' }])
        }
      >
        Promise something
      </Button>
    </Section>
  )
}

type PromiseRowProps = { value: Promised; onChange: (value: Promised) => void; onRemove: () => void }

function PromiseRow({ value, onChange, onRemove }: PromiseRowProps) {
  return (
    <div className="term-row">
      <SelectField
        label="What"
        options={channels}
        value={value.channel}
        onChange={(channel) => channel && onChange({ ...value, channel })}
      />
      <SelectField
        label="For"
        options={priorities}
        value={value.priority ?? 'any'}
        onChange={(priority) =>
          onChange({ ...value, priority: !priority || priority === 'any' ? undefined : priority })
        }
      />
      <HoursField
        label="Within"
        value={value.targetMinutes}
        onChange={(minutes) => onChange({ ...value, targetMinutes: minutes || 1 })}
      />
      <SelectField
        label="Counted"
        options={hours}
        value={value.hours}
        onChange={(counted) => counted && onChange({ ...value, hours: counted })}
      />
      <button type="button" className="word small" onClick={onRemove}>
        Remove
      </button>
    </div>
  )
}
