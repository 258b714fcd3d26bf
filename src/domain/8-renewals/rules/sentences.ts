/** What this stage may refuse, as sentences. */
export const renewalsSentences: Record<string, string> = {
  'notice-in-future': '{field} is after today, {today}: record a notice once it was given.',
  'runs-on': 'This agreement runs on without an end of term, so there is nothing to give notice of.',
}
