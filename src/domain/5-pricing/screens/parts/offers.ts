import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '#web/api.ts'

/** What a price, a replay or a promise check is of: a plan of the catalogue or an agreement of the client. */
export type OfferRef = { planId?: string; agreementId?: string }

/** As one word, for a choice: 'plan/…' or 'agreement/…'; null for neither. */
export const wordOf = ({ planId, agreementId }: OfferRef): string | null =>
  planId ? `plan/${planId}` : agreementId ? `agreement/${agreementId}` : null

export function refOf(word: string | null): OfferRef {
  const [kind, id] = word?.split('/') ?? []
  if (kind === 'plan') return { planId: id }
  return kind === 'agreement' ? { agreementId: id } : {}
}

export type OfferGroup = { group: string; items: { value: string; label: string }[] }

/** What can be offered to a client: what is being written first, then the catalogue, then what is in force. */
export function useOffers(clientId: string) {
  const plans = useQuery(api.agreements.listPlans.queryOptions({ input: { sort: '-tier', pageSize: 100 } }))
  const agreements = useQuery(api.agreements.list.queryOptions({ input: { clientId, pageSize: 100 } }))
  const error = plans.error ?? agreements.error
  if (error) throw error
  const theirs = (agreements.data?.items ?? []).map(({ id, name, number, state, isBeingChanged }) => ({
    value: `agreement/${id}`,
    label: name ? `${name}, ${number}` : number,
    isWritten: isBeingChanged || state === 'draft' || state === 'offered',
    isInForce: state === 'active' || state === 'suspended',
  }))
  const catalogue = (plans.data?.items ?? []).map(({ id, name }) => ({ value: `plan/${id}`, label: name }))
  const groups: OfferGroup[] = [
    { group: 'Being written for them', items: theirs.filter(({ isWritten }) => isWritten) },
    { group: 'Plans of the catalogue', items: catalogue },
    { group: 'In force', items: theirs.filter(({ isWritten, isInForce }) => isInForce && !isWritten) },
  ]
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    isKnown: plans.isSuccess && agreements.isSuccess,
    /** The largest plan, for where nothing was chosen. */
    largest: catalogue[0]?.value ?? null,
  }
}

/** The choice kept in the address, so that a link leads to it. */
export function useOfferInAddress(): [OfferRef, (offer: OfferRef) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const chosen: OfferRef =
    typeof search.plan === 'string'
      ? { planId: search.plan }
      : typeof search.agreement === 'string'
        ? { agreementId: search.agreement }
        : {}
  const choose = ({ planId, agreementId }: OfferRef) => {
    // Another offer's list begins at its first page.
    const merge = (now: Record<string, unknown>) => ({
      ...now,
      plan: planId,
      agreement: agreementId,
      'e.page': undefined,
    })
    void navigate({ to: '.', search: merge, replace: true, resetScroll: false })
  }
  return [chosen, choose]
}

/** The same choice for another page of the client: '?plan=…'. */
export const addressOf = ({ planId, agreementId }: OfferRef) =>
  planId ? `?plan=${planId}` : agreementId ? `?agreement=${agreementId}` : ''
