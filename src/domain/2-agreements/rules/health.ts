import type { Day } from '#kernel/days.ts'
import type { StateName } from './agreement-steps.ts'
import type { RenewalRule, Terms } from './terms.ts'

export type HealthFacts = {
  state: StateName
  terms: Terms | null
  endsOn: Day | null
  endedOn: Day | null
  isClientFormer: boolean
  /** Draws or counts of work after the agreement's end. */
  drawnAfterEnd: number
  draftSince: Day | null
  orderUntil: Day | null
  needsOrder: boolean
  openOffboarding: number
  unmet: readonly { text: string; since: Day }[]
}

export const healthFindings = [
  'past-its-end',
  'worked-after-end',
  'exclusion-without-fallback',
  'client-left',
  'off-boarding-late',
  'order-missing',
  'obligation-unmet',
  'ends-unsaid',
  'draft-left',
] as const
export type HealthWord = (typeof healthFindings)[number]
export type Finding = { finding: HealthWord; sentence: string; since: Day | null }

/** What is wrong, or about to be, with one agreement on a day; the worst first. */
export function healthOf(facts: HealthFacts, today: Day): Finding[] {
  const { state, terms, endsOn } = facts
  const runs = state === 'active' || state === 'suspended'
  const findings: (Finding | false)[] = [
    runs &&
      endsOn !== null &&
      endsOn <= today && {
        finding: 'past-its-end',
        sentence: `Its term ended on ${endsOn}, and nothing says what became of it. ${wayOut(terms?.renewal)}`,
        since: endsOn,
      },
    state === 'ended' &&
      facts.drawnAfterEnd > 0 && {
        finding: 'worked-after-end',
        sentence:
          'It has ended, and work was drawn from it afterwards. Choose another agreement for that work.',
        since: facts.endedOn,
      },
    runs &&
      facts.isClientFormer && {
        finding: 'client-left',
        sentence: 'The client has left, and the agreement still runs. End it, or it goes on billing nobody.',
        since: null,
      },
    state === 'ended' &&
      facts.openOffboarding > 0 && {
        finding: 'off-boarding-late',
        sentence: `${facts.openOffboarding} ${facts.openOffboarding === 1 ? 'item' : 'items'} of the off-boarding list ${facts.openOffboarding === 1 ? 'is' : 'are'} open.`,
        since: facts.endedOn,
      },
    runs &&
      facts.needsOrder &&
      (facts.orderUntil === null || facts.orderUntil <= today) && {
        finding: 'order-missing',
        sentence: 'The client wants an order number on its invoices, and none holds today.',
        since: facts.orderUntil,
      },
    runs &&
      endsOn !== null &&
      terms?.renewal === undefined && {
        finding: 'ends-unsaid',
        sentence: 'Its term has an end, and the terms don’t say what happens then.',
        since: null,
      },
    facts.draftSince !== null && {
      finding: 'draft-left',
      sentence: `A change has been written since ${facts.draftSince} and isn’t signed.`,
      since: facts.draftSince,
    },
  ]
  const leaks = runs ? leaksOf(terms) : []
  const unmet = runs ? facts.unmet.map(unmetFinding) : []
  return [...findings.filter((finding) => finding !== false), ...leaks, ...unmet].toSorted(byGravity)
}

const leaksOf = (terms: Terms | null): Finding[] =>
  (terms?.exclusions ?? [])
    .filter(({ fallback }) => !fallback)
    .map(({ name }) => ({
      finding: 'exclusion-without-fallback',
      sentence: `“${name}” is excluded and goes nowhere: that work is neither covered nor billed.`,
      since: null,
    }))

const unmetFinding = ({ text, since }: { text: string; since: Day }): Finding => ({
  finding: 'obligation-unmet',
  sentence: `The client doesn’t do its side: ${text.charAt(0).toLowerCase()}${text.slice(1)}.`,
  since,
})

const wayOut = (renewal: RenewalRule | undefined) =>
  renewal === undefined || renewal.kind === 'stop'
    ? 'End it, or renew it.'
    : 'It should have renewed: renew it, or end it.'

const byGravity = (a: Finding, b: Finding) =>
  healthFindings.indexOf(a.finding) - healthFindings.indexOf(b.finding)
