import { sql } from 'kysely'
import type { Terms } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import { epochMs, instantOf } from '#kernel/instants.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordPromiseCheck } from './ask.ts'
import { usualCheck } from './rules/usual-check.ts'

type Offer = { clientId: string; offer: string; terms: Terms; startsOn: Day }

const freshMs = 14 * 86_400_000

/**
 * Checks an offer that goes out, unless these very terms were checked for this client in the last fortnight. What can't
 * be checked is answered undefined: nobody waits for it.
 */
export async function checkOffer(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  offer: Offer,
): Promise<string | undefined> {
  if (await wasChecked(tx, by.now, offer)) return undefined
  try {
    const { id } = await recordPromiseCheck(tx, by, { ...usualCheck, ...offer, cause: 'sent' })
    return id
  } catch (failure) {
    if (failure instanceof Refused) return undefined
    throw failure
  }
}

async function wasChecked(tx: Tx, now: string, { clientId, terms }: Offer): Promise<boolean> {
  const since = instantOf(epochMs(now) - freshMs)
  const { rows } = await sql`
    select id from promise_check
    where client_id = ${clientId} and made_at > ${since} and terms = ${JSON.stringify(terms)}::jsonb
    limit 1`.execute(tx)
  return rows.length > 0
}
