import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#web/address.ts'
import { api, type client } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { kindsOf, kindsText } from './parts/kinds.ts'
import { ShownOnce } from './parts/shown-once.tsx'

type Webhook = Awaited<ReturnType<typeof client.firm.listWebhooks>>['items'][number]

/** One webhook: where it leads, what it hears, and what became of each delivery. */
export function WebhookPage() {
  const id = useParam('id')
  const webhooks = useQuery(api.firm.listWebhooks.queryOptions())
  const test = useSubmit(api.firm.testWebhook, { said: () => 'Sent. How it went stands below.' })
  if (webhooks.isError) throw webhooks.error
  const webhook = webhooks.data?.items.find((one) => one.id === id)
  if (!webhook) return <SkeletonLines rows={6} />
  return (
    <>
      <Crumb
        path={[
          ['Firm', '/firm'],
          ['Webhooks', '/firm/webhooks'],
        ]}
        here={new URL(webhook.url).host}
      />
      <PageHead
        title={new URL(webhook.url).host}
        sub={`${webhook.isActive ? 'Hears' : 'Paused; would hear'} ${kindsText(webhook.kinds)}. Signed by the secret that ends with ${webhook.secretHint}.`}
        actions={
          <PrimaryButton busy={test.busy} onClick={() => test.send({ id })}>
            Send a test
          </PrimaryButton>
        }
      />
      <Refusal of={test.refusal} />
      <Deliveries id={id} />
      <Change key={webhook.revision} webhook={webhook} />
    </>
  )
}

const states = { waiting: 'waiting', delivered: 'arrived', 'given-up': 'given up' } as const

function Deliveries({ id }: { id: string }) {
  const list = useListState({
    sorts: ['madeAt', 'kind', 'tries'],
    sort: '-madeAt',
    filters: { q: 'text', state: ['waiting', 'delivered', 'given-up'] },
  })
  const deliveries = useQuery(
    api.firm.listWebhookDeliveries.queryOptions({
      input: { id, ...list.input },
      placeholderData: keepPreviousData,
    }),
  )
  const again = useSubmit(api.firm.deliverAgain)
  if (deliveries.isError) throw deliveries.error
  return (
    <Section title="Deliveries" aside="kept for 30 days">
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Kind' }}
        filters={[
          {
            name: 'state',
            label: 'State',
            options: Object.entries(states).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <Refusal of={again.refusal} />
      <DataTable
        label="Deliveries"
        state={list}
        rows={deliveries.data?.items}
        total={deliveries.data?.total ?? 0}
        rowKey={(row) => row.id}
        csv={{ href: list.csvHref(`/webhooks/${id}/deliveries`) }}
        empty={<p className="soft">Nothing was sent yet. Send a test.</p>}
        columns={[
          {
            id: 'kind',
            head: 'Kind',
            sorts: true,
            value: (row) => row.kind,
            phone: 'lead',
          },
          {
            id: 'madeAt',
            head: 'Made',
            sorts: true,
            value: (row) => row.madeAt,
            cell: (row) => <InstantText at={row.madeAt} />,
          },
          {
            id: 'answer',
            head: 'Answer',
            value: (row) => `${row.answerStatus ?? ''} ${row.answerText}`.trim(),
            cell: (row) => (
              <>
                {row.answerStatus ?? (row.tries > 0 ? 'none' : '')}
                {row.answerText && <span className="under">{row.answerText.slice(0, 120)}</span>}
              </>
            ),
          },
          { id: 'tries', head: 'Tries', sorts: true, align: 'right', value: (row) => row.tries },
          {
            id: 'state',
            head: 'State',
            value: (row) => states[row.state],
            cell: (row) => (
              <span className={row.state === 'given-up' ? 'late' : undefined}>
                {states[row.state]}
                {row.state === 'waiting' && row.tries > 0 && (
                  <span className="under">
                    next <InstantText at={row.dueAt} form="time" />
                  </span>
                )}
              </span>
            ),
            phone: 'end',
          },
          {
            id: 'act',
            head: '',
            align: 'right',
            phone: 'act',
            cell: (row) =>
              row.state !== 'delivered' && (
                <button type="button" className="word" onClick={() => again.send({ id: row.id })}>
                  Try now
                </button>
              ),
          },
        ]}
      />
    </Section>
  )
}

function Change({ webhook }: { webhook: Webhook }) {
  const { id, revision, url, kinds, isActive } = webhook
  const navigate = useNavigate()
  const [secret, setSecret] = useState<string>()
  const form = useForm({ initialValues: { url, kinds: kinds.join(', ') } })
  const change = useSubmit(api.firm.changeWebhook, { form, said: () => 'Changed.' })
  const renew = useSubmit(api.firm.renewWebhookSecret, { done: (answer) => setSecret(answer.secret) })
  const retire = useSubmit(api.firm.retireWebhook, { done: () => void navigate({ to: '/firm/webhooks' }) })
  return (
    <Section title="Address and kinds">
      {secret && (
        <ShownOnce title="The new secret" secret={secret} onDone={() => setSecret(undefined)}>
          What is sent from now on is signed by it. It is not shown again.
        </ShownOnce>
      )}
      <form
        onSubmit={form.onSubmit((values) =>
          change.send({ id, revision, url: values.url, kinds: kindsOf(values.kinds) }),
        )}
      >
        <Fields across={2}>
          <TextInput label="Address" type="url" required {...form.getInputProps('url')} />
          <TextInput
            label="Hears"
            description="Kinds parted by commas: invoice.issued, ticket.*; empty hears all"
            {...form.getInputProps('kinds')}
          />
        </Fields>
        <Refusal of={change.refusal ?? renew.refusal ?? retire.refusal} />
        <div className="button-row">
          <PrimaryButton
            plain
            type="submit"
            busy={change.busy}
            offBecause={form.isDirty() ? undefined : 'Nothing has changed.'}
          >
            Keep these
          </PrimaryButton>
          <Button onClick={() => change.send({ id, revision, isActive: !isActive })}>
            {isActive ? 'Pause' : 'Go on'}
          </Button>
          <Button loading={renew.busy} onClick={() => renew.send({ id })}>
            Make a new secret
          </Button>
          <ConfirmButton
            grave
            question="Take this webhook away?"
            consequence="Nothing more is sent there, not even what waits."
            yes="Take it away"
            busy={retire.busy}
            onYes={() => retire.sendAndWait({ id })}
          >
            Take away
          </ConfirmButton>
        </div>
      </form>
    </Section>
  )
}
