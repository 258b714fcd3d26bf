/** What a webhook hears, as people type it: kinds parted by commas or spaces. */
export const kindsOf = (typed: string) => typed.split(/[\s,]+/).filter(Boolean)

export const kindsText = (kinds: readonly string[]) => (kinds.length === 0 ? 'everything' : kinds.join(', '))
