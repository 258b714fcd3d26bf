import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { CountField } from '#web/ui/count-field.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { stageWords } from './parts/stage-words.ts'

export function ClientsPage() {
  const [adding, setAdding] = useState(false)
  const offBecause = useOffBecause('manage-clients')
  const list = useListState({
    sorts: ['name', 'number', 'stage', 'since', 'endpoints'],
    sort: 'name',
    filters: { q: 'text', stage: ['prospect', 'customer', 'client', 'former'] },
  })
  const clients = useQuery(
    api.clients.list.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (clients.isError) throw clients.error
  return (
    <>
      <PageHead
        title="Clients"
        sub="Companies we work for, or would like to. The relationship follows from what happened."
        actions={
          <>
            <Link to="/clients/vendors">Vendors</Link>
            {!adding && (
              <PrimaryButton offBecause={offBecause} onClick={() => setAdding(true)}>
                Add a company
              </PrimaryButton>
            )}
          </>
        }
      />
      {adding && <AddClient onDone={() => setAdding(false)} />}
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Name, number or industry' }}
        filters={[
          {
            name: 'stage',
            label: 'Relationship',
            options: Object.entries(stageWords).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <DataTable
        label="Clients"
        state={list}
        rows={clients.data?.items}
        total={clients.data?.total ?? 0}
        rowKey={(row) => row.id}
        to={(row) => `/clients/${row.id}`}
        csv={{ href: list.csvHref('/clients') }}
        empty={
          <EmptyState
            title="No companies yet"
            instead={<Link to="/firm/moving-in">Move them in from another system</Link>}
          >
            Everybody we talk to, work for or worked for stands here. Add one, or bring them all along.
          </EmptyState>
        }
        columns={[
          { id: 'name', head: 'Name', sorts: true, value: (row) => row.name, phone: 'lead' },
          { id: 'stage', head: 'Relationship', sorts: true, value: (row) => stageWords[row.stage] },
          { id: 'since', head: 'Since', sorts: true, cell: (row) => <DayText day={row.since} /> },
          { id: 'industry', head: 'Industry', value: (row) => row.industry },
          { id: 'mainContact', head: 'Main contact', value: (row) => row.mainContact, phone: 'hide' },
          { id: 'users', head: 'Users', align: 'right', value: (row) => row.users, phone: 'hide' },
          { id: 'endpoints', head: 'Endpoints', sorts: true, align: 'right', value: (row) => row.endpoints },
        ]}
      />
    </>
  )
}

function AddClient({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate()
  const form = useForm<{
    name: string
    industry: string
    source: string
    contactName: string
    contactEmail: string
    endpoints: number | null
    users: number | null
  }>({
    initialValues: {
      name: '',
      industry: '',
      source: '',
      contactName: '',
      contactEmail: '',
      endpoints: null,
      users: null,
    },
  })
  const add = useSubmit(api.clients.add, {
    form,
    fields: { 'contact.email': 'contactEmail', 'contact.name': 'contactName' },
    done: ({ id }) => void navigate({ to: `/clients/${id}` }),
  })
  const send = ({ contactName, contactEmail, endpoints, users, ...others }: typeof form.values) =>
    add.send({
      ...others,
      ...(endpoints !== null && { endpoints }),
      ...(users !== null && { users }),
      ...(contactName && { contact: { name: contactName, email: contactEmail, isMain: true } }),
    })
  return (
    <Section title="Add a company" aside="a prospect until it pays or signs">
      <form onSubmit={form.onSubmit(send)}>
        <Fields across={2}>
          <TextInput label="Name" required autoFocus {...form.getInputProps('name')} />
          <TextInput label="Industry" {...form.getInputProps('industry')} />
          <TextInput label="Main contact" {...form.getInputProps('contactName')} />
          <TextInput label="Their e-mail" type="email" {...form.getInputProps('contactEmail')} />
          <CountField label="Endpoints" {...form.getInputProps('endpoints')} />
          <CountField label="Users" {...form.getInputProps('users')} />
          <TextInput label="How they found us" {...form.getInputProps('source')} />
        </Fields>
        <Refusal of={add.refusal} />
        <div className="button-row">
          <PrimaryButton type="submit" busy={add.busy}>
            Add {form.values.name || 'them'}
          </PrimaryButton>
          <Button onClick={onDone}>Leave it</Button>
        </div>
      </form>
    </Section>
  )
}
