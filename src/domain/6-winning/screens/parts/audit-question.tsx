import './winning.css'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { sentence } from '#kernel/sentences.ts'
import { api } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import {
  type AuditAnswer,
  auditAnswers,
  mayAnswer,
  type AuditQuestion as Question,
  winningSentences,
} from '#winning/rules'
import { type Audit, answerNames, type GivenAnswer } from './audit.ts'
import { FindingForm } from './finding-form.tsx'

type AuditQuestionProps = { audit: Audit; question: Question; given: GivenAnswer | undefined }

/** One question: five answers, what was seen, and a finding where it hurts. */
export function AuditQuestion({ audit, question, given }: AuditQuestionProps) {
  const [answer, setAnswer] = useState<AuditAnswer | undefined>(given?.answer)
  const [evidence, setEvidence] = useState(given?.evidence ?? '')
  const [isFinding, setFinding] = useState(false)
  const offBecause = useOffBecause('serve')
  const keep = useSubmit(api.winning.answerAudit, { refresh: [api.winning.audit.key()] })
  const isDelivered = audit.deliveredAt !== null
  const isChanged = answer !== given?.answer || evidence !== (given?.evidence ?? '')
  const send = (chosen: AuditAnswer, seen: string) => {
    if (
      mayAnswer(
        { template: audit.template, isDelivered },
        { questionKey: question.key, answer: chosen, evidence: seen },
      ).yes
    )
      keep.send({ auditId: audit.id, questionKey: question.key, answer: chosen, evidence: seen })
  }
  const choose = (chosen: AuditAnswer) => {
    setAnswer(chosen)
    send(chosen, evidence)
  }
  const may =
    answer &&
    mayAnswer({ template: audit.template, isDelivered }, { questionKey: question.key, answer, evidence })
  return (
    <div className="question">
      <h3>
        <span>{question.key}</span>
        <span>
          {question.text}
          {question.references && <span className="under">{question.references}</span>}
        </span>
      </h3>
      <div className="answer">
        <fieldset
          className="five"
          disabled={isDelivered}
          style={{ border: 0, margin: 0, padding: '0 0 10px' }}
        >
          {auditAnswers.map((one) => (
            <button key={one} type="button" aria-pressed={answer === one} onClick={() => choose(one)}>
              {answerNames[one]}
            </button>
          ))}
        </fieldset>
        {(answer || evidence) && (
          <Textarea
            aria-label={`What was seen, question ${question.key}`}
            placeholder="What was seen, and where"
            autosize
            minRows={1}
            disabled={isDelivered}
            value={evidence}
            onChange={(event) => setEvidence(event.currentTarget.value)}
            onBlur={() => answer && isChanged && send(answer, evidence)}
          />
        )}
        {given && !isChanged && (
          <span className="under">
            {given.by}, <DayText day={given.answeredOn} form="brief" />
          </span>
        )}
        <Refusal of={keep.refusal} />
        {!isDelivered && isChanged && answer && (
          <div style={{ marginTop: 8 }}>
            <PrimaryButton
              plain
              busy={keep.busy}
              offBecause={
                offBecause ??
                (may && !may.yes ? sentence(may.reason, may.about, winningSentences) : undefined)
              }
              onClick={() => send(answer, evidence)}
            >
              Keep
            </PrimaryButton>
          </div>
        )}
        {!isDelivered && (answer === 'no' || answer === 'partly') && !isFinding && (
          <Button variant="subtle" style={{ paddingLeft: 0 }} onClick={() => setFinding(true)}>
            Make a finding of it
          </Button>
        )}
        {isFinding && (
          <FindingForm
            auditId={audit.id}
            currency={audit.currency}
            questionKey={question.key}
            onDone={() => setFinding(false)}
          />
        )}
      </div>
    </div>
  )
}
