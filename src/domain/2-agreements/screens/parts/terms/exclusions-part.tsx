import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Fields } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { type EditedExclusion, replaced, without } from './edited.ts'
import { FilterFields } from './filter-fields.tsx'

type ExclusionsPartProps = {
  value: readonly EditedExclusion[]
  /** Whose agreements work may fall to; none for a plan. */
  clientId?: string
  onChange: (value: EditedExclusion[]) => void
}

const fallbacks = [
  { value: 'time-and-materials', label: 'Billed by the hour' },
  { value: 'agreement', label: 'Another agreement' },
  { value: 'none', label: 'Nowhere' },
] as const

/** Work that isn't covered although a line may say so, and where it goes instead. */
export function ExclusionsPart({ value, clientId, onChange }: ExclusionsPartProps) {
  const add = (exclusion: EditedExclusion) => onChange([...value, exclusion])
  return (
    <Section title="Not covered" lead="Work that is left out, and where it goes instead.">
      {value.map((exclusion, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an exclusion is known by its place until it has a name
        <fieldset className="term-part" key={at}>
          <legend>
            {exclusion.name || 'Not covered'}
            <button type="button" className="word small" onClick={() => onChange(without(value, at))}>
              Remove<span className="unseen"> {exclusion.name}</span>
            </button>
          </legend>
          <ExclusionFields
            value={exclusion}
            clientId={clientId}
            onChange={(next) => onChange(replaced(value, at, next))}
          />
        </fieldset>
      ))}
      <Button
        mt={12}
        onClick={() =>
          add({ name: 'Projects', where: { workTypes: ['project'] }, fallback: { to: 'time-and-materials' } })
        }
      >
        Leave something out
      </Button>
    </Section>
  )
}

type ExclusionFieldsProps = {
  value: EditedExclusion
  clientId: string | undefined
  onChange: (value: EditedExclusion) => void
}

function ExclusionFields({ value, clientId, onChange }: ExclusionFieldsProps) {
  const { fallback } = value
  const others = useQuery(
    api.agreements.list.queryOptions({
      input: { clientId, state: 'active' },
      enabled: clientId !== undefined,
    }),
  )
  const agreements = (others.data?.items ?? []).map(({ id, number, name }) => ({
    value: id,
    label: `${number} ${name}`,
  }))
  const [first] = agreements
  const to = (chosen: 'time-and-materials' | 'agreement' | 'none' | null): EditedExclusion['fallback'] => {
    if (chosen === 'agreement' && first) return { to: chosen, agreementId: first.value }
    return chosen === 'time-and-materials' ? { to: chosen } : undefined
  }
  return (
    <>
      <Fields across={3}>
        <TextInput
          label="Called"
          value={value.name}
          onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
        />
        <SelectField
          label="Goes to"
          options={fallbacks.filter((option) => option.value !== 'agreement' || first)}
          value={fallback?.to ?? 'none'}
          onChange={(chosen) => onChange({ ...value, fallback: to(chosen) })}
          error={fallback ? undefined : 'Nobody would pay for that work.'}
        />
        {fallback?.to === 'agreement' && (
          <SelectField
            label="Which agreement"
            options={agreements}
            value={fallback.agreementId}
            onChange={(agreementId) =>
              agreementId && onChange({ ...value, fallback: { to: 'agreement', agreementId } })
            }
          />
        )}
      </Fields>
      <FilterFields value={value.where} onChange={(where) => onChange({ ...value, where })} />
    </>
  )
}
