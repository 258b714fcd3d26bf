import './parts/winning.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { nothing } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { heatMap } from '#winning/rules'
import type { Audit } from './parts/audit.ts'
import { CoverageMeter } from './parts/coverage-meter.tsx'
import { riskNames } from './parts/words.ts'

/** What the audit found: where it hurts, what mends it, and how much was verified. */
export function AuditReportPage() {
  const auditId = useParam('id')
  const audit = useQuery(api.winning.audit.queryOptions({ input: { auditId } }))
  if (audit.isError) throw audit.error
  if (!audit.data) return <SkeletonLines rows={12} />
  const { client, clientId, number, summary, result, deliveredAt, dealId } = audit.data
  return (
    <>
      <Crumb
        path={[
          ['Winning', '/winning'],
          dealId ? [client, `/winning/deals/${dealId}`] : ['Audits', '/audits'],
          [`Audit ${number}`, `/audits/${auditId}`],
        ]}
        here="Report"
      />
      <PageHead
        title={`What we found at ${client}`}
        sub={deliveredAt ? 'As it was delivered.' : 'As it stands; not delivered yet.'}
        actions={
          <>
            <Button component="a" href={`/api/v1/audits/${auditId}/report`} target="_blank">
              PDF
            </Button>
            <Button variant="filled" component={Link} to={`/proposals/new?client=${clientId}`}>
              Start a proposal
            </Button>
          </>
        }
      />
      <CoverageMeter of={result} />
      <div style={{ height: 24 }} />
      {summary && (
        <p
          className="measure"
          style={{ whiteSpace: 'pre-line', marginBottom: 32, fontSize: 16, lineHeight: '26px' }}
        >
          {summary}
        </p>
      )}
      <Hurts audit={audit.data} />
      <Sections audit={audit.data} />
    </>
  )
}

function Hurts({ audit }: { audit: Audit }) {
  if (audit.list.length === 0) return null
  return (
    <Section title={hurtsTitle(audit)} aside="likelihood upwards, impact to the right">
      <div
        className="heat"
        style={{ margin: '16px 0 24px' }}
        role="img"
        aria-label="Findings by likelihood and impact"
      >
        {heatMap(audit.list).map((row, at) => (
          <Fragment key={row[0]?.likelihood}>
            <span>{at === 0 ? 'likely' : at === 4 ? 'rare' : ''}</span>
            {row.map(({ likelihood, impact, risk, numbers }) => (
              <span key={`${likelihood} ${impact}`} className={`cell ${risk}`}>
                {numbers.join('  ')}
              </span>
            ))}
          </Fragment>
        ))}
        <span />
        <span className="foot">harmless</span>
        <span />
        <span />
        <span />
        <span className="foot">grave</span>
      </div>
      <table className="ledger">
        <thead>
          <tr>
            <th>What may happen</th>
            <th>What mends it</th>
            <th className="n">Once</th>
            <th className="n">A month</th>
          </tr>
        </thead>
        <tbody>
          {audit.list.map((finding, at) => (
            <tr key={finding.id}>
              <td>
                {at + 1} {finding.says}
                <span className="under">
                  {riskNames[finding.risk]} · {finding.doingNothing}
                  {finding.doingNothingMinor !== null && (
                    <>
                      , about <MoneyText minor={finding.doingNothingMinor} whole currency={audit.currency} />
                    </>
                  )}
                </span>
              </td>
              <td>
                {finding.mend || <span className="faint">{nothing}</span>}
                {finding.quarter && <span className="under">{finding.quarter.replace('-', ' ')}</span>}
              </td>
              <td className="n">
                <MoneyText minor={finding.oneTimeMinor || null} whole bare currency={audit.currency} />
              </td>
              <td className="n">
                <MoneyText minor={finding.monthlyMinor || null} whole bare currency={audit.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** The title is the finding. */
function hurtsTitle({ list }: Audit): string {
  const severe = list.filter(({ risk }) => risk === 'severe').length
  if (severe === 0) return 'Nothing severe was found'
  return severe === 1 ? 'One finding is severe' : `${severe} findings are severe`
}

const Sections = ({ audit }: { audit: Audit }) => (
  <Section title="Section by section">
    <table className="ledger">
      <thead>
        <tr>
          <th>Section</th>
          <th className="n">Verified</th>
          <th className="n">Score</th>
        </tr>
      </thead>
      <tbody>
        {audit.result.sections.map(({ key, name, ifBad, verified, asked, score }) => (
          <tr key={key}>
            <td>
              {name}
              {score !== null && score < 60 && <span className="under">{ifBad}</span>}
            </td>
            <td className="n">
              {verified} of {asked}
            </td>
            <td className="n">{score ?? <span className="faint">{nothing}</span>}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>All sections</td>
          <td className="n">
            {audit.result.verified} of {audit.result.asked}
          </td>
          <td className="n">{audit.result.score ?? nothing}</td>
        </tr>
      </tfoot>
    </table>
  </Section>
)
