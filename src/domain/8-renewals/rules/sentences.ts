/** What this stage may refuse, as sentences. */
export const renewalsSentences: Record<string, string> = {}
