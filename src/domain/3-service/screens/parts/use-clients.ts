import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** Clients whose name has these words, the first few. */
export function useClientsLike(words: string, enabled = true) {
  const { data } = useQuery(
    api.clients.list.queryOptions({
      input: { q: words || undefined, page: 1, pageSize: 8, sort: 'name' },
      enabled,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  )
  return data?.items ?? []
}

export function useContactsOf(clientId: string | undefined) {
  const { data } = useQuery(
    api.clients.get.queryOptions({
      input: { clientId: clientId ?? '' },
      enabled: clientId !== undefined,
      staleTime: 60_000,
    }),
  )
  return { contacts: data?.contacts ?? [], sites: data?.sites ?? [] }
}

export function usePeople() {
  const { data } = useQuery(
    api.firm.listPeople.queryOptions({ input: { page: 1, pageSize: 200 }, staleTime: 5 * 60_000 }),
  )
  return data?.items ?? []
}

export function useCategories() {
  const { data } = useQuery(api.firm.listWorkCategories.queryOptions({ staleTime: 5 * 60_000 }))
  return (data?.items ?? [])
    .filter(({ retiredOn }) => retiredOn === null)
    .map(({ key, name }) => ({ value: key, label: name }))
}
