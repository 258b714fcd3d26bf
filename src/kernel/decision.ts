/** A rule's answer: yes with a value, or no with a reason the caller can match and a person can read. */
export type Decision<Value, Reason extends string = string> =
  | { yes: true; value: Value }
  | { yes: false; reason: Reason; about?: Record<string, string | number> }

export const yes = <Value>(value: Value) => ({ yes: true, value }) as const
export const no = <Reason extends string>(reason: Reason, about?: Record<string, string | number>) =>
  ({ yes: false, reason, about }) as const
