/** What this stage may refuse, as sentences. */
export const firmSentences = {
  'link-used': 'This link was used before. Sign in, or ask for a new link.',
}
