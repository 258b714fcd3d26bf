/** What this stage may refuse, as sentences. */
export const serviceSentences: Record<string, string> = {}
