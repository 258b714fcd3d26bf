/** What this stage may refuse, as sentences. */
export const winningSentences: Record<string, string> = {}
