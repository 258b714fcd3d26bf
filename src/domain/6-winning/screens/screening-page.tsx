import './parts/winning.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useParam } from '#web/address.ts'
import { api, type client } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { StaleEdit } from '#web/ui/stale-edit.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { type Form, questionsOf } from '#winning/rules'
import { answersOf, type Typed, typedOf } from './parts/answers.ts'
import { LiveScore } from './parts/live-score.tsx'
import { QuestionRow } from './parts/question-row.tsx'

export type Screening = Awaited<ReturnType<typeof client.winning.screening>>

/** The phone script: one question after the other, scored while they talk. */
export function ScreeningPage() {
  const screeningId = useParam('id')
  const screening = useQuery(api.winning.screening.queryOptions({ input: { screeningId } }))
  if (screening.isError) throw screening.error
  if (!screening.data) return <SkeletonLines rows={12} />
  return <Script key={screening.data.id} screening={screening.data} />
}

const pauseMs = 700

function Script({ screening }: { screening: Screening }) {
  const { questionnaire, frozenAt, client: company, dealId } = screening
  const [typed, setTyped] = useState<Typed>(() => typedOf(screening.answers))
  const [form, setForm] = useState<Form>(screening.form)
  const { save, isKept } = useKeptAnswers(screening, typed, form)
  const questions = frozenAt
    ? questionnaire.questions.filter(({ key }) => typed[key])
    : questionsOf(questionnaire, form)
  return (
    <>
      <Crumb
        path={[
          ['Winning', '/winning'],
          [company, `/winning/deals/${dealId}`],
        ]}
        here="Screening"
      />
      <PageHead
        title={`Screen ${company}`}
        sub={
          frozenAt
            ? `Scored by ${screening.frozenBy} with version ${screening.version} of the questions; it stays as it is.`
            : 'Ask in your own words. What you don’t ask is not counted as a no.'
        }
      />
      <Cols shape="wide-left">
        <div>
          {questions.map((question) => (
            <QuestionRow
              key={question.key}
              question={question}
              value={typed[question.key]}
              isFrozen={frozenAt !== null}
              onChange={(value) => setTyped({ ...typed, [question.key]: value })}
            />
          ))}
          {!frozenAt && (
            <button
              type="button"
              className="word"
              onClick={() => setForm(form === 'short' ? 'full' : 'short')}
            >
              {form === 'short'
                ? `Go deeper: all ${questionnaire.questions.length} questions`
                : 'Only the short form'}
            </button>
          )}
        </div>
        <LiveScore screening={screening} answers={answersOf(typed)} form={form} isKept={isKept} />
      </Cols>
      <StaleEdit
        of={save.refusal}
        typed={{ answers: answersOf(typed), form }}
        names={{ answers: 'Answers', form: 'Form' }}
        show={() => 'differs'}
        onKeepMine={(revision) =>
          save.send({ screeningId: screening.id, answers: answersOf(typed), form, revision })
        }
        onTakeTheirs={() => window.location.reload()}
      />
    </>
  )
}

/** Answers are kept while one talks: whenever the typing pauses. */
function useKeptAnswers(screening: Screening, typed: Typed, form: Form) {
  const revision = useRef(screening.revision)
  const [kept, setKept] = useState(() => JSON.stringify([screening.answers, screening.form]))
  const save = useSubmit(api.winning.answerScreening, {
    refresh: [],
    done: (answer, input) => {
      revision.current = answer.revision
      setKept(JSON.stringify([input.answers, input.form]))
    },
  })
  const answers = answersOf(typed)
  const now = JSON.stringify([answers, form])
  const isKept = now === kept
  const isStopped = save.busy || save.refusal !== undefined || screening.frozenAt !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed starts the pause
  useEffect(() => {
    if (isKept || isStopped) return
    const timer = setTimeout(
      () => save.send({ screeningId: screening.id, answers, form, revision: revision.current }),
      pauseMs,
    )
    return () => clearTimeout(timer)
  }, [now, isKept, isStopped])
  return { save, isKept }
}
