import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { StaleEdit } from '#web/ui/stale-edit.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { ClientRead } from './client.ts'

const names = {
  name: 'Name',
  industry: 'Industry',
  address: 'Address',
  country: 'Country',
  taxNumber: 'Tax number',
  billingEmail: 'Invoices go to',
  paymentTermsDays: 'Days to pay',
  annex: 'Work listed with invoices',
  poRequired: 'Invoices need an order number',
}
const annexes = [
  { value: 'none', label: 'Not at all' },
  { value: 'summary', label: 'In sum' },
  { value: 'detail', label: 'Each piece' },
] as const

/** What a client is called and how it is billed. */
export function DetailsSection({ client }: { client: ClientRead }) {
  const offBecause = useOffBecause('manage-clients')
  const { name, industry, address, country, taxNumber, billingEmail, paymentTermsDays, annex, poRequired } =
    client
  const form = useForm({
    initialValues: {
      name,
      industry,
      address,
      country,
      taxNumber,
      billingEmail,
      paymentTermsDays,
      annex,
      poRequired,
    },
  })
  const change = useSubmit(api.clients.change, { form, said: () => 'Changed.' })
  const { zone, taxCode } = client
  const send = (revision: number) =>
    change.send({ ...form.values, zone, taxCode, clientId: client.id, revision })
  return (
    <Section title="Name and bills">
      <form onSubmit={form.onSubmit(() => send(client.revision))}>
        <Fields across={2}>
          <TextInput label={names.name} required {...form.getInputProps('name')} />
          <TextInput label={names.industry} {...form.getInputProps('industry')} />
          <Textarea label={names.address} autosize {...form.getInputProps('address')} />
          <TextInput label={names.country} maxLength={2} {...form.getInputProps('country')} />
          <TextInput label={names.taxNumber} {...form.getInputProps('taxNumber')} />
          <TextInput label={names.billingEmail} type="email" {...form.getInputProps('billingEmail')} />
          <CountField label={names.paymentTermsDays} {...form.getInputProps('paymentTermsDays')} />
          <SelectField label={names.annex} options={annexes} {...form.getInputProps('annex')} />
          <Checkbox label={names.poRequired} {...form.getInputProps('poRequired', { type: 'checkbox' })} />
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
