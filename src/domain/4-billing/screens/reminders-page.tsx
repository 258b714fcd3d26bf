import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api, type client } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { BillingTabs } from './parts/billing-tabs.tsx'
import { optionsOf } from './parts/words.ts'

type Row = Awaited<ReturnType<typeof client.billing.listReminders>>['items'][number]
const stateWords: Record<Row['state'], string> = {
  waiting: 'Waits for your yes',
  sent: 'Sent',
  dropped: 'Paid before it went out',
}

/** Reminders that went out by themselves, and those that wait for a person. */
export function RemindersPage() {
  const list = useListState({
    sorts: ['state', 'dueOn', 'client', 'openMinor', 'daysLate'],
    sort: 'state',
    filters: { q: 'text', state: ['waiting', 'sent', 'dropped'], clientId: 'text' },
  })
  const reminders = useQuery(
    api.billing.listReminders.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (reminders.isError) throw reminders.error
  return (
    <>
      <PageHead
        title="Reminders"
        sub="Three friendly mails: three days before the due day, a week after it, three weeks after it. The last waits for your yes."
      />
      <BillingTabs here="Reminders" />
      <Section title="Reminders">
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Client or number' }}
          filters={[{ name: 'state', label: 'State', options: optionsOf(stateWords) }]}
        />
        <DataTable
          label="Reminders"
          state={list}
          rows={reminders.data?.items}
          total={reminders.data?.total}
          rowKey={(row) => row.id}
          csv={{ href: list.csvHref('/reminders') }}
          columns={columns}
          empty={
            Object.keys(list.filters).length > 0 ? (
              <p className="soft">No reminder is like that.</p>
            ) : (
              <EmptyState
                title="Nobody needs a reminder"
                instead={<Link to="/billing/owed">See what is owed</Link>}
              >
                Reminders appear here on their day. The first two go out by themselves each morning.
              </EmptyState>
            )
          }
        />
      </Section>
    </>
  )
}

const columns: Column<Row>[] = [
  {
    id: 'client',
    head: 'Client',
    sorts: true,
    phone: 'lead',
    value: (row) => row.client,
    cell: (row) => (
      <>
        {row.client}
        <span className="under">
          <Link to={`/billing/invoices/${row.invoiceId}`}>{row.number}</Link>
        </span>
      </>
    ),
  },
  { id: 'step', head: 'Reminder', phone: 'line', value: (row) => row.name },
  { id: 'dueOn', head: 'Due', sorts: true, phone: 'line', cell: (row) => <DayText day={row.dueOn} /> },
  {
    id: 'daysLate',
    head: 'Late',
    sorts: true,
    align: 'right',
    phone: 'hide',
    cell: (row) => (row.daysLate > 0 ? `${row.daysLate} days` : ''),
  },
  {
    id: 'openMinor',
    head: 'Open',
    sorts: true,
    align: 'right',
    phone: 'end',
    cell: (row) => <MoneyText minor={row.openMinor || null} currency={row.currency} />,
  },
  { id: 'state', head: 'State', sorts: true, phone: 'act', cell: (row) => <State row={row} /> },
]

function State({ row }: { row: Row }) {
  const offBecause = useOffBecause('record-payments')
  const send = useSubmit(api.billing.sendReminder, {
    refresh: [api.billing.key()],
    said: ({ to }) => `The reminder is on its way to ${to}.`,
  })
  if (row.state === 'sent') {
    return (
      <>
        Sent <InstantText at={row.sentAt} />
        {row.approvedBy && <span className="under">{row.approvedBy} said yes</span>}
      </>
    )
  }
  if (row.state === 'dropped' || offBecause) return <span className="soft">{stateWords[row.state]}</span>
  return (
    <>
      <ConfirmButton
        word
        question={`Send ${row.client} a reminder?`}
        consequence={
          <>
            <MoneyText minor={row.openMinor} currency={row.currency} /> of {row.number} is {row.daysLate} days
            late.
            {row.step === 3 && ' With this one, work on account is held until everything late is paid.'}
          </>
        }
        yes="Send it"
        busy={send.busy}
        onYes={() => send.sendAndWait({ id: row.id })}
      >
        Send it
      </ConfirmButton>
      <Refusal of={send.refusal} />
    </>
  )
}
