import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { dayOfInstant } from '#web/ui/format.ts'

/** The firm's own day, as the server tells it. */
export function useToday(): string {
  const manner = useManner()
  const { data } = useQuery(api.firm.session.queryOptions({ staleTime: 60_000 }))
  return dayOfInstant(data?.now ?? new Date(firmNowMs()).toISOString(), manner)
}

/** A day that is chosen, or follows a usual one until it is. */
export function useDayChoice(usual: string | null): [string | null, (day: string | null) => void] {
  const [chosen, setChosen] = useState<string | null>()
  return [chosen === undefined ? usual : chosen, setChosen]
}
