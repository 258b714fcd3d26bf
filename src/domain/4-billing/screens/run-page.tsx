import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { dayOfInstant, moneyText } from '#web/ui/format.ts'
import { Headline } from '#web/ui/headline.tsx'
import { LongWork } from '#web/ui/long-work.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { BillingTabs } from './parts/billing-tabs.tsx'
import { PastRuns } from './parts/past-runs.tsx'
import { PreviewTable } from './parts/preview-table.tsx'
import './parts/billing.css'

export type Choices = Readonly<Record<string, 'issue' | 'wait'>>

/** What a run would issue, exceptions first; then the yes that issues it. */
export function RunPage() {
  const manner = useManner()
  const today = dayOfInstant(new Date(firmNowMs()).toISOString(), manner)
  const list = useListState({
    sorts: ['exceptions', 'client', 'netMinor'],
    sort: 'exceptions',
    filters: { q: 'text', state: ['ready', 'waiting', 'exceptions'], through: 'text' },
  })
  const { through = today, ...input } = list.input
  const [choices, setChoices] = useState<Choices>({})
  const preview = useQuery(
    api.billing.previewRun.queryOptions({ input: { ...input, through }, placeholderData: keepPreviousData }),
  )
  if (preview.isError) throw preview.error
  const totals = preview.data?.totals ?? []
  const first = totals[0]
  return (
    <>
      <PageHead
        title="Billing run"
        sub="Fees that are due and work of periods that are over. Nothing is issued before you say so."
        actions={
          <DayField
            label="Everything due by"
            value={through}
            onChange={(day) => list.setFilter('through', day ?? undefined)}
          />
        }
      />
      <BillingTabs here="Run" />
      <div className="run-head">
        {first && (
          <Headline
            figures={[
              {
                name: 'To issue, net',
                figure: <MoneyText minor={first.netMinor} currency={first.currency} />,
              },
              { name: 'With tax', figure: <MoneyText minor={first.grossMinor} currency={first.currency} /> },
              { name: 'Invoices', figure: first.invoices },
              { name: 'Waiting', figure: <MoneyText minor={first.waitingMinor} currency={first.currency} /> },
            ]}
          />
        )}
        <Issue through={through} totals={totals} choices={choices} />
      </div>
      <PreviewTable
        list={list}
        through={through}
        preview={preview.data}
        choices={choices}
        choose={(clientId, choice) => setChoices({ ...choices, [clientId]: choice })}
      />
      <PastRuns />
    </>
  )
}

type Totals = readonly { currency: string; grossMinor: number; invoices: number }[]

/** The button names the amount; while the run goes on it shows how far it is, and one may leave. */
function Issue({ through, totals, choices }: { through: string; totals: Totals; choices: Choices }) {
  const manner = useManner()
  const navigate = useNavigate()
  const offBecause = useOffBecause('bill')
  const [runId, setRunId] = useState<string>()
  const issue = useSubmit(api.billing.issueRun, {
    said: () => 'The run is done.',
    done: ({ id }) => void navigate({ to: '/billing/invoices', search: { runId: id } }),
  })
  const run = useQuery(
    api.billing.run.queryOptions({
      input: { id: runId ?? '' },
      enabled: issue.busy && runId !== undefined,
      refetchInterval: 700,
      retry: false,
    }),
  )
  const amount = totals
    .map(({ currency, grossMinor }) => moneyText(grossMinor, manner, { currency }))
    .join(' and ')
  const count = totals.reduce((sum, { invoices }) => sum + invoices, 0)
  const changed = Object.keys(choices).length
  if (issue.busy) {
    const { clients = 0, clientsDone = 0, invoices = 0 } = run.data ?? {}
    return (
      <LongWork what="Issuing invoices" share={clients > 0 ? clientsDone / clients : undefined}>
        {invoices} invoices so far. You may leave: what is issued stays issued, and the next run does the
        rest.
      </LongWork>
    )
  }
  const send = () => {
    const id = crypto.randomUUID()
    setRunId(id)
    const chosen = Object.entries(choices).map(([clientId, choice]) => ({ clientId, choice }))
    issue.send({ id, through, choices: chosen })
  }
  if (offBecause || (count === 0 && changed === 0)) {
    const why = offBecause ?? 'Nothing is due by this day.'
    return <PrimaryButton offBecause={why}>Issue invoices</PrimaryButton>
  }
  return (
    <>
      <ConfirmButton
        primary
        question={`Issue ${count} ${count === 1 ? 'invoice' : 'invoices'}?`}
        consequence={
          <>
            Due by <DayText day={through} />, {amount} with tax
            {changed > 0 &&
              `, less or more by your choice for ${changed} ${changed === 1 ? 'client' : 'clients'}`}
            . Invoices can't be edited afterwards: a credit note puts right what is wrong. They are not mailed
            yet.
          </>
        }
        yes={`Issue ${amount}`}
        onYes={send}
      >
        Issue {amount}
      </ConfirmButton>
      <Refusal of={issue.refusal}>
        <Button component={Link} to="/billing">
          Look again
        </Button>
      </Refusal>
    </>
  )
}
