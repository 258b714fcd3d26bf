/** What this stage may refuse, as sentences. */
export const revenueSentences: Record<string, string> = {}
