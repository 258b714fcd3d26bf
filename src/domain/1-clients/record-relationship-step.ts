import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { stepsOf } from './queries.ts'
import { type RelationshipFact, stageAfter } from './rules/relationship.ts'

/**
 * Records what happened to a relationship, in the transaction of whoever learnt it: a payment, a signature,
 * the end of the last agreement. Nothing is written where the stage stays what it is.
 */
export async function recordRelationshipStep(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  step: { clientId: string; fact: RelationshipFact; onDay: Day; cause: string; causeId?: string },
) {
  const steps = await stepsOf(tx, step.clientId)
  const stage = stageAfter(steps.at(-1)?.stage, step.fact)
  if (stage === undefined) return
  const { clientId, onDay, cause } = step
  await tx
    .insertInto('relationship_step')
    .values({
      id: newId(),
      client_id: clientId,
      stage,
      on_day: onDay,
      cause,
      cause_id: step.causeId ?? null,
      made_at: by.now,
    })
    .execute()
  await recordHappenings(tx, by, [
    { kind: `relationship.${stage}`, aboutId: clientId, clientId, details: { text: cause } },
  ])
}
