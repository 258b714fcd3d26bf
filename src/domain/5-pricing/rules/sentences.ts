/** What this stage may refuse, as sentences. */
export const pricingSentences: Record<string, string> = {}
