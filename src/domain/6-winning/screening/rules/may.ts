import { divideHalfAway } from '#kernel/decimal.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { safeMinor } from '#kernel/money.ts'
import type { Form, Questionnaire } from './questionnaire.ts'
import { type Answers, type ScreeningResult, scoreOf, type Verdict } from './score.ts'

export type Decided = ScreeningResult & { verdict: Verdict }
type FreezeReason = 'too-few-answers' | 'sub-score-silent' | 'answer-without-evidence'

/** Whether a screening says enough to be decided by, and then what it says. */
export function mayFreeze(
  questionnaire: Questionnaire,
  answers: Answers,
  form: Form,
): Decision<Decided, FreezeReason> {
  const bare = Object.entries(answers).find(([, { evidence }]) => evidence.trim() === '')
  if (bare) return no('answer-without-evidence', { field: `answers.${bare[0]}.evidence`, question: bare[0] })
  const result = scoreOf(questionnaire, answers, form)
  const { verdict, missing, needed, silent } = result
  if (verdict) return yes({ ...result, verdict })
  if (missing > 0) return no('too-few-answers', { missing, needed })
  return no('sub-score-silent', { subs: silent.join(', ') })
}

type AnswerReason = 'no-such-question' | 'no-such-knock-out'

/** Answers name questions that are there, and only questions with words that end it can be ended by them. */
export function checkAnswers({ questions }: Questionnaire, answers: Answers): Decision<true, AnswerReason> {
  const byKey = new Map(questions.map((question) => [question.key, question]))
  for (const [key, answer] of Object.entries(answers)) {
    const question = byKey.get(key)
    if (!question) return no('no-such-question', { field: `answers.${key}`, question: key })
    if (answer.isKnockOut && !question.knockOut)
      return no('no-such-knock-out', { field: `answers.${key}.isKnockOut`, question: key })
  }
  return yes(true)
}

/** The client's own figure for an hour without IT, from what three hours, nine to noon, have cost. */
export function ownHourMinor({ questions }: Questionnaire, answers: Answers): number | undefined {
  const asking = questions.find(({ asks }) => asks === 'own-figure')
  const noonMinor = asking && answers[asking.key]?.noonMinor
  return noonMinor === undefined ? undefined : safeMinor(divideHalfAway(BigInt(noonMinor), 3n))
}

type QuestionnaireReason = 'question-twice' | 'weights-not-100' | 'sub-score-unasked' | 'edges-crossed'

/** Whether a questionnaire of the firm's own holds together. */
export function checkQuestionnaire(
  questionnaire: Questionnaire,
): Decision<Questionnaire, QuestionnaireReason> {
  const { questions, poorBelow, goodFrom } = questionnaire
  const keys = new Set<string>()
  for (const [at, { key }] of questions.entries()) {
    if (keys.has(key)) return no('question-twice', { field: `questions.${at}.key`, question: key })
    keys.add(key)
  }
  const weight = questions.reduce((sum, question) => sum + question.weight, 0)
  if (weight !== 100) return no('weights-not-100', { field: 'questions', weight })
  const asked = new Set(questions.filter(({ short }) => short).map(({ sub }) => sub))
  const unasked = questions.find(({ sub }) => !asked.has(sub))
  if (unasked) return no('sub-score-unasked', { field: 'questions', sub: unasked.sub })
  return poorBelow > goodFrom ? no('edges-crossed', { field: 'poorBelow' }) : yes(questionnaire)
}
