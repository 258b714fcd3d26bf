import { useQuery } from '@tanstack/react-query'
import { useParam } from '#web/address.ts'
import { api, type client } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'

type Statement = Awaited<ReturnType<typeof client.billing.accountStatement>>
type Row = Statement['rows'][number]

/** A client's account: what was invoiced, credited and paid, with the balance after each. */
export function AccountPage() {
  const clientId = useParam('id')
  const statement = useQuery(api.billing.accountStatement.queryOptions({ input: { clientId } }))
  if (statement.isError) throw statement.error
  const { data } = statement
  return (
    <>
      <Crumb path={[['Owed', '/billing/owed']]} here={data?.client ?? ''} />
      <PageHead
        title={data?.client ?? ''}
        sub={
          data && (
            <>
              Account in {data.currency}: <MoneyText minor={data.closingMinor} currency={data.currency} />{' '}
              open today.
            </>
          )
        }
      />
      <Section title="Account" aside={data?.currency}>
        <DataTable
          label="Account"
          rows={data?.rows}
          rowKey={(row) => row.id}
          to={(row) =>
            row.kind === 'invoice' || row.kind === 'credit-note'
              ? `/billing/invoices/${row.id}`
              : '/billing/payments'
          }
          csv={{ name: `account-${data?.client ?? ''}` }}
          columns={columnsOf(data?.currency ?? 'EUR')}
          empty={<p className="soft">Nothing was invoiced to this client yet.</p>}
        />
      </Section>
    </>
  )
}

const words: Record<Row['kind'], string> = {
  invoice: 'Invoice',
  'credit-note': 'Credit note',
  payment: 'Payment',
  reversal: 'Payment taken back',
}

const columnsOf = (currency: string): Column<Row>[] => [
  { id: 'on', head: 'Day', phone: 'line', value: (row) => row.on, cell: (row) => <DayText day={row.on} /> },
  {
    id: 'number',
    head: 'What',
    phone: 'lead',
    value: (row) => row.number,
    cell: (row) => (
      <>
        {words[row.kind]} {row.number}
      </>
    ),
  },
  {
    id: 'amountMinor',
    head: 'Amount',
    align: 'right',
    value: (row) => row.amountMinor,
    cell: (row) => <MoneyText minor={row.amountMinor} currency={currency} signed bare />,
  },
  {
    id: 'balanceMinor',
    head: 'Balance',
    align: 'right',
    phone: 'end',
    value: (row) => row.balanceMinor,
    cell: (row) => <MoneyText minor={row.balanceMinor} currency={currency} bare />,
  },
]
