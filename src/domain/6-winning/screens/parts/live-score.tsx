import './winning.css'
import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { sentence } from '#kernel/sentences.ts'
import { api } from '#web/api.ts'
import { nothing } from '#web/ui/format.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { type Answers, type Form, mayFreeze, scoreOf, winningSentences } from '#winning/rules'
import type { Screening } from '../screening-page.tsx'
import { SubScores } from './sub-scores.tsx'
import { subNames, verdictNames } from './words.ts'

type LiveScoreProps = { screening: Screening; answers: Answers; form: Form; isKept: boolean }

/** The score as it stands, by the same rule that freezes it. */
export function LiveScore({ screening, answers, form, isKept }: LiveScoreProps) {
  const { questionnaire } = screening
  const result = screening.frozenAt ? screening.result : scoreOf(questionnaire, answers, form)
  const { verdict, missing, silent } = result
  return (
    <div className="live-score">
      <Section
        title="Score"
        aside={`good from ${questionnaire.goodFrom}, poor below ${questionnaire.poorBelow}`}
      >
        <p style={{ padding: '6px 0 12px' }}>
          <span className="big">{result.score === null ? nothing : Math.round(result.score)}</span>
          <span className="under">
            {verdict
              ? `${verdictNames[verdict]}${result.knockOuts.length > 0 ? `: ${result.knockOuts.join('; ')}` : ''}`
              : missing > 0
                ? `${missing} more answers until it counts`
                : `Nothing yet on ${silent.map((sub) => subNames[sub].toLowerCase()).join(', ')}`}
          </span>
        </p>
        <SubScores subs={result.subs} goodFrom={questionnaire.goodSubFrom} />
        {!screening.frozenAt && (
          <Freeze screening={screening} answers={answers} form={form} isKept={isKept} />
        )}
      </Section>
    </div>
  )
}

function Freeze({ screening, answers, form, isKept }: LiveScoreProps) {
  const navigate = useNavigate()
  const [askedOf, setAskedOf] = useState('')
  const offBecause = useOffBecause('win')
  const score = useSubmit(api.winning.scoreScreening, {
    said: ({ result }) =>
      result.verdict === 'poor' ? 'Screened poor: no sales call, and the hours are yours.' : undefined,
    done: () => void navigate({ to: `/winning/deals/${screening.dealId}` }),
  })
  const may = mayFreeze(screening.questionnaire, answers, form)
  const why = may.yes ? undefined : sentence(may.reason, may.about, winningSentences)
  return (
    <div style={{ display: 'grid', gap: 12, marginTop: 16 }}>
      <TextInput
        label="Who answered"
        value={askedOf}
        onChange={(event) => setAskedOf(event.currentTarget.value)}
      />
      <Refusal of={score.refusal} />
      <PrimaryButton
        big
        busy={score.busy}
        offBecause={offBecause ?? why ?? (isKept ? undefined : 'Keeping what you typed')}
        onClick={() => score.send({ screeningId: screening.id, askedOf })}
      >
        Score and close it
      </PrimaryButton>
    </div>
  )
}
