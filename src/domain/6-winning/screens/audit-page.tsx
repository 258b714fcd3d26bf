import './parts/winning.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Audit, AuditSection } from './parts/audit.ts'
import { AuditQuestion } from './parts/audit-question.tsx'
import { CoverageMeter } from './parts/coverage-meter.tsx'
import { DeliverSection } from './parts/deliver-section.tsx'
import { FindingsSection } from './parts/findings-section.tsx'

/** An audit as it is done, in the hand, room by room. */
export function AuditPage() {
  const auditId = useParam('id')
  const audit = useQuery(api.winning.audit.queryOptions({ input: { auditId } }))
  if (audit.isError) throw audit.error
  if (!audit.data) return <SkeletonLines rows={12} />
  const { client, number, dealId, template, result, deliveredAt, form } = audit.data
  return (
    <>
      <Crumb
        path={[
          ['Winning', '/winning'],
          dealId ? [client, `/winning/deals/${dealId}`] : ['Audits', '/audits'],
        ]}
        here={`Audit ${number}`}
      />
      <PageHead
        title={`Audit of ${client}`}
        sub={
          deliveredAt
            ? 'Delivered: it stays as it is.'
            : form === 'short'
              ? 'The short audit, about an hour. Go deeper where it is worth it.'
              : 'The full audit.'
        }
        actions={
          <Button component={Link} to={`/audits/${auditId}/report`}>
            Report
          </Button>
        }
      />
      <div className="audit-bar">
        <CoverageMeter of={result} />
      </div>
      <Cols shape="wide-left" woven>
        <div>
          {template.sections.map((section) => (
            <SectionPart key={section.key} audit={audit.data} section={section} />
          ))}
        </div>
        <div>
          <FindingsSection audit={audit.data} />
          {!deliveredAt && <DeliverSection key={audit.data.revision} audit={audit.data} />}
        </div>
      </Cols>
    </>
  )
}

function SectionPart({ audit, section }: { audit: Audit; section: AuditSection }) {
  const { key, name, ifBad, questions } = section
  const score = audit.result.sections.find((one) => one.key === key)
  const given = new Map(audit.answers.map((answer) => [answer.questionKey, answer]))
  const deeper = useSubmit(api.winning.goDeeper, { refresh: [api.winning.audit.key()] })
  const mayGoDeeper = audit.form === 'short' && !audit.deeper.includes(key) && audit.deliveredAt === null
  return (
    <Section
      title={`${key} ${name}`}
      aside={score && `${score.verified} of ${score.asked}${score.score === null ? '' : `, ${score.score}`}`}
      lead={ifBad}
    >
      {questions.map((question) => {
        const answer = given.get(question.key)
        return (
          <AuditQuestion
            key={`${question.key} ${answer?.madeAt}`}
            audit={audit}
            question={question}
            given={answer}
          />
        )
      })}
      {mayGoDeeper && (
        <button
          type="button"
          className="word"
          onClick={() => deeper.send({ auditId: audit.id, section: key })}
        >
          Go deeper in {name.toLowerCase()}
        </button>
      )}
    </Section>
  )
}
