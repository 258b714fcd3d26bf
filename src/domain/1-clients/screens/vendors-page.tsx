import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'

export function VendorsPage() {
  const list = useListState({ sorts: ['name', 'kind'], sort: 'name', filters: { q: 'text' } })
  const vendors = useQuery(
    api.clients.vendors.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (vendors.isError) throw vendors.error
  return (
    <>
      <Crumb path={[['Clients', '/clients']]} here="Vendors" />
      <PageHead title="Vendors" sub="Who else supplies our clients, and how to reach them." />
      <FilterBar state={list} search={{ name: 'q', label: 'Name' }} />
      <DataTable
        label="Vendors"
        state={list}
        rows={vendors.data?.items}
        total={vendors.data?.total ?? 0}
        rowKey={(row) => row.id}
        csv={{ href: list.csvHref('/vendors') }}
        empty={<p className="soft">No vendors yet. The first goes in below.</p>}
        columns={[
          { id: 'name', head: 'Name', sorts: true, value: (row) => row.name, phone: 'lead' },
          { id: 'kind', head: 'Supplies', sorts: true, value: (row) => row.kind },
          { id: 'phone', head: 'Telephone', value: (row) => row.phone },
          { id: 'email', head: 'E-mail', value: (row) => row.email, phone: 'hide' },
          { id: 'clients', head: 'Clients', align: 'right', value: (row) => row.clients },
        ]}
      />
      <AddVendor />
    </>
  )
}

function AddVendor() {
  const offBecause = useOffBecause('manage-clients')
  const form = useForm({ initialValues: { name: '', kind: '', phone: '', email: '' } })
  const add = useSubmit(api.clients.addVendor, {
    form,
    refresh: [api.clients.vendors.key()],
    said: (_, { name }) => `${name} is in the directory.`,
    done: () => form.reset(),
  })
  return (
    <Section title="Add a vendor">
      <form onSubmit={form.onSubmit((values) => add.send(values))}>
        <Fields across={2}>
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <TextInput label="Supplies" placeholder="Internet, telephones" {...form.getInputProps('kind')} />
          <TextInput label="Telephone" type="tel" {...form.getInputProps('phone')} />
          <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
        </Fields>
        <Refusal of={add.refusal} />
        <PrimaryButton type="submit" busy={add.busy} offBecause={offBecause}>
          Add
        </PrimaryButton>
      </form>
    </Section>
  )
}
