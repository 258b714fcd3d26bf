import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { StaleEdit } from '#web/ui/stale-edit.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { ClientRead } from './client.ts'

const names = {
  accountOwnerId: 'Account owner',
  leadTechnicianId: 'Lead technician',
  hourWithoutItMinor: 'An hour without IT costs them',
  hourAskedOn: 'Asked on',
  hourAskedOf: 'Asked of',
  standingLimitMinor: 'Uncovered work without asking, up to',
  source: 'How they found us',
}

/** What we note about a client and the client doesn't read. */
export function StaffSection({ client }: { client: ClientRead }) {
  const offBecause = useOffBecause('manage-clients')
  const people = useQuery(api.firm.listPeople.queryOptions({ input: { page: 1, pageSize: 200 } }))
  const options = people.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const { revision, ...staff } = client.staff
  const form = useForm({ initialValues: staff })
  const change = useSubmit(api.clients.changeStaff, { form, said: () => 'Changed.' })
  const send = (at: number) => change.send({ ...form.values, clientId: client.id, revision: at })
  return (
    <Section title="On our side">
      <form onSubmit={form.onSubmit(() => send(revision))}>
        <Fields across={2}>
          <SelectField
            label={names.accountOwnerId}
            options={options}
            clearable
            {...form.getInputProps('accountOwnerId')}
          />
          <SelectField
            label={names.leadTechnicianId}
            options={options}
            clearable
            {...form.getInputProps('leadTechnicianId')}
          />
          <MoneyField label={names.hourWithoutItMinor} {...form.getInputProps('hourWithoutItMinor')} />
          <MoneyField label={names.standingLimitMinor} {...form.getInputProps('standingLimitMinor')} />
          <TextInput
            label={names.hourAskedOf}
            value={form.values.hourAskedOf ?? ''}
            onChange={(event) => form.setFieldValue('hourAskedOf', event.currentTarget.value || null)}
          />
          <DayField label={names.hourAskedOn} {...form.getInputProps('hourAskedOn')} />
          <TextInput label={names.source} {...form.getInputProps('source')} />
        </Fields>
        <StaleEdit
          of={change.refusal}
          typed={form.values}
          names={names}
          onKeepMine={send}
          onTakeTheirs={(current) => form.setValues(current)}
        />
        {change.refusal?.status !== 409 && <Refusal of={change.refusal} />}
        <PrimaryButton
          plain
          type="submit"
          busy={change.busy}
          offBecause={offBecause ?? (form.isDirty() ? undefined : 'Nothing has changed.')}
        >
          Keep these
        </PrimaryButton>
      </form>
    </Section>
  )
}
