import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { dayOfInstant, moneyText } from '#web/ui/format.ts'
import { MoneyField } from '#web/ui/money-field.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { BillingTabs } from './parts/billing-tabs.tsx'
import { ClientField } from './parts/client-field.tsx'
import './parts/billing.css'

type Row = Awaited<ReturnType<typeof client.billing.listPayments>>['items'][number]

/** Money that came in, recorded in one line. */
export function PaymentsPage() {
  const list = useListState({
    sorts: ['receivedOn', 'client', 'amountMinor', 'unallocatedMinor'],
    sort: '-receivedOn',
    filters: { q: 'text', state: ['unallocated', 'reversed'], clientId: 'text' },
  })
  const payments = useQuery(
    api.billing.listPayments.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (payments.isError) throw payments.error
  return (
    <>
      <PageHead title="Payments" sub="What came in settles the oldest invoices first." />
      <BillingTabs here="Payments" />
      <Section title="Record a payment">
        <RecordPayment />
      </Section>
      <Section title="Received">
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Client or reference' }}
          filters={[
            {
              name: 'state',
              label: 'Show',
              options: [
                { value: 'unallocated', label: 'Not set against invoices' },
                { value: 'reversed', label: 'Taken back' },
              ],
            },
          ]}
        />
        <DataTable
          label="Payments"
          state={list}
          rows={payments.data?.items}
          total={payments.data?.total}
          rowKey={(row) => row.id}
          csv={{ href: list.csvHref('/payments') }}
          columns={columns}
          empty={
            Object.keys(list.filters).length > 0 ? (
              <p className="soft">No payment is like that.</p>
            ) : (
              <EmptyState title="No payments yet">
                Record what arrives on the account: client, amount and day are enough. What is more than is
                open stays to the client's credit.
              </EmptyState>
            )
          }
        />
      </Section>
    </>
  )
}

type Typed = {
  clientId: string | null
  amountMinor: number | null
  receivedOn: string | null
  reference: string
}

function RecordPayment() {
  const manner = useManner()
  const offBecause = useOffBecause('record-payments')
  const today = dayOfInstant(new Date(firmNowMs()).toISOString(), manner)
  const form = useForm<Typed>({
    initialValues: { clientId: null, amountMinor: null, receivedOn: today, reference: '' },
  })
  const { clientId } = form.values
  const open = useQuery(
    api.billing.listInvoices.queryOptions({
      input: { clientId: clientId ?? '', state: 'open', sort: 'dueOn' },
      enabled: clientId !== null,
    }),
  )
  const record = useSubmit(api.billing.recordPayment, {
    form,
    refresh: [api.billing.key(), api.clients.key()],
    said: ({ settled, unallocatedMinor }) =>
      unallocatedMinor > 0
        ? `${moneyText(unallocatedMinor, manner)} of it stays to the client's credit.`
        : `${settled.map(({ number }) => number).join(', ')} ${settled.length === 1 ? 'is' : 'are'} settled so far as it goes.`,
    done: () => form.reset(),
  })
  const send = ({ clientId: who, amountMinor, receivedOn, reference }: Typed) => {
    if (who === null) return form.setFieldError('clientId', 'Choose who paid.')
    if (!amountMinor) return form.setFieldError('amountMinor', 'An amount is needed.')
    if (receivedOn === null) return form.setFieldError('receivedOn', 'A day is needed.')
    record.send({ clientId: who, amountMinor, receivedOn, reference })
  }
  return (
    <form onSubmit={form.onSubmit(send)}>
      <div className="payment-line">
        <ClientField label="Client" {...form.getInputProps('clientId')} />
        <MoneyField label="Amount" {...form.getInputProps('amountMinor')} />
        <DayField label="Received on" {...form.getInputProps('receivedOn')} />
        <TextInput label="Reference" {...form.getInputProps('reference')} />
        <PrimaryButton type="submit" busy={record.busy} offBecause={offBecause}>
          Record
        </PrimaryButton>
      </div>
      {open.data && (
        <p className="small soft">
          {open.data.items.length === 0 ? (
            'Nothing is open for this client: it will stay to its credit.'
          ) : (
            <>
              Open:{' '}
              {open.data.items.map(({ id, number, openMinor, currency }, at) => (
                <span key={id}>
                  {at > 0 && ', '}
                  <button
                    type="button"
                    className="word"
                    onClick={() => form.setFieldValue('amountMinor', openMinor)}
                  >
                    {number} <MoneyText minor={openMinor} currency={currency} />
                  </button>
                </span>
              ))}
              .
            </>
          )}
        </p>
      )}
      <Refusal of={record.refusal} />
    </form>
  )
}

const columns: Column<Row>[] = [
  { id: 'client', head: 'Client', sorts: true, phone: 'lead', value: (row) => row.client },
  {
    id: 'receivedOn',
    head: 'Received',
    sorts: true,
    phone: 'line',
    cell: (row) => <DayText day={row.receivedOn} />,
  },
  {
    id: 'reference',
    head: 'Reference',
    phone: 'line',
    cell: (row) => (
      <>
        {row.reference || row.method}
        {row.isReversed && <span className="under">taken back</span>}
        {row.isReversal && <span className="under">takes back a payment</span>}
      </>
    ),
  },
  {
    id: 'invoices',
    head: 'Settles',
    phone: 'line',
    cell: (row) =>
      row.invoices.map(({ id, number }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Link to={`/billing/invoices/${id}`}>{number}</Link>
        </span>
      )),
  },
  {
    id: 'unallocatedMinor',
    head: 'Credit left',
    sorts: true,
    align: 'right',
    phone: 'hide',
    cell: (row) => <MoneyText minor={row.unallocatedMinor || null} currency={row.currency} />,
  },
  {
    id: 'amountMinor',
    head: 'Amount',
    sorts: true,
    align: 'right',
    phone: 'end',
    cell: (row) => <MoneyText minor={row.amountMinor} currency={row.currency} />,
  },
  { id: 'act', head: '', align: 'right', phone: 'act', cell: (row) => <PaymentActs row={row} /> },
]

function PaymentActs({ row }: { row: Row }) {
  const [reason, setReason] = useState('')
  const refresh = [api.billing.key()]
  const reverse = useSubmit(api.billing.reversePayment, { refresh, said: () => 'The payment is taken back.' })
  const allocate = useSubmit(api.billing.allocatePayment, {
    refresh,
    said: () => 'Set against what is open.',
  })
  const offBecause = useOffBecause('record-payments')
  if (offBecause || row.isReversal || row.isReversed) return null
  return (
    <>
      {row.unallocatedMinor > 0 && (
        <button type="button" className="word" onClick={() => allocate.send({ id: row.id })}>
          Set against invoices
        </button>
      )}{' '}
      <ConfirmButton
        word
        grave
        question="Take this payment back?"
        consequence="What it settled is open again. The payment itself stays on record, with one of the opposite amount."
        yes="Take it back"
        busy={reverse.busy}
        onYes={() => reverse.sendAndWait({ id: row.id, reason: reason || 'recorded in error' })}
        inside={
          <TextInput
            label="Why"
            placeholder="recorded in error"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        }
      >
        Take back
      </ConfirmButton>
    </>
  )
}
