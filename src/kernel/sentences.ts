type About = Record<string, string | number>

/** What the kernel may refuse, as sentences. Braces name facts of `about`. */
const kernelSentences: Record<string, string> = {
  'unknown-timezone':
    '{field} is not a time zone we know: {given}. An IANA name such as Europe/Dublin is right.',
  'not-a-weekday': '{field} is not a weekday. Right are mon, tue, wed, thu, fri, sat and sun.',
  'not-a-time': '{field} is not a time of day: {given}. Right is 00:00 to 23:59, or 24:00 as a closing time.',
  'not-a-list': '{field} is not a list: {given}. Right is a list, which may be empty.',
  'not-an-interval': '{field} is not an interval: {given}. Right is an opening and a closing time.',
  'not-a-day': '{field} is not a day: {given}. Right is a day such as 2026-11-17.',
  'no-working-time': '{field} leaves no working time at all. At least one opening is needed.',
  'no-working-time-left':
    'After {from} the calendar has too little working time for that. Later hours or a smaller budget are right.',
  'not-an-amount': '{given} is not an amount. Right is a number such as 1050.00.',
  'too-many-decimals': '{given} has more decimals than the currency, which has {decimals}.',
}

/**
 * Turns a refusal into a sentence that names the field and says what would be right. A stage hands in
 * sentences of its own; a reason nobody wrote one for is spelled readably.
 */
export function sentence(reason: string, about: About = {}, own: Record<string, string> = {}): string {
  const template = own[reason] ?? kernelSentences[reason]
  if (template === undefined) return spelled(reason, about)
  return template.replace(/\{(\w+)\}/g, (_, fact: string) => String(about[fact] ?? fact))
}

function spelled(reason: string, about: About) {
  const words = reason.replaceAll('-', ' ')
  const facts = Object.entries(about).map(([name, value]) => `${name} ${value}`)
  const ending = facts.length > 0 ? `: ${facts.join(', ')}` : ''
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${ending}.`
}
