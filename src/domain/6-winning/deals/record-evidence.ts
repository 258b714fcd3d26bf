import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { dealIdsOf, type HeldDeal, holdDeal, holdOpenDeal } from './held-deal.ts'
import { insertDeal } from './open-deal.ts'
import type { EvidenceKind } from './rules/deal-state.ts'
import { addEvidence, type By, leaveWithNext, type NewNext } from './write-deal.ts'

export type ClientEvidence = {
  clientId: string
  kind: EvidenceKind
  says?: string
  /** The screening, note, audit or proposal it came from. */
  causeId?: string
  onDay?: Day
  /** What the deal would bring a month, where that is known now. */
  valueMinor?: number
  next?: NewNext
}

/** Whoever is screened, called, audited or sent a proposal is being won. The rest belongs to a deal that there was. */
const openers: readonly EvidenceKind[] = ['screened', 'call-held', 'audit-delivered', 'proposal-sent']

/**
 * Writes down what moved a deal with a company, in the transaction of whoever learnt it. Where none is open, one is
 * opened by what begins or goes on with winning; a signature or an offer's end belongs to the last deal, though it
 * is over. Answers the deal's id.
 */
export async function recordEvidence(tx: Tx, by: By, evidence: ClientEvidence): Promise<string> {
  const deal = await dealFor(tx, by, evidence)
  if (evidence.valueMinor !== undefined)
    await tx.updateTable('deal').set({ value_minor: evidence.valueMinor }).where('id', '=', deal.id).execute()
  const moved = await addEvidence(tx, by, deal, evidence)
  await leaveWithNext(tx, by, moved, evidence.next)
  return moved.id
}

async function dealFor(tx: Tx, by: By, { clientId, kind }: ClientEvidence): Promise<HeldDeal> {
  const open = await holdOpenDeal(tx, clientId, by.now)
  if (open) return open
  const [last] = openers.includes(kind) ? [] : await dealIdsOf(tx, clientId)
  if (last) return holdDeal(tx, last, by.now)
  return insertDeal(tx, by, { clientId, source: '', valueMinor: null, enteredAt: 'screening' })
}
