import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { CountField } from '#web/ui/count-field.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { openSteps } from '#winning/rules'
import { stepNames } from './parts/words.ts'

const first = {
  clientId: null as string | null,
  name: '',
  industry: '',
  contact: '',
  email: '',
  phone: '',
  users: null as number | null,
  endpoints: null as number | null,
  source: '',
  enteredAt: 'screening' as (typeof openSteps)[number],
  valueMinor: null as number | null,
}

/** Somebody we met, or a customer whom an agreement would serve better. */
export function NewDealPage() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const given = typeof search.client === 'string' ? search.client : null
  const form = useForm({ initialValues: { ...first, clientId: given } })
  const clients = useQuery(api.clients.list.queryOptions({ input: { pageSize: 200, sort: 'name' } }))
  const offBecause = useOffBecause('win')
  const add = useSubmit(api.clients.add, { form })
  const open = useSubmit(api.winning.openDeal, {
    form,
    done: ({ id }) => void navigate({ to: `/winning/deals/${id}` }),
  })
  const { values } = form
  const why = offBecause ?? (values.clientId || values.name.trim() ? undefined : 'Say who it is.')
  const send = async () => {
    const client = values.clientId ? { id: values.clientId } : await add.sendAndWait(companyOf(values))
    if (!client) return
    form.setFieldValue('clientId', client.id)
    const { source, enteredAt, valueMinor } = values
    open.send({ clientId: client.id, source, enteredAt, valueMinor })
  }
  return (
    <>
      <Crumb path={[['Winning', '/winning']]} here="New deal" />
      <PageHead title="New deal" sub="One company, one deal, one next step." />
      <form onSubmit={form.onSubmit(() => void send())}>
        <Section title="Who">
          <Fields across={3}>
            <SelectField
              label="Someone you know"
              placeholder="Or write a new company below"
              clearable
              options={(clients.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('clientId')}
            />
          </Fields>
          {!values.clientId && (
            <Fields across={3}>
              <TextInput label="Company" {...form.getInputProps('name')} />
              <TextInput label="Industry" {...form.getInputProps('industry')} />
              <TextInput label="Whom you talk to" {...form.getInputProps('contact')} />
              <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
              <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
              <CountField label="People" {...form.getInputProps('users')} />
              <CountField label="Computers and servers" {...form.getInputProps('endpoints')} />
            </Fields>
          )}
        </Section>
        <Section title="The deal">
          <Fields across={3}>
            <TextInput
              label="Source"
              placeholder="Sent by Una Alder"
              description="Where they came from, in the words you want to count by"
              {...form.getInputProps('source')}
            />
            <SelectField
              label="Enters at"
              options={openSteps.map((step) => ({ value: step, label: stepNames[step] }))}
              {...form.getInputProps('enteredAt')}
            />
            <MoneyField label="Worth a month, as far as you know" {...form.getInputProps('valueMinor')} />
          </Fields>
        </Section>
        <Refusal of={add.refusal ?? open.refusal} />
        <PrimaryButton type="submit" busy={add.busy || open.busy} offBecause={why}>
          Open the deal
        </PrimaryButton>
      </form>
    </>
  )
}

function companyOf({ name, industry, contact, email, phone, users, endpoints, source }: typeof first) {
  return {
    name,
    industry,
    source,
    ...(contact ? { contact: { name: contact, email, phone } } : {}),
    ...(users === null ? {} : { users }),
    ...(endpoints === null ? {} : { endpoints }),
  }
}
