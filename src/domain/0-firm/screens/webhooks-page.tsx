import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { kindsOf, kindsText } from './parts/kinds.ts'
import { ShownOnce } from './parts/shown-once.tsx'
import { useOffBecause } from './parts/use-off-because.ts'

/** Other systems that hear what happens here. */
export function WebhooksPage() {
  const webhooks = useQuery(api.firm.listWebhooks.queryOptions())
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string>()
  const offBecause = useOffBecause('manage-firm')
  if (webhooks.isError) throw webhooks.error
  const add = (
    <PrimaryButton offBecause={offBecause} onClick={() => setAdding(true)}>
      Add a webhook
    </PrimaryButton>
  )
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Webhooks" />
      <PageHead
        title="Webhooks"
        sub="Have another system hear what happens here, as it happens: signed, and tried again until it arrives."
        actions={!adding && (webhooks.data?.total ?? 0) > 0 && add}
      />
      {secret && (
        <ShownOnce title="The secret that signs" secret={secret} onDone={() => setSecret(undefined)}>
          Each delivery carries Perennial-Signature: t=SECOND,v1=HMAC-SHA256 of “SECOND.BODY” by this secret.
          It is not shown again.
        </ShownOnce>
      )}
      {adding && <AddWebhook onDone={() => setAdding(false)} onSecret={setSecret} />}
      <DataTable
        label="Webhooks"
        rows={webhooks.data?.items}
        rowKey={(row) => row.id}
        to={(row) => `/firm/webhooks/${row.id}`}
        csv={{ name: 'webhooks.csv' }}
        empty={
          !adding && (
            <EmptyState title="Nobody else listens" first={add}>
              A bookkeeping program can hear of every invoice, a chat of every emergency. Give an address that
              takes a POST of JSON.
            </EmptyState>
          )
        }
        columns={[
          { id: 'url', head: 'Address', sorts: true, value: (row) => row.url, phone: 'lead' },
          { id: 'kinds', head: 'Hears', value: (row) => kindsText(row.kinds) },
          {
            id: 'last',
            head: 'Last arrived',
            sorts: true,
            value: (row) => row.lastDeliveredAt,
            cell: (row) => <InstantText at={row.lastDeliveredAt} />,
          },
          { id: 'waiting', head: 'Waiting', align: 'right', sorts: true, value: (row) => row.waiting },
          {
            id: 'state',
            head: '',
            value: (row) => (row.isActive ? 'active' : 'paused'),
            cell: (row) => (row.isActive ? 'active' : <span className="paused">paused</span>),
          },
        ]}
      />
    </>
  )
}

function AddWebhook({ onDone, onSecret }: { onDone: () => void; onSecret: (secret: string) => void }) {
  const form = useForm({ initialValues: { url: '', kinds: '' } })
  const add = useSubmit(api.firm.addWebhook, {
    form,
    done: ({ secret }) => {
      if (secret) onSecret(secret)
      onDone()
    },
  })
  return (
    <Section title="A new webhook">
      <form onSubmit={form.onSubmit(({ url, kinds }) => add.send({ url, kinds: kindsOf(kinds) }))}>
        <Fields across={2}>
          <TextInput
            label="Address"
            type="url"
            placeholder="https://hooks.example/perennial"
            required
            autoFocus
            {...form.getInputProps('url')}
          />
          <TextInput
            label="Hears"
            description="Kinds parted by commas: invoice.issued, ticket.*; empty hears all"
            {...form.getInputProps('kinds')}
          />
        </Fields>
        <Refusal of={add.refusal} />
        <div className="button-row" style={{ marginBottom: 24 }}>
          <PrimaryButton type="submit" busy={add.busy}>
            Add it
          </PrimaryButton>
          <Button onClick={onDone}>Leave it</Button>
        </div>
      </form>
    </Section>
  )
}
