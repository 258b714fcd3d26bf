import { type AgreementTerms, stateOn, type Terms } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'

export type AgreedTerms = { agreement: AgreementTerms; terms: Terms; effectiveOn: Day }

/** What finds a ticket's agreement: what a person chose, then its site, then its client. */
export type PromisedTo = {
  clientId: string
  siteId: string | null
  agreementId: string | null
  /** What was decided on before for this client and category, where two cover the same work. */
  rememberedId?: string
}

/** The terms that hold for a ticket on a day; those that promise nothing come last. */
export function agreedFor(
  agreements: readonly AgreementTerms[],
  ticket: PromisedTo,
  day: Day,
): AgreedTerms | undefined {
  const inForce = agreements.flatMap((agreement) => {
    const agreed = termsOn(agreement, day)
    return agreed && serves(agreed, ticket) ? [agreed] : []
  })
  const chosen = inForce.find(({ agreement }) => agreement.id === ticket.agreementId)
  if (chosen) return chosen
  const bySite = inForce.filter(({ terms }) => terms.scope?.siteIds !== undefined)
  const nearest = bySite.length > 0 ? bySite : inForce
  return (
    nearest.find(({ agreement }) => agreement.id === ticket.rememberedId) ??
    nearest.find(({ terms }) => terms.benefits?.some(({ kind }) => kind === 'response')) ??
    nearest[0]
  )
}

/** The terms in force on a day; undefined before the first, after the end, and while it is suspended. */
export function termsOn(agreement: AgreementTerms, day: Day): AgreedTerms | undefined {
  const { phase, version } = stateOn(agreement, day)
  return phase === 'active'
    ? { agreement, terms: version.terms, effectiveOn: version.effectiveOn }
    : undefined
}

function serves({ agreement, terms }: AgreedTerms, { clientId, siteId }: PromisedTo): boolean {
  const { scope } = terms
  if (agreement.clientId !== clientId && !scope?.clientIds?.includes(clientId)) return false
  return scope?.siteIds === undefined || (siteId !== null && scope.siteIds.includes(siteId))
}
