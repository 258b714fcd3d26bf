import { type Escalator, percent, type Terms } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'

/** A head and its sentences, as they stand under "Terms". */
export type TermText = { name: string; text: string }

type Said = { terms: Terms; startsOn: Day; termMonths: number | null }

/** What has to be said in words whatever the option; a person may say it better before sending. */
export function termsText({ terms, startsOn, termMonths }: Said, day: (day: Day) => string): TermText[] {
  const { renewal, ending, escalator } = terms
  const length = termMonths === null ? 'Month to month' : termWords(termMonths)
  const texts: TermText[] = [
    { name: 'Term', text: `${length} from ${day(startsOn)}. ${renewalText(terms)}` },
    { name: 'Price', text: `${billingText(terms)} ${riseText(escalator)}` },
  ]
  const early = ending?.early
  if (early?.kind === 'fee-months')
    texts.push({
      name: 'Ending early',
      text: `Leaving before the end costs the fee of ${early.months} months at most.`,
    })
  if (early?.kind === 'share-of-remaining-fees')
    texts.push({
      name: 'Ending early',
      text: `Leaving before the end costs ${percent(early.bp)} of the fees that are left.`,
    })
  if (renewal && 'noticeDays' in renewal && renewal.noticeDays)
    texts.push({ name: 'Notice', text: `Either of us may end it with ${renewal.noticeDays} days’ notice.` })
  const duties = (terms.obligations ?? []).map(({ text }) => text)
  if (duties.length > 0) texts.push({ name: 'Your side', text: `${duties.join('. ')}.` })
  return texts
}

function renewalText({ renewal }: Terms): string {
  if (!renewal || renewal.kind === 'stop') return 'It ends with its term.'
  if (renewal.kind === 'evergreen') return 'It runs on from month to month.'
  return `It renews for ${termWords(renewal.months).toLowerCase()} unless one of us says otherwise in time.`
}

function billingText({ billing }: Terms): string {
  const every =
    billing === undefined || billing.intervalMonths === 1 ? 'month' : `${billing.intervalMonths} months`
  return billing?.timing === 'arrears' ? `Billed after each ${every}.` : `Billed in advance, each ${every}.`
}

function riseText(escalator: Escalator | undefined): string {
  if (!escalator) return 'It stays as it is for the term.'
  if (escalator.kind === 'fixed')
    return `It rises by ${percent(escalator.bp)} on each anniversary, if we say so in time.`
  const cap = escalator.capBp === undefined ? '' : `, by ${percent(escalator.capBp)} at most`
  return `It follows ${escalator.series} on each anniversary${cap}, if we say so in time.`
}

const termWords = (months: number) =>
  months === 12
    ? 'One year'
    : months % 12 === 0
      ? `${months / 12} years`
      : months === 1
        ? 'One month'
        : `${months} months`
