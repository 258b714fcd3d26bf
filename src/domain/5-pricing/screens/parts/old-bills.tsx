import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { dayText } from '#web/ui/format.ts'
import { HoursText } from '#web/ui/hours-text.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { OldBillsForm, sourceWords } from './old-bills-form.tsx'

/** What an old provider billed: written down once, replaced by what is written later, never changed. */
export function OldBills({ clientId, currency }: { clientId: string; currency: string }) {
  const manner = useManner()
  const [isWriting, setWriting] = useState(false)
  const list = useListState({
    sorts: ['month', 'madeAt', 'billedMinor'],
    sort: '-month',
    pageSize: 12,
    prefix: 'b.',
  })
  const bills = useQuery(
    api.pricing.oldBills.queryOptions({
      input: { ...list.input, clientId },
      placeholderData: keepPreviousData,
    }),
  )
  if (bills.isError) throw bills.error
  const total = bills.data?.total
  return (
    <Section title="What their old provider billed" aside={`without tax, ${currency}`}>
      {total !== undefined && total > 0 && (
        <DataTable
          label="Old bills"
          state={list}
          rows={bills.data?.items}
          total={bills.data?.total}
          rowKey={(row) => row.id}
          csv={{ href: list.csvHref(`/clients/${clientId}/old-bills`) }}
          columns={[
            {
              id: 'month',
              head: 'Month',
              sorts: true,
              cell: (row) =>
                `${row.months === 12 ? 'Year from ' : ''}${dayText(row.month.slice(0, 7), manner, 'month')}`,
              phone: 'lead',
            },
            {
              id: 'provider',
              head: 'By',
              cell: (row) => `${row.provider}, ${sourceWords[row.source].toLowerCase()}`,
              phone: 'line',
            },
            {
              id: 'state',
              head: '',
              cell: (row) => (row.replaced ? <span className="faint">Replaced by a later row</span> : null),
              phone: 'line',
            },
            {
              id: 'madeAt',
              head: 'Written down',
              sorts: true,
              cell: (row) => (
                <>
                  <InstantText at={row.madeAt} />, {row.madeBy}
                </>
              ),
              phone: 'hide',
            },
            {
              id: 'minutes',
              head: 'Hours',
              align: 'right',
              cell: (row) => <HoursText minutes={row.minutes} bare />,
              phone: 'line',
            },
            {
              id: 'billedMinor',
              head: 'Billed',
              sorts: true,
              align: 'right',
              cell: (row) => <MoneyText minor={row.billedMinor} bare />,
              phone: 'end',
            },
          ]}
        />
      )}
      {total !== undefined && total > 0 && !isWriting && (
        <Button variant="default" mt={16} onClick={() => setWriting(true)}>
          Write down more bills
        </Button>
      )}
      {(total === 0 || isWriting) && <OldBillsForm clientId={clientId} currency={currency} />}
    </Section>
  )
}
