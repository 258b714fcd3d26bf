/** What this stage may refuse, as sentences. */
export const clientsSentences: Record<string, string> = {}
