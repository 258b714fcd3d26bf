import { type PromiseQuestion, runPromises } from '#actuary/desk.ts'
import { orRefuse } from '#kernel/decision.ts'
import { answerOrders } from '#platform/threads.ts'
import { packed } from './counts.ts'
import type { Range } from './rules/ranges.ts'

export type RunOrder = { question: PromiseQuestion; seed: string; range: Range }

/** A thread of its own: runs a range of a promise check and hands over what it counted, packed. */
answerOrders<RunOrder, Uint8Array>(({ question, seed, range }) =>
  packed(orRefuse(runPromises(question, { seed, ...range }))),
)
