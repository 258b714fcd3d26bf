/** What this stage may refuse, as sentences. */
export const proposalsSentences: Record<string, string> = {}
