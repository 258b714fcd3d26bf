export {
  checkAnswers,
  checkQuestionnaire,
  type Decided,
  mayFreeze,
  ownHourMinor,
} from './rules/may.ts'
export {
  type Form,
  type Question,
  type Questionnaire,
  questionsOf,
  type SubScore,
  subScores,
} from './rules/questionnaire.ts'
export { type Answer, type Answers, type ScreeningResult, scoreOf, type Verdict } from './rules/score.ts'
export { starterQuestionnaire } from './rules/starter-questionnaire.ts'
