import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

const kinds = [
  { value: 'system', label: 'System' },
  { value: 'program', label: 'Program' },
  { value: 'device', label: 'Device' },
  { value: 'line', label: 'Line' },
] as const
type Kind = (typeof kinds)[number]['value']
const kindNames = Object.fromEntries(kinds.map(({ value, label }) => [value, label.toLowerCase()]))

/** What somebody of ours, or a partner, has to know before we promise anything here. */
export function TechnologiesSection({ clientId }: { clientId: string }) {
  const offBecause = useOffBecause('manage-clients')
  const { data, error } = useQuery(
    api.clients.technologies.queryOptions({ input: { clientId, page: 1, pageSize: 200 } }),
  )
  if (error) throw error
  return (
    <Section title="What runs there">
      {data?.total === 0 && (
        <p className="soft">Nothing noted yet. The stump check asks who knows each of them.</p>
      )}
      <TimedList
        log
        entries={(data?.items ?? []).map((one) => ({
          id: one.id,
          when: kindNames[one.kind],
          what: one.name,
          under: (
            <>
              {one.partner && `partner ${one.partner} · `}
              {one.source === 'audit' && 'found by an audit · '}
              {!offBecause && <EndIt id={one.id} name={one.name} revision={one.revision} />}
            </>
          ),
        }))}
      />
      <AddTechnology clientId={clientId} offBecause={offBecause} />
    </Section>
  )
}

function EndIt({ id, name, revision }: { id: string; name: string; revision: number }) {
  const end = useSubmit(api.clients.endTechnology, { said: () => `${name} no longer runs there.` })
  return (
    <>
      <button
        type="button"
        className="word"
        disabled={end.busy}
        onClick={() => end.send({ technologyId: id, revision })}
      >
        No longer there
      </button>
      <Refusal of={end.refusal} />
    </>
  )
}

function AddTechnology({ clientId, offBecause }: { clientId: string; offBecause: string | undefined }) {
  const vendors = useQuery(api.clients.vendors.queryOptions({ input: { page: 1, pageSize: 200 } }))
  const initialValues: { name: string; kind: Kind; partnerId: string | null } = {
    name: '',
    kind: 'program',
    partnerId: null,
  }
  const form = useForm({ initialValues })
  const add = useSubmit(api.clients.addTechnology, { form, done: () => form.reset() })
  const partners = vendors.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <form onSubmit={form.onSubmit((values) => add.send({ ...values, clientId }))}>
      <Fields across={3}>
        <TextInput label="Name" required {...form.getInputProps('name')} />
        <SelectField<Kind> label="Kind" options={kinds} {...form.getInputProps('kind')} />
        <SelectField
          label="Partner, if any"
          options={partners}
          clearable
          {...form.getInputProps('partnerId')}
        />
      </Fields>
      <Refusal of={add.refusal} />
      <PrimaryButton plain type="submit" busy={add.busy} offBecause={offBecause}>
        Add it
      </PrimaryButton>
    </form>
  )
}
