import '#agreements/screens/parts/agreements.css'
import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { StoredTerms } from '#agreements/contract'
import { InvoiceForecast } from '#agreements/screens/parts/invoice-forecast.tsx'
import { useDayChoice, useToday } from '#agreements/screens/parts/use-today.ts'
import { useWorkWords } from '#agreements/screens/parts/use-work-words.ts'
import { addDays, addMonths } from '#kernel/days.ts'
import { api, client } from '#web/api.ts'
import { CountField } from '#web/ui/count-field.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { HoursField } from '#web/ui/hours-field.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

type Expected = {
  category: string | undefined
  workType: string
  timesAMonth: number
  minutesEach: number
  class: DayClass
  emergency: boolean
}
type DayClass = 'business' | 'evening' | 'weekend' | 'holiday'

/** The coming invoices under a draft or an agreement, with expected or last year's work. Nothing is written. */
export function WhatIfPage() {
  const search: Record<string, string | undefined> = useSearch({ strict: false })
  const [clientId, setClientId] = useState(search.client ?? null)
  const agreementId = search.agreement
  const planId = search.plan
  const agreement = useQuery(
    api.agreements.get.queryOptions({
      input: { agreementId: agreementId ?? '' },
      enabled: agreementId !== undefined,
    }),
  ).data
  const [chosenPlan, setChosenPlan] = useState<string | null>(planId ?? null)
  const plan = useQuery(
    api.agreements.getPlan.queryOptions({
      input: { planId: chosenPlan ?? '' },
      enabled: agreementId === undefined && chosenPlan !== null,
    }),
  ).data
  const plans =
    useQuery(api.agreements.listPlans.queryOptions({ input: { pageSize: 100 } })).data?.items ?? []
  const clients =
    useQuery(api.clients.list.queryOptions({ input: { pageSize: 200, sort: 'name' } })).data?.items ?? []
  if (agreementId !== undefined && !agreement) return <SkeletonLines rows={8} />
  const terms = agreement ? (agreement.draft?.terms ?? agreement.terms) : plan?.terms
  const whose = agreement?.client.id ?? clientId
  return (
    <>
      <Crumb
        path={
          agreement
            ? [
                ['Agreements', '/agreements'],
                [agreement.number, `/agreements/${agreement.id}`],
              ]
            : [['Agreements', '/agreements']]
        }
        here="What if"
      />
      <PageHead
        title="What if"
        sub={
          agreement
            ? `${agreement.client.name}, ${agreement.draft ? 'as it is being written' : 'as it is in force'}. Nothing is written.`
            : 'A plan for a client, seen ahead. Nothing is written.'
        }
      />
      {!agreement && (
        <Section title="Whom and what">
          <Fields across={2}>
            <SelectField
              label="Client"
              options={clients.map(({ id, name }) => ({ value: id, label: name }))}
              value={clientId}
              onChange={setClientId}
            />
            <SelectField
              label="Plan"
              options={plans.map(({ id, name }) => ({ value: id, label: name }))}
              value={chosenPlan}
              onChange={setChosenPlan}
            />
          </Fields>
        </Section>
      )}
      {terms && whose ? (
        <Question terms={terms} clientId={whose} startsOn={agreement?.draft?.effectiveOn} />
      ) : null}
    </>
  )
}

function Question({
  terms,
  clientId,
  startsOn: drafted,
}: {
  terms: StoredTerms
  clientId: string
  startsOn: string | undefined
}) {
  const today = useToday()
  const [startsOn, setStarts] = useDayChoice(drafted ?? `${addMonths(today, 1).slice(0, 8)}01`)
  const [months, setMonths] = useState(12)
  const [expected, setExpected] = useState<Expected[]>([])
  const [again, setAgain] = useState(true)
  const past = usePastWork(clientId, startsOn ?? today, again)
  const ask = useSubmit(api.agreements.whatIf, { refresh: [] })
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof client.agreements.whatIf>>>()
  const send = async () => {
    if (!startsOn) return
    const told = await ask.sendAndWait({ clientId, terms, startsOn, months, expected, past: past.work })
    if (told) setAnswer(told)
  }
  return (
    <>
      <Section title="Looked ahead">
        <Fields across={3}>
          <DayField label="From" value={startsOn} onChange={setStarts} />
          <CountField
            label="Months"
            value={months}
            onChange={(count) => setMonths(Math.min(36, count || 1))}
          />
        </Fields>
        <Checkbox
          label="Last year’s work comes again, on the same days of the week"
          description={again ? past.words : undefined}
          checked={again}
          onChange={(event) => setAgain(event.currentTarget.checked)}
        />
      </Section>
      <ExpectedWork value={expected} onChange={setExpected} />
      <Refusal of={ask.refusal} />
      <div className="bottom-bar">
        <PrimaryButton busy={ask.busy || past.isReading} onClick={() => void send()}>
          See the invoices
        </PrimaryButton>
      </div>
      {answer && <InvoiceForecast forecast={answer} />}
    </>
  )
}

/** The twelve months before the question, read page by page, as work that comes again. */
function usePastWork(clientId: string, startsOn: string, wanted: boolean) {
  const from = addDays(startsOn, -364)
  const read = useQuery({
    queryKey: ['past-work', clientId, from],
    enabled: wanted,
    queryFn: () => allTime(clientId, from, addDays(startsOn, -1)),
  })
  const items = wanted ? (read.data ?? []) : []
  const hours = Math.round(items.reduce((sum, { minutes }) => sum + minutes, 0) / 60)
  return {
    isReading: read.isFetching,
    words: read.isFetching ? 'Reading' : `${items.length} entries, ${hours} hours`,
    work: items.map((entry) => ({
      id: entry.id,
      category: entry.category,
      workType: entry.workType,
      role: entry.role || undefined,
      emergency: entry.emergency,
      ticketId: entry.ticketId ?? undefined,
      ...(entry.startedAt && entry.endedAt
        ? { startedAt: entry.startedAt, endedAt: entry.endedAt }
        : { workedOn: entry.workedOn, minutes: entry.minutes, class: entry.class }),
    })),
  }
}

const mostPages = 25

async function allTime(clientId: string, from: string, through: string) {
  const items: Awaited<ReturnType<typeof client.service.timeEntries>>['items'] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await client.service.timeEntries({ clientId, from, through, page, pageSize: 200 })
    items.push(...answer.items.filter(({ cancelled, charge }) => !cancelled && charge !== 'internal'))
    if (page * 200 >= answer.total) break
  }
  return items
}

const classes = [
  { value: 'business', label: 'In hours' },
  { value: 'evening', label: 'In the evening' },
  { value: 'weekend', label: 'On weekends' },
  { value: 'holiday', label: 'On holidays' },
] as const

function ExpectedWork({
  value,
  onChange,
}: {
  value: readonly Expected[]
  onChange: (value: Expected[]) => void
}) {
  const words = useWorkWords()
  const put = (at: number, change: Partial<Expected>) =>
    onChange(value.map((one, place) => (place === at ? { ...one, ...change } : one)))
  return (
    <Section title="Expected work" lead="Besides: how often a month, and how long each time.">
      <div className="term-rows">
        {value.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: expected work has no name
          <div className="term-row" key={at}>
            <SelectField
              label="What"
              options={words.categories}
              value={one.category ?? null}
              onChange={(category) => put(at, { category: category ?? undefined })}
            />
            <SelectField
              label="How"
              options={words.workTypes}
              value={one.workType}
              onChange={(workType) => workType && put(at, { workType })}
            />
            <SelectField
              label="When"
              options={classes}
              value={one.class}
              onChange={(dayClass) => dayClass && put(at, { class: dayClass })}
            />
            <CountField
              label="Times a month"
              value={one.timesAMonth}
              onChange={(times) => put(at, { timesAMonth: times || 1 })}
            />
            <HoursField
              label="Each"
              value={one.minutesEach}
              onChange={(minutes) => put(at, { minutesEach: minutes || 1 })}
            />
            <button
              type="button"
              className="word small"
              onClick={() => onChange(value.filter((_, place) => place !== at))}
            >
              Remove
            </button>
          </div>
        ))}
      </div>
      <Button
        onClick={() =>
          onChange([
            ...value,
            {
              category: words.categories[0]?.value,
              workType: 'remote',
              timesAMonth: 4,
              minutesEach: 60,
              class: 'business',
              emergency: false,
            },
          ])
        }
      >
        Expect something
      </Button>
    </Section>
  )
}
