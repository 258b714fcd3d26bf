import {
  type Form,
  type Question,
  type Questionnaire,
  questionsOf,
  type SubScore,
  subScores,
} from './questionnaire.ts'

/** What was said to one question. A question that isn't in the record was not asked, which is not a no. */
export type Answer = {
  points: 0 | 1 | 2 | 3 | 4
  /** What they said that shows it. */
  evidence: string
  /** They said the words that end it. */
  isKnockOut?: boolean
  /** Question of size: larger than we have looked after so far. */
  isLarge?: boolean
  /** Question of the own figure: what it has cost by noon, three hours after nine, and by Friday. */
  noonMinor?: number
  fridayMinor?: number
}
export type Answers = Record<string, Answer>

export type Verdict = 'good' | 'possible' | 'poor'
export type ScreeningResult = {
  /** 0 to 100, one decimal; null while nothing is answered. */
  score: number | null
  subs: Record<SubScore, number | null>
  answered: number
  /** How many answers the form needs, and how many of those are still missing. */
  needed: number
  missing: number
  /** Sub-scores without an answer. */
  silent: SubScore[]
  knockOuts: string[]
  isLarge: boolean
  /** Null until enough is answered, or a knock-out was said. */
  verdict: Verdict | null
}

/**
 * Score = 100 × Σ weight × points ÷ 4 ÷ Σ weight of the answered, and likewise for each sub-score. It counts once
 * enough is answered and each sub-score has an answer. Good: high enough, and no sub-score too low. Poor: too low,
 * or a knock-out. A large company is never poor: how ready we are for it is another question.
 */
export function scoreOf(questionnaire: Questionnaire, answers: Answers, form: Form): ScreeningResult {
  const answered = questionnaire.questions.flatMap((question) => {
    const answer = answers[question.key]
    return answer ? [{ question, answer }] : []
  })
  const whole = ratioOf(answered)
  const subs = Object.fromEntries(
    subScores.map((sub) => [sub, ratioOf(answered.filter(({ question }) => question.sub === sub))]),
  ) as Record<SubScore, Ratio>
  const asked = questionsOf(questionnaire, form)
  const counted = form === 'short' ? asked.filter(({ key }) => answers[key]).length : answered.length
  const needed = form === 'short' ? asked.length : Math.min(questionnaire.countsFrom, asked.length)
  const missing = Math.max(0, needed - counted)
  const silent = subScores.filter((sub) => subs[sub].weight === 0 && isAskedFor(asked, sub))
  const knockOuts = answered.flatMap(({ question, answer }) =>
    answer.isKnockOut ? [question.knockOut ?? question.text] : [],
  )
  const isLarge = answered.some(({ answer }) => answer.isLarge)
  const counts = missing === 0 && silent.length === 0
  const said = knockOuts.length > 0 ? 'poor' : counts ? verdictOf(questionnaire, whole, subs) : null
  return {
    score: shown(whole),
    subs: Object.fromEntries(subScores.map((sub) => [sub, shown(subs[sub])])) as Record<
      SubScore,
      number | null
    >,
    answered: answered.length,
    needed,
    missing,
    silent,
    knockOuts,
    isLarge,
    verdict: said === 'poor' && isLarge ? 'possible' : said,
  }
}

/** Kept as whole numbers, so that a score on the edge falls on the right side of it. */
type Ratio = { points: number; weight: number }
type Said = { question: Question; answer: Answer }

const ratioOf = (said: readonly Said[]): Ratio => ({
  points: said.reduce((sum, { question, answer }) => sum + question.weight * answer.points, 0),
  weight: said.reduce((sum, { question }) => sum + question.weight, 0),
})

/** 25 × points ÷ weight against a threshold, without dividing. An unanswered one is below nothing. */
const isBelow = ({ points, weight }: Ratio, threshold: number) => 25 * points < threshold * weight

function verdictOf(
  { goodFrom, goodSubFrom, poorBelow }: Questionnaire,
  whole: Ratio,
  subs: Record<SubScore, Ratio>,
): Verdict {
  if (isBelow(whole, poorBelow)) return 'poor'
  if (isBelow(whole, goodFrom)) return 'possible'
  return subScores.some((sub) => isBelow(subs[sub], goodSubFrom)) ? 'possible' : 'good'
}

const shown = ({ points, weight }: Ratio) => (weight === 0 ? null : Math.round((250 * points) / weight) / 10)
const isAskedFor = (asked: readonly Question[], sub: SubScore) =>
  asked.some((question) => question.sub === sub)
