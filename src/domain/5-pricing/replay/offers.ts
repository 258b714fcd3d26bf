import { planVersion, termsBeingWritten, termsOnDay } from '#agreements'
import type { Terms } from '#agreements/rules'
import { firmCard } from '#firm'
import { Refused } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'

/** What a client's past is looked at under: exactly one of these. */
export type Under = {
  planId?: string | undefined
  agreementId?: string | undefined
  draftOf?: string | undefined
  terms?: Terms | undefined
}

/** The terms of an offer and what people call it. */
export async function offerOf(
  tx: Tx,
  now: string,
  clientId: string,
  { planId, agreementId, draftOf, terms }: Under,
): Promise<{ name: string; terms: Terms }> {
  const given = [planId, agreementId, draftOf, terms].filter((one) => one !== undefined)
  if (given.length !== 1) throw new Refused('one-offer', { field: 'planId', given: given.length })
  if (planId) return planVersion(tx, planId)
  if (draftOf) return termsBeingWritten(tx, clientId, draftOf)
  if (agreementId) {
    const { zone } = await firmCard(tx)
    return termsOnDay(tx, clientId, agreementId, dayAt(now, zone))
  }
  return { name: 'the offer', terms: terms ?? { lines: [] } }
}
