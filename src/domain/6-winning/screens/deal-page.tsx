import './parts/winning.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { openSteps } from '#winning/rules'
import { AuditsSection } from './parts/audits-section.tsx'
import { CallSection } from './parts/call-section.tsx'
import { CloseDeal } from './parts/close-deal.tsx'
import type { Deal } from './parts/deal.ts'
import { HistorySection } from './parts/history-section.tsx'
import { NextStepSection } from './parts/next-step-section.tsx'
import { ScreeningSection } from './parts/screening-section.tsx'
import { UnhappinessSection } from './parts/unhappiness-section.tsx'
import { evidenceWords, stepNames } from './parts/words.ts'

/** A prospect: where the deal stands and why, what is next, and everything that was said. */
export function DealPage() {
  const dealId = useParam('id')
  const deal = useQuery(api.winning.deal.queryOptions({ input: { dealId } }))
  if (deal.isError) throw deal.error
  if (!deal.data) return <SkeletonLines rows={12} />
  const { client, clientId } = deal.data
  return (
    <>
      <Crumb path={[['Winning', '/winning']]} here={client} />
      <PageHead
        title={client}
        sub={<Standing deal={deal.data} />}
        actions={
          deal.data.isOpen && (
            <Button
              variant={deal.data.step === 'proposal' ? 'filled' : 'default'}
              component={Link}
              to={`/proposals/new?client=${clientId}`}
            >
              Start a proposal
            </Button>
          )
        }
      />
      <StepsTrack deal={deal.data} />
      <Cols shape="wide-left" woven>
        <div>
          <NextStepSection deal={deal.data} />
          <ScreeningSection deal={deal.data} />
          {deal.data.isOpen && <CallSection key={deal.data.step} deal={deal.data} />}
          <HistorySection clientId={clientId} />
        </div>
        <div>
          <AboutSection deal={deal.data} />
          <AuditsSection clientId={clientId} />
          <UnhappinessSection clientId={clientId} />
          <Section title="How it got here">
            <Facts
              small
              facts={deal.data.evidence.map(({ kind, says, onDay }) => ({
                name: evidenceWords(kind, says),
                value: <DayText day={onDay} form="brief" />,
              }))}
            />
          </Section>
          <CloseDeal key={deal.data.step} deal={deal.data} />
        </div>
      </Cols>
    </>
  )
}

function Standing({ deal }: { deal: Deal }) {
  const { step, daysInStep, source, valueMinor, currency, neverPaid, isPoor, cause } = deal
  return (
    <>
      {stepNames[step]}, day {daysInStep}
      {source && ` · ${source}`}
      {valueMinor !== null && (
        <>
          {' · '}
          <MoneyText minor={valueMinor} whole currency={currency} /> a month
        </>
      )}
      {step === 'lost' && ` · ${cause}`}
      {isPoor && <span className="flag"> · no sales call without an override</span>}
      {neverPaid && step === 'proposal' && (
        <span className="flag">
          {' '}
          · nothing ever paid: sell something small first, the audit or a first fix
        </span>
      )}
    </>
  )
}

function StepsTrack({ deal }: { deal: Deal }) {
  const names: readonly string[] = openSteps
  const at = names.indexOf(deal.step)
  return (
    <ol className="steps-track" aria-label="Steps">
      {[...openSteps, ...(at < 0 ? [deal.step] : (['agreement'] as const))].map((step, place) => {
        const isHere = step === deal.step
        return (
          <li
            key={step}
            aria-current={isHere ? 'step' : undefined}
            data-reached={place <= at || isHere || undefined}
          >
            {stepNames[step]}
            <small>
              {isHere ? (
                <>
                  since <DayText day={deal.since} form="brief" />
                </>
              ) : (
                ' '
              )}
            </small>
          </li>
        )
      })}
    </ol>
  )
}

function AboutSection({ deal }: { deal: Deal }) {
  const client = useQuery(api.clients.get.queryOptions({ input: { clientId: deal.clientId } }))
  if (!client.data) return null
  const { contacts, counts, staff, industry, currency } = client.data
  const main = contacts[0]
  const count = (what: string) => counts.find((one) => one.what === what)?.count
  return (
    <Section title="The company" aside={<Link to={`/clients/${deal.clientId}`}>All of it</Link>}>
      <Facts
        left
        small
        facts={[
          { name: 'Industry', value: industry || '–' },
          {
            name: 'Contact',
            value: main ? [main.name, main.title, main.phone].filter(Boolean).join(', ') : '–',
          },
          {
            name: 'Size',
            value:
              [
                count('user') && `${count('user')} people`,
                count('endpoint') && `${count('endpoint')} computers`,
              ]
                .filter(Boolean)
                .join(', ') || '–',
          },
          {
            name: 'An hour without IT',
            value:
              staff.hourWithoutItMinor === null ? (
                'not asked yet'
              ) : (
                <>
                  <MoneyText minor={staff.hourWithoutItMinor} whole currency={currency} />
                  {staff.hourAskedOf && `, says ${staff.hourAskedOf}`}
                </>
              ),
          },
        ]}
      />
    </Section>
  )
}
