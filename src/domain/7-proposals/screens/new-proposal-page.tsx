import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

/** For whom, which plans, from when: the rest is proposed. */
export function NewProposalPage() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const [clientId, setClientId] = useState(typeof search.client === 'string' ? search.client : null)
  const priceSheetId = typeof search.sheet === 'string' ? search.sheet : undefined
  const [planIds, setPlanIds] = useState<string[]>([])
  const [startsOn, setStartsOn] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const clients = useQuery(api.clients.list.queryOptions({ input: { pageSize: 200, sort: 'name' } }))
  const plans = useQuery(api.agreements.listPlans.queryOptions({ input: { pageSize: 100 } }))
  const offBecause = useOffBecause('propose')
  const start = useSubmit(api.proposals.start, {
    done: ({ id }) => void navigate({ to: `/proposals/${id}` }),
  })
  const least = priceSheetId ? 1 : 2
  const why =
    offBecause ??
    (clientId
      ? planIds.length < least
        ? `Choose ${priceSheetId ? 'another plan' : 'two plans'} at least.`
        : undefined
      : 'Say for whom.')
  const send = () =>
    clientId && start.send({ clientId, planIds, priceSheetId, title, ...(startsOn ? { startsOn } : {}) })
  return (
    <>
      <Crumb
        path={[
          ['Winning', '/winning'],
          ['Proposals', '/proposals'],
        ]}
        here="New"
      />
      <PageHead title="New proposal" sub="Plans side by side, with the client’s own last year under each." />
      <Section title="For whom, from when">
        <Fields across={3}>
          <SelectField
            label="Company"
            options={(clients.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={clientId}
            onChange={setClientId}
          />
          <DayField
            label="First day"
            description="The 1st of next month when empty"
            value={startsOn}
            onChange={setStartsOn}
          />
          <TextInput
            label="What it is for"
            placeholder="So that a bad Monday costs you nothing more"
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </Fields>
      </Section>
      {priceSheetId && <QuotedSheet sheetId={priceSheetId} />}
      <Section
        title={priceSheetId ? 'Plans beside it' : 'Plans'}
        aside="the first one chosen is recommended, until you say otherwise"
      >
        {plans.data?.items.length === 0 ? (
          <NoPlans />
        ) : (
          <Checkbox.Group value={planIds} onChange={setPlanIds}>
            <div style={{ display: 'grid', gap: 12, padding: '12px 0' }}>
              {(plans.data?.items ?? []).map(({ id, name, version, kinds }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={name}
                  description={`version ${version}, ${kinds.join(', ')}`}
                />
              ))}
            </div>
          </Checkbox.Group>
        )}
      </Section>
      <Refusal of={start.refusal} />
      <PrimaryButton busy={start.busy} offBecause={why} onClick={send}>
        Start the proposal
      </PrimaryButton>
    </>
  )
}

/** The option that is there already: the sheet's plan at the fee it asks. */
function QuotedSheet({ sheetId }: { sheetId: string }) {
  const sheet = useQuery(api.pricing.get.queryOptions({ input: { sheetId } }))
  if (!sheet.data) return null
  const { number, offer, asked, currency } = sheet.data
  return (
    <p className="lead">
      The first option is {offer?.name ?? 'all work'} as priced by PRC-{number}:{' '}
      <MoneyText minor={asked.feeMinor} currency={currency} /> a month.
    </p>
  )
}

function NoPlans() {
  const adopt = useSubmit(api.agreements.adoptStarterPlans, { refresh: [api.agreements.key()] })
  return (
    <EmptyState
      title="The catalogue is empty"
      first={
        <Button variant="filled" loading={adopt.busy} onClick={() => adopt.send({})}>
          Take the five starter plans
        </Button>
      }
      instead={<Link to="/plans/new">Write a plan</Link>}
    >
      A proposal sets plans side by side. The starter plans are priced from your own hourly rate.
    </EmptyState>
  )
}
