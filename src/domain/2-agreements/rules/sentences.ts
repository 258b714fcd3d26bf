/** What this stage may refuse, as sentences. */
export const agreementsSentences: Record<string, string> = {}
