/** One press of a button: the key the server knows it by, and what was sent, to see whether it is the same again. */
export type Submission = { key: string; sent: string }

/** The same input tried again after no answer keeps its key; anything else is a new submission. */
export function submissionFor(input: unknown, last: Submission | undefined): Submission {
  const sent = JSON.stringify(input) ?? ''
  return last?.sent === sent ? last : { key: crypto.randomUUID(), sent }
}
