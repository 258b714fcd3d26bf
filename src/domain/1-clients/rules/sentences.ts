/** What this stage may refuse, as sentences. */
export const clientsSentences: Record<string, string> = {
  'contact-without-email': 'This contact has no e-mail yet. Add one, then let them in.',
  'no-such-client': '{field} names no client of yours.',
  'no-such-vendor': '{field} names no vendor in your directory.',
  'technology-twice': '{name} stands there already: end it first if another one took its place.',
  'ended-before-it-began': '{field} lies before {sinceOn}, when it began.',
  'no-such-person': '{field} names nobody who works here.',
}
