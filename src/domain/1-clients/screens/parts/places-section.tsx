import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { ClientRead } from './client.ts'

export function SitesSection({ client }: { client: ClientRead }) {
  const offBecause = useOffBecause('manage-clients')
  const form = useForm({ initialValues: { name: '', address: '', travelZone: 'A' } })
  const add = useSubmit(api.clients.addSite, { form, done: () => form.reset() })
  return (
    <Section title="Sites">
      {client.sites.length === 0 && <p className="soft">No site yet. Visits and travel go to one.</p>}
      <TimedList
        log
        entries={client.sites.map((site) => ({
          id: site.id,
          when: site.isMain ? 'main' : '',
          what: site.name,
          under: `${[site.address, `travel zone ${site.travelZone}`].filter(Boolean).join(' · ')}`,
        }))}
      />
      <form onSubmit={form.onSubmit((values) => add.send({ ...values, clientId: client.id }))}>
        <Fields across={3}>
          <TextInput label="Site" required {...form.getInputProps('name')} />
          <TextInput label="Address" {...form.getInputProps('address')} />
          <TextInput label="Travel zone" {...form.getInputProps('travelZone')} />
        </Fields>
        <Refusal of={add.refusal} />
        <PrimaryButton plain type="submit" busy={add.busy} offBecause={offBecause}>
          Add the site
        </PrimaryButton>
      </form>
    </Section>
  )
}

export function ClientVendorsSection({ clientId }: { clientId: string }) {
  const offBecause = useOffBecause('manage-clients')
  const own = useQuery(api.clients.clientVendors.queryOptions({ input: { clientId, page: 1, pageSize: 50 } }))
  const all = useQuery(api.clients.vendors.queryOptions({ input: { page: 1, pageSize: 200 } }))
  const form = useForm({ initialValues: { vendorId: '', service: '', accountNumber: '' } })
  const add = useSubmit(api.clients.addClientVendor, { form, done: () => form.reset() })
  const options = all.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <Section title="Vendors">
      <TimedList
        log
        entries={(own.data?.items ?? []).map((vendor) => ({
          id: vendor.id,
          when: vendor.endsOn ? <DayText day={vendor.endsOn} /> : '',
          what: `${vendor.vendor}: ${vendor.service}`,
          under: [vendor.phone, vendor.accountNumber, vendor.mayAct && 'we may act for them']
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <form
        onSubmit={form.onSubmit((values) =>
          add.send({ ...values, clientId, mayAct: false, endsOn: null, noticeOn: null }),
        )}
      >
        <Fields across={3}>
          <SelectField label="Vendor" options={options} {...form.getInputProps('vendorId')} />
          <TextInput label="Supplies" required {...form.getInputProps('service')} />
          <TextInput label="Account number" {...form.getInputProps('accountNumber')} />
        </Fields>
        <Refusal of={add.refusal} />
        <PrimaryButton
          plain
          type="submit"
          busy={add.busy}
          offBecause={offBecause ?? (options.length === 0 ? 'There is no vendor yet.' : undefined)}
        >
          Add the vendor
        </PrimaryButton>
      </form>
    </Section>
  )
}
