import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { dayOfInstant } from '#web/ui/format.ts'

/** The firm's own day. */
export function useToday(): string {
  const manner = useManner()
  return dayOfInstant(new Date(firmNowMs()).toISOString(), manner)
}
