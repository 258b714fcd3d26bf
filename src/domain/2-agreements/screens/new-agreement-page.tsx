import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { lineKindNames } from '#agreements/rules'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { addMonths } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import './parts/agreements.css'
import { newLine } from './parts/terms/new-line.ts'
import { useDayChoice, useToday } from './parts/use-today.ts'

/** Three choices make a draft: for whom, a copy of what, from when. */
export function NewAgreementPage() {
  const today = useToday()
  const navigate = useNavigate()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const [clientId, setClientId] = useState(typeof search.client === 'string' ? search.client : null)
  const [source, setSource] = useState<string | null>(null)
  const [startsOn, setStartsOn] = useDayChoice(firstOfNextMonth(today))
  const [name, setName] = useState('')
  const clients = useQuery(api.clients.list.queryOptions({ input: { pageSize: 200, sort: 'name' } }))
  const offBecause = useOffBecause('manage-agreements')
  const draft = useSubmit(api.agreements.draft, {
    said: ({ number }) => `${number} is drafted. Look it over, then sign it.`,
    done: ({ id }) => void navigate({ to: `/agreements/${id}/draft` }),
  })
  if (clients.isError) throw clients.error
  if (clients.data?.total === 0) return <NobodyYet />
  const why = offBecause ?? whyNot({ clientId, source, startsOn })
  const send = () => {
    if (!clientId || !source || !startsOn) return
    draft.send({ clientId, startsOn, name: name.trim() || undefined, from: sourceOf(source, startsOn) })
  }
  return (
    <>
      <Crumb path={[['Agreements', '/agreements']]} here="New" />
      <PageHead
        title="New agreement"
        sub="A copy of a plan or of another agreement, then changed as you like."
      />
      <Section title="For whom, from when">
        <Fields across={3}>
          <SelectField
            label="Client"
            placeholder="Who pays"
            options={(clients.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
            value={clientId}
            onChange={(id) => {
              setClientId(id)
              setSource(null)
            }}
          />
          <DayField label="First day" value={startsOn} onChange={setStartsOn} />
          <TextInput
            label="Called"
            placeholder="As its plan"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Fields>
      </Section>
      <SourceChoice clientId={clientId} value={source} onChange={setSource} />
      <Refusal of={draft.refusal} />
      <div className="bottom-bar">
        <PrimaryButton busy={draft.busy} offBecause={why} onClick={send}>
          Draft it
        </PrimaryButton>
        <Link to="/agreements">Leave it</Link>
      </div>
    </>
  )
}

type SourceChoiceProps = { clientId: string | null; value: string | null; onChange: (value: string) => void }

/** What it begins as a copy of. */
function SourceChoice({ clientId, value, onChange }: SourceChoiceProps) {
  const plans = useQuery(api.agreements.listPlans.queryOptions({ input: { pageSize: 100 } })).data
  const similar = useQuery(
    api.agreements.similar.queryOptions({ input: { clientId: clientId ?? '' }, enabled: clientId !== null }),
  ).data
  const own: Choice[] = (plans?.items ?? []).map((plan) => ({
    value: `plan ${plan.id}`,
    name: plan.name,
    about: `version ${plan.version}${plan.agreements > 0 ? `, ${plan.agreements} agreements so far` : ''}`,
  }))
  const others: Choice[] = (similar?.items ?? []).slice(0, 4).map((one) => ({
    value: `agreement ${one.agreementId}`,
    name: `${one.client}, ${one.name}`,
    about: one.why,
  }))
  return (
    <>
      <Section title="A copy of a plan" aside={<Link to="/plans">Plans</Link>}>
        {plans?.total === 0 && (
          <p className="soft">
            The catalogue is empty. <Link to="/plans">Begin with five plans at your own rate</Link>, or write
            it from nothing.
          </p>
        )}
        <Choices name="source" choices={own} value={value} onChange={onChange} />
      </Section>
      {others.length > 0 && (
        <Section title="A copy of a similar client’s" aside="trade and size">
          <Choices name="source" choices={others} value={value} onChange={onChange} />
        </Section>
      )}
      <Section title="From nothing">
        <Choices name="source" choices={fromNothing} value={value} onChange={onChange} />
      </Section>
    </>
  )
}

type Choice = { value: string; name: string; about: string }
const fromNothing: Choice[] = [
  {
    value: 'nothing fixed-fee',
    name: 'A fixed fee',
    about: 'for covered work, flat or by users, endpoints, servers, sites',
  },
  {
    value: 'nothing retainer',
    name: 'A retainer',
    about: 'an amount each month that buys hours, money, visits or incidents',
  },
  {
    value: 'nothing block',
    name: 'A block of hours',
    about: 'bought in advance, used within so many months',
  },
  { value: 'nothing recurring-item', name: 'Licences and services', about: 'a product times a count' },
  { value: 'nothing discounted-labour', name: 'Discounted labour', about: 'no fee, cheaper hours' },
  { value: 'nothing one-time', name: 'Something once', about: 'setting up, a milestone, a credit' },
]

type ChoicesProps = {
  name: string
  choices: readonly Choice[]
  value: string | null
  onChange: (value: string) => void
}

function Choices({ name, choices, value, onChange }: ChoicesProps) {
  return (
    <ul className="choice-rows">
      {choices.map((choice) => (
        <li key={choice.value}>
          <label>
            <input
              type="radio"
              name={name}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <b>{choice.name}</b>
              <span className="under">{choice.about}</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

function NobodyYet() {
  return (
    <>
      <Crumb path={[['Agreements', '/agreements']]} here="New" />
      <PageHead title="New agreement" />
      <EmptyState
        title="Nobody to agree with yet"
        first={
          <Button variant="filled" component={Link} to="/clients">
            Add a client
          </Button>
        }
      >
        An agreement binds you and a client. Add the client first.
      </EmptyState>
    </>
  )
}

function whyNot(chosen: { clientId: string | null; source: string | null; startsOn: string | null }) {
  if (!chosen.clientId) return 'Choose a client.'
  if (!chosen.startsOn) return 'Say from when.'
  return chosen.source ? undefined : 'Choose what it is a copy of.'
}

/** What a choice means to the API: 'plan …', 'agreement …', or a line to begin with. */
function sourceOf(chosen: string, startsOn: string) {
  const [from, id = ''] = chosen.split(' ')
  if (from === 'plan') return { copy: 'plan' as const, planId: id }
  if (from === 'agreement') return { copy: 'agreement' as const, agreementId: id }
  const kind = lineKindNames.find((one) => one === id) ?? 'fixed-fee'
  return { copy: 'terms' as const, terms: { lines: [newLine(kind, [], startsOn)] } }
}

const firstOfNextMonth = (today: string) => `${addMonths(today, 1).slice(0, 8)}01`
