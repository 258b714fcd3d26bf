/** What this stage may refuse, as sentences. */
export const billingSentences: Record<string, string> = {}
