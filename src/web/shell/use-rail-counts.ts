import { useQuery } from '@tanstack/react-query'
import { plugged } from './plugged.ts'
import type { RailCounts } from './rail-words.ts'

/** How many things wait behind each word, asked once a minute; nothing while it isn't known. */
export function useRailCounts(): RailCounts {
  const { railCounts } = plugged
  const { data } = useQuery({
    queryKey: ['rail-counts'],
    queryFn: ({ signal }) => railCounts?.(signal) ?? {},
    enabled: railCounts !== undefined,
    refetchInterval: 60_000,
  })
  return data ?? {}
}
