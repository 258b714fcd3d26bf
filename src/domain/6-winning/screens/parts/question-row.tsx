import './winning.css'
import { Checkbox, TextInput } from '@mantine/core'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import type { Answer, Question } from '#winning/rules'
import { nothingTyped, type TypedAnswer } from './answers.ts'

type QuestionRowProps = {
  question: Question
  value: TypedAnswer | undefined
  isFrozen: boolean
  onChange: (value: TypedAnswer) => void
}

/** A question with what good, middling and bad sound like, and one line of what they said. */
export function QuestionRow({ question, value = nothingTyped, isFrozen, onChange }: QuestionRowProps) {
  const { key, text, knockOut, asks } = question
  const change = (more: Partial<TypedAnswer>) => onChange({ ...value, ...more })
  return (
    <fieldset className="question" disabled={isFrozen} style={{ border: 0, margin: 0, paddingInline: 0 }}>
      <h3>
        <span>{key}</span>
        <span>{text}</span>
      </h3>
      <div className="answer">
        <Anchors question={question} points={value.points} onChoose={(points) => change({ points })} />
        <div className="answer-row">
          <TextInput
            className="wide"
            aria-label={`What they said to question ${key}`}
            placeholder="What they said"
            value={value.evidence}
            onChange={(event) => change({ evidence: event.currentTarget.value })}
          />
          {knockOut && (
            <Checkbox
              label={`They said: ${knockOut}`}
              checked={value.isKnockOut ?? false}
              onChange={(event) =>
                change({ isKnockOut: event.currentTarget.checked || undefined, points: value.points ?? 0 })
              }
            />
          )}
          {asks === 'size' && (
            <Checkbox
              label="Larger than we have served"
              checked={value.isLarge ?? false}
              onChange={(event) => change({ isLarge: event.currentTarget.checked || undefined })}
            />
          )}
        </div>
        {asks === 'own-figure' && (
          <Fields across={2}>
            <MoneyField
              label="By noon"
              value={value.noonMinor ?? null}
              onChange={(minor) => change({ noonMinor: minor ?? undefined })}
            />
            <MoneyField
              label="By Friday"
              value={value.fridayMinor ?? null}
              onChange={(minor) => change({ fridayMinor: minor ?? undefined })}
            />
          </Fields>
        )}
      </div>
    </fieldset>
  )
}

const grades: readonly Answer['points'][] = [4, 3, 2, 1, 0]

function Anchors({
  question,
  points,
  onChoose,
}: {
  question: Question
  points: Answer['points'] | null
  onChoose: (points: Answer['points'] | null) => void
}) {
  return (
    <div className="anchors">
      {grades.map((grade) => {
        const anchor = grade % 2 === 0 ? question.anchors[(4 - grade) / 2] : undefined
        return (
          <button
            key={grade}
            type="button"
            className={anchor ? undefined : 'between'}
            aria-pressed={points === grade}
            aria-label={anchor ? undefined : `Between, ${grade} points`}
            onClick={() => onChoose(points === grade ? null : grade)}
          >
            {anchor ?? grade}
          </button>
        )
      })}
    </div>
  )
}
