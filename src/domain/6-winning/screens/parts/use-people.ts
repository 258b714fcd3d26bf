import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** Who works here, to choose from. */
export function usePeople(): { value: string; label: string }[] {
  const people = useQuery(api.firm.listPeople.queryOptions({ input: { pageSize: 200 }, staleTime: 300_000 }))
  return people.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
}
