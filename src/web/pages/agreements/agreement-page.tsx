import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { AgreedSection } from '#agreements/screens/parts/agreed-section.tsx'
import type { AgreementRead } from '#agreements/screens/parts/agreement.ts'
import { AgreementActions } from '#agreements/screens/parts/agreement-actions.tsx'
import { kindsInWords, ordinal, stateWords } from '#agreements/screens/parts/agreement-words.ts'
import { DocumentsSection } from '#agreements/screens/parts/documents-section.tsx'
import { EndingSection } from '#agreements/screens/parts/ending-section.tsx'
import { HealthLines } from '#agreements/screens/parts/health-lines.tsx'
import { LotsSection } from '#agreements/screens/parts/lots-section.tsx'
import { ObligationsSection } from '#agreements/screens/parts/obligations-section.tsx'
import { OrdersSection } from '#agreements/screens/parts/orders-section.tsx'
import { TermSection } from '#agreements/screens/parts/term-section.tsx'
import { FactsSection } from '#agreements/screens/parts/terms-in-words.tsx'
import { useToday } from '#agreements/screens/parts/use-today.ts'
import { VersionsSection } from '#agreements/screens/parts/versions-section.tsx'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { AskedSection, HoursSection } from './hours-section.tsx'
import { MoneySection } from './money-section.tsx'
import { PromisesSection } from './promises-section.tsx'

/** One agreement: what it says, how it is kept, what is left of it. On any day: ?on=2026-03-01 */
export function AgreementPage() {
  const agreementId = useParam('id')
  const search: Record<string, unknown> = useSearch({ strict: false })
  const on = typeof search.on === 'string' ? search.on : undefined
  const agreement = useQuery(api.agreements.get.queryOptions({ input: { agreementId, on } }))
  if (agreement.isError) throw agreement.error
  if (!agreement.data) return <SkeletonLines rows={10} />
  return <AgreementOnDay agreement={agreement.data} />
}

function AgreementOnDay({ agreement }: { agreement: AgreementRead }) {
  const offBecause = useOffBecause('manage-agreements')
  const says = (part: string) => agreement.facts.filter((fact) => fact.part === part)
  return (
    <>
      <Crumb
        path={[['Agreements', '/agreements']]}
        here={agreement.number}
        aside={<OnDay agreement={agreement} />}
      />
      <PageHead
        title={agreement.client.name}
        tab={`${agreement.client.name}, ${agreement.number}`}
        sub={<Sub agreement={agreement} />}
        actions={
          <AgreementActions agreement={agreement} offBecause={offBecause}>
            <Link to={`/clients/${agreement.client.id}`}>Client</Link>
          </AgreementActions>
        }
      />
      <HealthLines agreement={agreement} />
      <TermSection agreement={agreement} />
      <Cols shape="wide-left" woven>
        <div>
          <EndingSection agreement={agreement} offBecause={offBecause} phoneOrder={1} />
          <PromisesSection agreement={agreement} phoneOrder={3} />
          <HoursSection agreement={agreement} phoneOrder={2} />
          <AskedSection agreementId={agreement.id} phoneOrder={2} />
          <LotsSection agreement={agreement} offBecause={offBecause} phoneOrder={5} />
          <VersionsSection agreement={agreement} phoneOrder={7} />
          <ObligationsSection agreement={agreement} offBecause={offBecause} phoneOrder={8} />
        </div>
        <div>
          <MoneySection agreement={agreement} phoneOrder={4} />
          <AgreedSection agreement={agreement} phoneOrder={4} />
          <FactsSection title="Not covered" facts={says('exclusion')} phoneOrder={4} />
          <FactsSection title="Term and leaving" facts={says('agreement')} phoneOrder={6} />
          <OrdersSection agreement={agreement} offBecause={offBecause} phoneOrder={9} />
          <DocumentsSection agreementId={agreement.id} offBecause={offBecause} phoneOrder={10} />
        </div>
      </Cols>
    </>
  )
}

/** 'In force, fixed fee, €1,666.00 a month. Client since October 2023, third term, then renews for a year.' */
function Sub({ agreement }: { agreement: AgreementRead }) {
  const { state, lines, monthlyMinor, currency, client, term, name, serves, sites } = agreement
  const kinds = kindsInWords([...new Set(lines.map(({ kind }) => kind))]).toLowerCase()
  return (
    <>
      {name}. {stateWords[state]}, {kinds}
      {monthlyMinor ? (
        <>
          , <MoneyText minor={monthlyMinor} currency={currency} /> a month
        </>
      ) : null}
      .{' '}
      {client.clientSince && (
        <>
          Client since <DayText day={client.clientSince} form="month" />
          {term && `, ${ordinal(term.number)} term`}
          {term?.afterwards && `, ${term.afterwards}`}.
        </>
      )}
      {serves.length > 0 && ` Also serves ${serves.map((one) => one.name).join(', ')}.`}
      {sites.length > 0 && ` Only at ${sites.map((one) => one.name).join(', ')}.`}
    </>
  )
}

/** The agreement as it stood, or will stand, on another day. */
function OnDay({ agreement }: { agreement: AgreementRead }) {
  const today = useToday()
  const navigate = useNavigate()
  const [isChoosing, setIsChoosing] = useState(false)
  const isToday = agreement.on === today
  const show = (day: string | null) => {
    setIsChoosing(false)
    const search = day === null || day === today ? {} : { on: day }
    void navigate({ to: '.', search, replace: true, resetScroll: false })
  }
  if (isChoosing)
    return (
      <DayField
        label={<span className="unseen">As it stands on</span>}
        value={agreement.on}
        onChange={show}
      />
    )
  return (
    <span className="as-of">
      {!isToday && (
        <>
          <span className="risk">
            As of <DayText day={agreement.on} />
          </span>
          <button type="button" className="word" onClick={() => show(null)}>
            Today
          </button>
        </>
      )}
      <button type="button" className="word" onClick={() => setIsChoosing(true)}>
        Another day
      </button>
    </span>
  )
}
