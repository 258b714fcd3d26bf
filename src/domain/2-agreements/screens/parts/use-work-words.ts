import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'

export type WordOption = { value: string; label: string }
export type WorkWords = {
  categories: WordOption[]
  workTypes: WordOption[]
  roles: WordOption[]
  channels: WordOption[]
}

const spelled = (key: string): WordOption => ({
  value: key,
  label: key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' '),
})
const usualTypes = ['remote', 'on-site', 'project', 'travel']
const usualChannels = ['phone', 'mail', 'portal', 'monitoring']

/** What work is called in this firm: its categories, and the types and roles of its rate card. */
export function useWorkWords(): WorkWords {
  const categories =
    useQuery(api.firm.listWorkCategories.queryOptions({ staleTime: 300_000 })).data?.items ?? []
  const cards = useQuery(api.firm.listRateCards.queryOptions({ staleTime: 300_000 })).data?.items ?? []
  const rates = (cards.find(({ isInForce }) => isInForce) ?? cards[0])?.rates
  const known = (usual: readonly string[], named: object | undefined) => [
    ...new Set([...usual, ...Object.keys(named ?? {})]),
  ]
  return {
    categories: categories.map(({ key, name }) => ({ value: key, label: name })),
    workTypes: known(usualTypes, rates?.workTypes).map(spelled),
    roles: known([], rates?.roles).map(spelled),
    channels: usualChannels.map(spelled),
  }
}
