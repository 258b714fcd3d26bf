import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { verdictClass, verdictWords } from './check.ts'

type EarlierChecksProps = { clientId: string; shown: string | undefined; onOpen: (checkId: string) => void }

const oftenMs = 2_000
const isRunning = ({ runs, runsWanted }: { runs: number; runsWanted: number }) => runs < runsWanted

export function EarlierChecks({ clientId, shown, onOpen }: EarlierChecksProps) {
  const list = useListState({
    sorts: ['madeAt', 'number', 'verdict'],
    sort: '-madeAt',
    pageSize: 12,
    prefix: 'k.',
  })
  const checks = useQuery({
    ...api.pricing.promiseChecks.queryOptions({
      input: { ...list.input, clientId },
      placeholderData: keepPreviousData,
    }),
    refetchInterval: ({ state: { data } }) => (data?.items.some(isRunning) ? oftenMs : false),
  })
  if (checks.isError) throw checks.error
  return (
    <Section title="Checks made" aside="frozen with their inputs and seed">
      <DataTable
        label="Promise checks"
        state={list}
        rows={checks.data?.items}
        total={checks.data?.total}
        rowKey={(row) => row.id}
        csv={{ href: `/api/v1/promise-checks.csv?clientId=${clientId}` }}
        columns={[
          {
            id: 'number',
            head: 'Check',
            sorts: true,
            cell: (row) =>
              row.id === shown ? (
                row.number
              ) : (
                <button type="button" className="word" onClick={() => onOpen(row.id)}>
                  {row.number}
                </button>
              ),
            phone: 'lead',
          },
          {
            id: 'offer',
            head: 'Offer',
            value: (row) => `${row.offer}, ${row.endpoints} endpoints`,
            phone: 'line',
          },
          {
            id: 'verdict',
            head: 'Verdict',
            sorts: true,
            cell: (row) =>
              row.verdict ? (
                <span className={verdictClass[row.verdict]}>{verdictWords[row.verdict]}</span>
              ) : (
                `${row.runs} of ${row.runsWanted} runs`
              ),
            phone: 'end',
          },
          {
            id: 'madeAt',
            head: 'Asked',
            sorts: true,
            align: 'right',
            cell: (row) => <InstantText at={row.madeAt} />,
            phone: 'line',
          },
        ]}
      />
    </Section>
  )
}
