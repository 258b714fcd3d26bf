import { Drawer, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { client } from '#web/api.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { useIsPhone } from '#web/ui/use-is-phone.ts'
import type { ListControls } from '#web/ui/use-list-state.ts'
import type { Choices } from '../run-page.tsx'
import { PreviewClient } from './preview-client.tsx'

type Preview = Awaited<ReturnType<typeof client.billing.previewRun>>
type Row = Preview['items'][number]
type PreviewTableProps = {
  list: ListControls
  through: string
  preview: Preview | undefined
  choices: Choices
  choose: (clientId: string, choice: 'issue' | 'wait') => void
}

/** Client by client: what goes out, and what a person should look at first. */
export function PreviewTable({ list, through, preview, choices, choose }: PreviewTableProps) {
  const [open, setOpen] = useState<Row>()
  const phone = useIsPhone()
  return (
    <Section title="By client" aside="exceptions first">
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Client' }}
        filters={[
          {
            name: 'state',
            label: 'Show',
            options: [
              { value: 'exceptions', label: 'With exceptions' },
              { value: 'waiting', label: 'Waiting' },
              { value: 'ready', label: 'Ready' },
            ],
          },
        ]}
      />
      <DataTable
        label="Clients to bill"
        state={list}
        rows={preview?.items}
        total={preview?.total}
        rowKey={(row) => row.clientId}
        csv={{
          href: `${list.csvHref('/billing-runs/preview')}${list.filters.through ? '' : `&through=${through}`}`,
        }}
        columns={columnsOf(choices, choose, setOpen)}
        empty={
          list.filters.q || list.filters.state ? (
            <p className="soft">No client is like that.</p>
          ) : (
            <EmptyState title="Nothing is due by this day">
              Choose a later day above, or put an agreement into force: its fees appear here when they are
              due.
            </EmptyState>
          )
        }
      />
      <Drawer
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        position={phone ? 'bottom' : 'right'}
        size={phone ? '85%' : 760}
        title={open?.client ?? ''}
        transitionProps={{ duration: 120 }}
      >
        {open && <PreviewClient clientId={open.clientId} through={through} choice={choices[open.clientId]} />}
      </Drawer>
    </Section>
  )
}

const columnsOf = (
  choices: Choices,
  choose: PreviewTableProps['choose'],
  open: (row: Row) => void,
): Column<Row>[] => [
  {
    id: 'client',
    head: 'Client',
    sorts: true,
    phone: 'lead',
    value: (row) => row.client,
    cell: (row) => (
      <>
        <button type="button" className="word" onClick={() => open(row)}>
          {row.client}
        </button>
        <span className="under">{whatGoes(row)}</span>
      </>
    ),
  },
  {
    id: 'exceptions',
    head: 'To look at',
    sorts: true,
    phone: 'act',
    cell: (row) => <Exceptions row={row} />,
  },
  {
    id: 'choice',
    head: '',
    phone: 'act',
    cell: (row) => <ChoiceOf row={row} choice={choices[row.clientId]} choose={choose} />,
  },
  {
    id: 'netMinor',
    head: 'Net',
    sorts: true,
    align: 'right',
    phone: 'end',
    cell: (row) => {
      const waits =
        choices[row.clientId] === 'wait' || (row.state === 'waiting' && choices[row.clientId] !== 'issue')
      const minor = row.netMinor + (waits || row.state !== 'ready' ? row.waitingMinor : 0)
      return (
        <span className={waits ? 'faint' : undefined}>
          <MoneyText minor={minor} currency={row.currency} />
          {waits && <span className="under">waits</span>}
        </span>
      )
    },
  },
]

function whatGoes({ invoices, statements, state }: Row) {
  const parts = [
    ...(invoices > 0 ? [invoices === 1 ? '1 invoice' : `${invoices} invoices`] : []),
    ...(statements > 0 ? ['statement of work'] : []),
  ]
  return parts.join(', ') || (state === 'waiting' ? 'waits' : 'nothing to bill')
}

const shownAtFirst = 2

function Exceptions({ row: { exceptions } }: { row: Row }) {
  const more = exceptions.length - shownAtFirst
  return (
    <>
      {exceptions.slice(0, shownAtFirst).map(({ sentence, waits }) => (
        <span key={sentence} className={waits ? 'risk' : undefined} style={{ display: 'block' }}>
          {sentence}
        </span>
      ))}
      {more > 0 && <span className="under">and {more} more</span>}
    </>
  )
}

function ChoiceOf({
  row,
  choice,
  choose,
}: {
  row: Row
  choice: 'issue' | 'wait' | undefined
  choose: PreviewTableProps['choose']
}) {
  if (row.exceptions.length === 0 || row.exceptions.some(({ blocks }) => blocks)) return null
  const usual = row.exceptions.some(({ waits }) => waits) ? 'wait' : 'issue'
  return (
    <SegmentedControl
      size="xs"
      aria-label={`What happens to ${row.client}`}
      value={choice ?? usual}
      onChange={(value) => choose(row.clientId, value === 'wait' ? 'wait' : 'issue')}
      data={[
        { value: 'issue', label: usual === 'wait' ? 'Bill anyway' : 'Bill without it' },
        { value: 'wait', label: 'Wait' },
      ]}
    />
  )
}
