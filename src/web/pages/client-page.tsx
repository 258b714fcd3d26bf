import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { stateWords } from '#agreements/screens/parts/agreement-words.ts'
import type { ClientRead } from '#clients/screens/parts/client.ts'
import { ContactsSection } from '#clients/screens/parts/contacts-section.tsx'
import { CountsSection } from '#clients/screens/parts/counts-section.tsx'
import { DetailsSection } from '#clients/screens/parts/details-section.tsx'
import { ClientVendorsSection, SitesSection } from '#clients/screens/parts/places-section.tsx'
import { StaffSection } from '#clients/screens/parts/staff-section.tsx'
import { countWords, stageWords } from '#clients/screens/parts/stage-words.ts'
import { TechnologiesSection } from '#clients/screens/parts/technologies-section.tsx'
import { TimelineSection } from '#clients/screens/parts/timeline-section.tsx'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { useSession } from '#web/session.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { type TimedEntry, TimedList } from '#web/ui/timed-list.tsx'

const some = { page: 1, pageSize: 8 }

/** One company: how we stand to each other, what is agreed, asked and owed, and what happened. */
export function ClientPage() {
  const clientId = useParam('id')
  const client = useQuery(api.clients.get.queryOptions({ input: { clientId } }))
  if (client.isError) throw client.error
  if (!client.data) return <SkeletonLines rows={10} />
  return <Known client={client.data} key={client.data.id} />
}

function Known({ client }: { client: ClientRead }) {
  const { may } = useSession()
  const { id } = client
  return (
    <>
      <Crumb path={[['Clients', '/clients']]} here={`No. ${client.number}`} />
      <PageHead
        title={client.name}
        sub={<Relationship client={client} />}
        actions={
          may.includes('price') && (
            <>
              <Link to={`/clients/${id}/promises`}>Check the promises</Link>
              <Link to={`/clients/${id}/price`}>Price an agreement</Link>
            </>
          )
        }
      />
      {client.heldCredit && (
        <p className="refusal">
          Credit is held since <InstantText at={client.heldCredit.madeAt} />: {client.heldCredit.reason}
        </p>
      )}
      <Cols shape="wide-left" woven>
        <div>
          <Agreements clientId={id} />
          <OpenTickets clientId={id} />
          {may.includes('see-money') && <Invoices clientId={id} />}
          {may.includes('win') && <Deals clientId={id} />}
          {may.includes('price') && <PriceSheets clientId={id} />}
          <TimelineSection clientId={id} />
        </div>
        <div>
          <Standing client={client} />
          <ContactsSection client={client} />
          <SitesSection client={client} />
          <ClientVendorsSection clientId={id} />
          <TechnologiesSection clientId={id} />
        </div>
      </Cols>
      <Cols>
        <div>
          <CountsSection clientId={id} />
          <StaffSection key={`staff ${client.staff.revision}`} client={client} />
        </div>
        <div>
          <DetailsSection key={`details ${client.revision}`} client={client} />
        </div>
      </Cols>
    </>
  )
}

/** 'Client since October 2023. Dentist.' */
function Relationship({ client }: { client: ClientRead }) {
  const since =
    client.staff.clientSince ?? client.steps.findLast(({ stage }) => stage === client.stage)?.onDay
  return (
    <>
      {stageWords[client.stage]}
      {since && (
        <>
          {' since '}
          <DayText day={since} form="month" />
        </>
      )}
      .{client.industry && ` ${client.industry.charAt(0).toUpperCase()}${client.industry.slice(1)}.`}
    </>
  )
}

function Standing({ client }: { client: ClientRead }) {
  const steps = client.steps.map((step) => ({
    name: (
      <>
        {stageWords[step.stage]}
        <span className="under">{step.cause}</span>
      </>
    ),
    value: <DayText day={step.onDay} />,
  }))
  const counts = client.counts.map(({ what, count }) => ({ name: countWords[what], value: count }))
  return (
    <Section title="How we stand">
      <Facts facts={[...steps, ...counts]} />
    </Section>
  )
}

type PanelProps = {
  title: string
  all: string
  total: number | undefined
  none: string
  entries: readonly TimedEntry[] | undefined
}

/** A list of another stage in short: its first rows, and the way to all of them. */
function Panel({ title, all, total, none, entries }: PanelProps) {
  return (
    <Section
      title={title}
      aside={total ? <Link to={all}>{total > some.pageSize ? `All ${total}` : 'Open'}</Link> : null}
    >
      {entries === undefined ? <SkeletonLines rows={2} /> : null}
      {entries?.length === 0 && <p className="soft">{none}</p>}
      <TimedList log entries={entries ?? []} />
    </Section>
  )
}

const linked = (to: string, words: ReactNode) => <Link to={to}>{words}</Link>

function Agreements({ clientId }: { clientId: string }) {
  const { data, error } = useQuery(api.agreements.list.queryOptions({ input: { ...some, clientId } }))
  if (error) throw error
  return (
    <Panel
      title="Agreements"
      all={`/agreements?clientId=${clientId}`}
      total={data?.total}
      none="Nothing is agreed. Work is billed by the hour."
      entries={data?.items.map((row) => ({
        id: row.id,
        when: stateWords[row.state],
        what: linked(`/agreements/${row.id}`, `${row.number} ${row.name}`),
        under: (
          <>
            from <DayText day={row.startsOn} />
            {row.endsOn && (
              <>
                {' to '}
                <DayText day={row.endsOn} />
              </>
            )}
            {row.monthlyMinor !== null && (
              <>
                {' · '}
                <MoneyText minor={row.monthlyMinor} currency={row.currency} /> a month
              </>
            )}
          </>
        ),
      }))}
    />
  )
}

function OpenTickets({ clientId }: { clientId: string }) {
  const { data, error } = useQuery(
    api.service.tickets.queryOptions({ input: { ...some, clientId, view: 'open' } }),
  )
  if (error) throw error
  return (
    <Panel
      title="Open tickets"
      all={`/desk?clientId=${clientId}`}
      total={data?.total}
      none="Nothing is open."
      entries={data?.items.map((row) => ({
        id: row.id,
        when: `T-${row.number}`,
        what: linked(`/desk/${row.id}`, row.title),
        under: (
          <>
            {row.priority}, {row.status}
            {row.assignee && `, ${row.assignee}`} · <InstantText at={row.reportedAt} />
          </>
        ),
      }))}
    />
  )
}

function Invoices({ clientId }: { clientId: string }) {
  const input = { ...some, clientId, sort: '-issuedOn' as const }
  const { data, error } = useQuery(api.billing.listInvoices.queryOptions({ input }))
  if (error) throw error
  return (
    <Panel
      title="Invoices"
      all={`/billing/accounts/${clientId}`}
      total={data?.total}
      none="Nothing was billed yet."
      entries={data?.items.map((row) => ({
        id: row.id,
        when: <DayText day={row.issuedOn} />,
        what: linked(`/billing/invoices/${row.id}`, row.number),
        under: (
          <>
            <MoneyText minor={row.grossMinor} currency={row.currency} /> · {row.state}
          </>
        ),
      }))}
    />
  )
}

function Deals({ clientId }: { clientId: string }) {
  const { data, error } = useQuery(api.winning.deals.queryOptions({ input: { ...some, clientId } }))
  if (error) throw error
  if (data?.total === 0) return null
  return (
    <Panel
      title="Deals"
      all="/winning"
      total={data?.total}
      none=""
      entries={data?.items.map((row) => ({
        id: row.id,
        when: row.step,
        what: linked(`/winning/deals/${row.id}`, row.cause || row.client),
        under: (
          <>
            since <DayText day={row.since} />
          </>
        ),
      }))}
    />
  )
}

function PriceSheets({ clientId }: { clientId: string }) {
  const { data, error } = useQuery(api.pricing.list.queryOptions({ input: { ...some, clientId } }))
  if (error) throw error
  if (data?.total === 0) return null
  return (
    <Panel
      title="Price sheets"
      all={`/clients/${clientId}/price`}
      total={data?.total}
      none=""
      entries={data?.items.map((row) => ({
        id: row.id,
        when: <InstantText at={row.madeAt} />,
        what: linked(`/price-sheets/${row.id}`, `PRC-${row.number}, ${row.offer ?? 'all work'}`),
        under: (
          <>
            <MoneyText minor={row.askedMinor} currency={row.currency} /> a month asked, by {row.madeBy}
          </>
        ),
      }))}
    />
  )
}
