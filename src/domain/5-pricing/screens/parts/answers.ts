import type { z } from 'zod'
import type { NewPromiseCheck, PromiseGrounds } from '../../promise-check/contract.ts'
import { refOf } from './offers.ts'

type Grounds = z.infer<typeof PromiseGrounds>
type Asked = z.input<typeof NewPromiseCheck>

/** The form of a promise check: an empty field is left to the firm's rows. */
export type Answers = {
  /** 'plan/…' or 'agreement/…' */
  offer: string | null
  endpoints: number | null
  startsOn: string | null
  goalBp: number | null
  shrinkageBp: number | null
  onCall: 'usual' | 'in-turns' | 'nobody'
  otherMinutes: Record<string, number | null>
  lunchMinutesADay: number | null
  drivingMinutesAWeek: number | null
  leaveDaysAYear: number | null
  standIn: boolean
}

export function startingAnswers(grounds: Grounds, offer: string | undefined): Answers {
  return {
    offer: offer ?? null,
    endpoints: grounds.endpoints,
    startsOn: grounds.startsOn,
    goalBp: 9_500,
    shrinkageBp: Math.round(grounds.shrinkage * 10_000),
    onCall: 'usual',
    otherMinutes: Object.fromEntries(grounds.people.map((one) => [one.id, usualMinutes(one)])),
    lunchMinutesADay: 30,
    drivingMinutesAWeek: 120,
    leaveDaysAYear: 25,
    standIn: false,
  }
}

/** The question as the server takes it; what was left as it stood is not sent, so that it stays the rows'. */
export function askedOf(clientId: string, answers: Answers, grounds: Grounds): Asked {
  const { planId = '', agreementId } = refOf(answers.offer)
  const changed = changedWork(answers, grounds)
  const { shrinkageBp, onCall } = answers
  const breaks = {
    lunchMinutesADay: answers.lunchMinutesADay ?? 0,
    drivingHoursAWeek: (answers.drivingMinutesAWeek ?? 0) / 60,
    leaveDaysAYear: answers.leaveDaysAYear ?? 0,
    standIn: answers.standIn,
  }
  const isUsual = shrinkageBp === null || shrinkageBp === Math.round(grounds.shrinkage * 10_000)
  return {
    clientId,
    offer: agreementId ? { agreementId } : { planId },
    endpoints: answers.endpoints ?? undefined,
    startsOn: answers.startsOn ?? undefined,
    goal: (answers.goalBp ?? 9_500) / 10_000,
    assumed: {
      ...(grounds.asksAboutBreaks ? { breaks } : isUsual ? {} : { shrinkage: shrinkageBp / 10_000 }),
      ...(changed.length > 0 && { otherWork: changed }),
      ...(onCall !== 'usual' && { onCall }),
    },
  }
}

/** The API's fields as the form calls them. */
export const fieldsOf = (answers: Answers, grounds: Grounds): Record<string, string> => ({
  goal: 'goalBp',
  'assumed.shrinkage': 'shrinkageBp',
  'assumed.breaks.lunchMinutesADay': 'lunchMinutesADay',
  'assumed.breaks.drivingHoursAWeek': 'drivingMinutesAWeek',
  'assumed.breaks.leaveDaysAYear': 'leaveDaysAYear',
  ...Object.fromEntries(
    changedWork(answers, grounds).map(({ personId }, at) => [
      `assumed.otherWork.${at}.hoursAWeek`,
      `otherMinutes.${personId}`,
    ]),
  ),
})

const changedWork = ({ otherMinutes }: Answers, { people }: Grounds) =>
  people.flatMap((one) => {
    const minutes = otherMinutes[one.id] ?? usualMinutes(one)
    return minutes === usualMinutes(one) ? [] : [{ personId: one.id, hoursAWeek: minutes / 60 }]
  })

const usualMinutes = ({ otherWorkHours }: { otherWorkHours: number }) => Math.round(otherWorkHours * 60)
