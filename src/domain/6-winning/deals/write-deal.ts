import { personById } from '#firm'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import { evidenceOf, type HeldDeal } from './held-deal.ts'
import { type DealStep, type EvidenceKind, stateOf } from './rules/deal-state.ts'
import { usualNext } from './rules/usual-next.ts'

export type By = { now: string; actor: Actor }
export type NewNext = { what: string; ownerId: string; dueOn: Day; dueAt?: string | null }
type NewEvidence = { kind: EvidenceKind; says?: string; causeId?: string | null; onDay?: Day }

/** Writes what happened, and answers where the deal stands by it. */
export async function addEvidence(tx: Tx, by: By, deal: HeldDeal, evidence: NewEvidence): Promise<HeldDeal> {
  await tx
    .insertInto('deal_evidence')
    .values({
      id: newId(),
      deal_id: deal.id,
      kind: evidence.kind,
      on_day: evidence.onDay ?? deal.today,
      says: evidence.says ?? '',
      cause_id: evidence.causeId ?? null,
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  return { ...deal, state: stateOf(await evidenceOf(tx, deal.id), deal.openedOn) }
}

/**
 * Leaves a deal with what it needs: an open one with exactly one next step, one that is over with none. Without
 * words of a person the usual step is set, for whoever had the last one.
 */
export async function leaveWithNext(
  tx: Tx,
  by: By,
  deal: HeldDeal,
  next?: NewNext,
  before: 'done' | 'replaced' = 'done',
) {
  const last = await closeNext(tx, by, deal.id, deal.state.isOpen ? before : 'dropped')
  if (!deal.state.isOpen) return undefined
  const usual = usualNext(deal.state.step, deal.client)
  const step = next ?? {
    what: usual.what,
    ownerId: await ownerFor(tx, by, deal, last?.ownerId),
    dueOn: addDays(deal.today, usual.inDays),
  }
  return insertNext(tx, by, deal, step)
}

async function insertNext(tx: Tx, by: By, { id, today }: HeldDeal, next: NewNext): Promise<string> {
  if (next.dueOn < today) throw new Refused('due-in-the-past', { field: 'dueOn', dueOn: next.dueOn })
  if (!(await personById(tx, next.ownerId))) throw new Refused('no-such-owner', { field: 'ownerId' })
  const stepId = newId()
  await tx
    .insertInto('next_step')
    .values({
      id: stepId,
      deal_id: id,
      what: next.what,
      owner_id: next.ownerId,
      due_on: next.dueOn,
      due_at: next.dueAt ?? null,
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  return stepId
}

function closeNext(tx: Tx, by: By, dealId: string, outcome: 'done' | 'replaced' | 'dropped') {
  return tx
    .updateTable('next_step')
    .set({ closed_at: by.now, closed_by: by.actor.name, outcome })
    .where('deal_id', '=', dealId)
    .where('closed_at', 'is', null)
    .returning('owner_id as ownerId')
    .executeTakeFirst()
}

/** Who goes on: who acts, who had the step before, whose client it is, or else who owns the firm. */
async function ownerFor(tx: Tx, { actor }: By, { clientId }: HeldDeal, last?: string): Promise<string> {
  if (actor.kind === 'person') return actor.personId
  if (last) return last
  const staff = await tx
    .selectFrom('client_staff')
    .where('client_id', '=', clientId)
    .select('account_owner_id as ownerId')
    .executeTakeFirst()
  if (staff?.ownerId) return staff.ownerId
  const owner = await tx
    .selectFrom('person')
    .where((row) => row('roles', '@>', row.val(['owner'])))
    .where('erased_at', 'is', null)
    .select('id')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return owner.id
}

export const movedTo = ({ id, state }: HeldDeal): { id: string; step: DealStep } => ({ id, step: state.step })
