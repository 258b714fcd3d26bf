import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, listOf, listQuery, Minor, Minutes, Revision } from '#kernel/contract.ts'
import { NextStepFields } from '../deals/contract.ts'
import { subScores } from './rules/questionnaire.ts'

const tags = ['winning']
const Sub = z.enum(subScores)
const Form = z.enum(['short', 'full'])
const Verdict = z.enum(['good', 'possible', 'poor'])

const Question = z.strictObject({
  key: z.string().trim().min(1).max(10),
  text: z.string().trim().min(1, 'A question needs words.').max(500),
  anchors: z.tuple([z.string().max(200), z.string().max(200), z.string().max(200)]),
  weight: z.int().min(0).max(100),
  sub: Sub,
  short: z.boolean(),
  knockOut: z.string().min(1).max(200).optional(),
  asks: z.enum(['own-figure', 'size']).optional(),
})
export const QuestionnaireFields = z.object({
  questions: z.array(Question).min(5).max(60),
  countsFrom: z.int().min(1).max(60),
  goodFrom: z.number().min(0).max(100),
  goodSubFrom: z.number().min(0).max(100),
  poorBelow: z.number().min(0).max(100),
  callMinutes: Minutes,
})

const Points = z.literal([0, 1, 2, 3, 4])
const Answer = z.strictObject({
  points: Points,
  evidence: z.string().trim().max(500),
  isKnockOut: z.boolean().optional(),
  isLarge: z.boolean().optional(),
  noonMinor: Minor.nonnegative().optional(),
  fridayMinor: Minor.nonnegative().optional(),
})
const Answers = z.record(z.string().min(1).max(10), Answer)

const score = z.number().nullable()
const Result = z.object({
  score,
  subs: z.object({ 'long-term': score, trust: score, insurance: score, ability: score, need: score }),
  answered: z.int(),
  needed: z.int(),
  missing: z.int(),
  silent: z.array(Sub),
  knockOuts: z.array(z.string()),
  isLarge: z.boolean(),
  verdict: Verdict.nullable(),
})
export const Screening = z.object({
  id: Id,
  dealId: Id,
  clientId: Id,
  client: z.string(),
  form: Form,
  version: z.int(),
  questionnaire: QuestionnaireFields,
  answers: Answers,
  /** As it stands while it is written; frozen with it once it is scored. */
  result: Result,
  madeAt: Instant,
  madeBy: z.string(),
  frozenAt: Instant.nullable(),
  frozenBy: z.string().nullable(),
  revision: Revision,
})
const ScreeningRow = Screening.pick({
  id: true,
  dealId: true,
  clientId: true,
  client: true,
  form: true,
  version: true,
  madeAt: true,
  madeBy: true,
  frozenAt: true,
}).extend({ score, verdict: Verdict.nullable() })

const screeningId = z.object({ screeningId: Id })

export const screeningContract = {
  questionnaire: oc
    .route({
      method: 'GET',
      path: '/questionnaire',
      tags,
      summary: 'The questions a prospect is screened by',
    })
    .input(z.object({}))
    .output(QuestionnaireFields.extend({ version: z.int() })),
  changeQuestionnaire: oc
    .route({
      method: 'PUT',
      path: '/questionnaire',
      tags,
      summary: 'Ask otherwise from now on: a new version; screenings keep theirs',
    })
    .input(QuestionnaireFields.extend({ version: z.int() }))
    .output(z.object({ version: z.int() })),
  screenings: oc
    .route({ method: 'GET', path: '/screenings', tags, summary: 'Screenings, newest first' })
    .input(
      listQuery(['made', 'client', 'score']).extend({ dealId: Id.optional(), verdict: Verdict.optional() }),
    )
    .output(listOf(ScreeningRow)),
  screening: oc
    .route({
      method: 'GET',
      path: '/screenings/{screeningId}',
      tags,
      summary: 'A screening with its questions',
    })
    .input(screeningId)
    .output(Screening),
  startScreening: oc
    .route({
      method: 'POST',
      path: '/deals/{dealId}/screenings',
      tags,
      summary: 'Start to screen a prospect',
      successStatus: 201,
    })
    .input(z.object({ dealId: Id, form: Form.optional() }))
    .output(z.object({ id: Id })),
  answerScreening: oc
    .route({
      method: 'PUT',
      path: '/screenings/{screeningId}',
      tags,
      summary: 'Write down what was answered',
    })
    .input(screeningId.extend({ answers: Answers, form: Form, revision: Revision }))
    .output(z.object({ revision: Revision, result: Result })),
  scoreScreening: oc
    .route({
      method: 'POST',
      path: '/screenings/{screeningId}/score',
      tags,
      summary: 'Score and freeze it: answers, version and result together',
      successStatus: 201,
    })
    .input(
      screeningId.extend({
        askedOf: z.string().trim().max(200).default(''),
        next: NextStepFields.optional(),
      }),
    )
    .output(z.object({ id: Id, result: Result })),
}
