import { offeredTerms } from '#agreements'
import type { Terms } from '#agreements/rules'
import { Refused } from '#kernel/decision.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'

/** What a past is looked at under: exactly one of these. An agreement is its draft where one is being written. */
export type Under = {
  planId?: string | undefined
  agreementId?: string | undefined
  terms?: Terms | undefined
}

/** The terms of an offer and what people call it. */
export async function offerOf(
  tx: Tx,
  clientId: string,
  { planId, agreementId, terms }: Under,
): Promise<{ name: string; terms: Terms }> {
  const given = [planId, agreementId, terms].filter((one) => one !== undefined)
  if (given.length !== 1) throw new Refused('one-offer', { field: 'planId', given: given.length })
  if (planId) return offeredTerms(tx, { planId })
  if (!agreementId) return { name: 'the offer', terms: terms ?? { lines: [] } }
  const theirs = await tx
    .selectFrom('agreement')
    .select('id')
    .where('id', '=', agreementId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  found(theirs, 'agreement of this client')
  return offeredTerms(tx, { agreementId })
}
