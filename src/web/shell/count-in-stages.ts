import { client } from '../api.ts'
import type { RailCounts } from './rail-words.ts'

/** What waits behind each word, from the stages' own lists; what somebody may not see has no count. */
export async function countInStages(signal: AbortSignal): Promise<RailCounts> {
  const one = { page: 1, pageSize: 1 }
  const [deals, agreements, tickets] = await Promise.allSettled([
    client.winning.deals({ ...one, open: 'true' }, { signal }),
    client.agreements.list({ ...one, state: 'active' }, { signal }),
    client.service.ticketCounts(undefined, { signal }),
  ])
  return {
    ...(deals.status === 'fulfilled' ? { Winning: deals.value.total } : {}),
    ...(agreements.status === 'fulfilled' ? { Agreements: agreements.value.total } : {}),
    ...(tickets.status === 'fulfilled' ? { Desk: tickets.value.open } : {}),
  }
}
