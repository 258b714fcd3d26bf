import type { Answer, Answers } from '#winning/rules'

/** An answer while it is typed: words may come before points. */
export type TypedAnswer = Omit<Answer, 'points'> & { points: Answer['points'] | null }
export type Typed = Record<string, TypedAnswer>

export const nothingTyped: TypedAnswer = { points: null, evidence: '' }
export const typedOf = (answers: Answers): Typed => ({ ...answers })

/** What was answered: points are what counts. */
export const answersOf = (typed: Typed): Answers =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([key, { points, ...answer }]) =>
      points === null ? [] : [[key, { ...answer, points }]],
    ),
  )
