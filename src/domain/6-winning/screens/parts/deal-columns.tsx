import type { client } from '#web/api.ts'
import type { Column } from '#web/ui/column.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { DueText } from './due-text.tsx'
import { stepNames } from './words.ts'

export type DealRow = Awaited<ReturnType<typeof client.winning.deals>>['items'][number]

const who: Column<DealRow> = {
  id: 'client',
  head: 'Company',
  sorts: true,
  value: (row) => row.client,
  phone: 'lead',
  width: '24%',
}
const next: Column<DealRow> = {
  id: 'due',
  head: 'Next step',
  sorts: true,
  value: (row) => row.nextStep?.dueOn,
  cell: ({ nextStep, cause, neverPaid, step }) =>
    nextStep ? (
      <>
        {nextStep.what}
        <span className="under">
          <DueText {...nextStep} /> · {nextStep.owner.split(' ')[0]}
          {neverPaid && step === 'proposal' && <span className="flag"> · never paid anything yet</span>}
        </span>
      </>
    ) : (
      <span className="faint">{cause}</span>
    ),
}
const days: Column<DealRow> = {
  id: 'days',
  head: 'Days in step',
  sorts: true,
  align: 'right',
  value: (row) => row.daysInStep,
  phone: 'hide',
  width: 96,
}
const value: Column<DealRow> = {
  id: 'value',
  head: 'A month',
  sorts: true,
  align: 'right',
  value: (row) => row.valueMinor,
  cell: (row) => <MoneyText minor={row.valueMinor} whole currency={row.currency} />,
  width: 110,
}

export const boardColumns: readonly Column<DealRow>[] = [who, next, days, value].map((column) => ({
  ...column,
  sorts: false,
}))

export const listColumns: readonly Column<DealRow>[] = [
  who,
  { id: 'step', head: 'Step', sorts: true, value: (row) => stepNames[row.step] },
  next,
  { id: 'source', head: 'Source', value: (row) => row.source || '–', phone: 'hide' },
  days,
  value,
]
