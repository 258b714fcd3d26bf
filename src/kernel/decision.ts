import { sentence } from './sentences.ts'

/** A rule's answer: yes with a value, or no with a reason the caller can match and a person can read. */
export type Decision<Value, Reason extends string = string> =
  | { yes: true; value: Value }
  | { yes: false; reason: Reason; about?: Record<string, string | number> }

export const yes = <Value>(value: Value) => ({ yes: true, value }) as const
export const no = <Reason extends string>(reason: Reason, about?: Record<string, string | number>) =>
  ({ yes: false, reason, about }) as const

/** Carries a rule's no out of a transaction, so that nothing of it is kept. */
export class Refused extends Error {
  readonly reason: string
  readonly about: Record<string, string | number> | undefined

  constructor(reason: string, about?: Record<string, string | number>) {
    super(sentence(reason, about))
    this.name = 'Refused'
    this.reason = reason
    this.about = about
  }
}

/** The value of a yes; a no is thrown as `Refused`. */
export function orRefuse<Value>(decision: Decision<Value>): Value {
  if (decision.yes) return decision.value
  throw new Refused(decision.reason, decision.about)
}
