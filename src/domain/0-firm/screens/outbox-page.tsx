import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { MailStateText, mailStates } from './parts/mail-state.tsx'

/** Every mail the house wrote, sent or kept. */
export function OutboxPage() {
  const list = useListState({
    sorts: ['madeAt', 'to', 'subject'],
    sort: '-madeAt',
    filters: { q: 'text', state: ['sent', 'waiting', 'refused', 'kept'] },
  })
  const mails = useQuery(
    api.firm.listMails.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (mails.isError) throw mails.error
  const isNarrowed = Object.keys(list.filters).length > 0
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Outbox" />
      <PageHead
        title="Outbox"
        sub="Every mail is written here before it goes out. Without a mail server they are kept, to be copied from."
      />
      <Section title="Mails">
        <FilterBar
          state={list}
          search={{ name: 'q', label: 'Address, subject or purpose' }}
          filters={[
            {
              name: 'state',
              label: 'State',
              options: Object.entries(mailStates).map(([value, label]) => ({ value, label })),
            },
          ]}
        />
        <DataTable
          label="Mails"
          state={list}
          rows={mails.data?.items}
          total={mails.data?.total ?? 0}
          rowKey={(row) => row.id}
          to={(row) => `/firm/outbox/${row.id}`}
          csv={{ href: list.csvHref('/mails') }}
          empty={
            isNarrowed ? (
              <p className="soft">None like that.</p>
            ) : (
              <EmptyState title="Nothing was written yet">
                Invitations, proposals, invoices and reminders stand here, with what became of each.
              </EmptyState>
            )
          }
          columns={[
            { id: 'subject', head: 'Subject', sorts: true, value: (row) => row.subject, phone: 'lead' },
            { id: 'to', head: 'To', sorts: true, value: (row) => row.to },
            { id: 'purpose', head: 'For', value: (row) => row.purpose },
            {
              id: 'madeAt',
              head: 'Written',
              sorts: true,
              value: (row) => row.madeAt,
              cell: (row) => <InstantText at={row.madeAt} />,
            },
            {
              id: 'state',
              head: 'State',
              value: (row) => mailStates[row.state],
              cell: (row) => <MailStateText state={row.state} />,
              phone: 'end',
            },
          ]}
        />
      </Section>
    </>
  )
}
