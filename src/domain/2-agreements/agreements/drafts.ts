import type { Day } from '#kernel/days.ts'
import { no, orRefuse, yes } from '#kernel/decision.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found, Stale } from '#platform/failures.ts'
import type { Terms } from '../rules/terms.ts'
import type { StoredTerms } from '../terms/contract.ts'

export type DraftCause = 'signed' | 'amended' | 'renewed'

/** What is being written for an agreement; undefined when nothing is. */
export const draftOf = (tx: Tx, agreementId: string) =>
  tx
    .selectFrom('agreement_draft')
    .where('agreement_id', '=', agreementId)
    .select(['effective_on as effectiveOn', 'starts_on as startsOn', 'ends_on as endsOn', 'note', 'revision'])
    .select(['made_at as madeAt', 'made_by as madeBy'])
    .select((row) => row.ref('cause').$castTo<DraftCause>().as('cause'))
    .select((row) => row.ref('terms').$castTo<StoredTerms>().as('terms'))
    .executeTakeFirst()
export type Draft = NonNullable<Awaited<ReturnType<typeof draftOf>>>

export async function insertDraft(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  draft: {
    agreementId: string
    clientId: string
    cause: DraftCause
    effectiveOn: Day
    startsOn: Day
    endsOn: Day | null
    terms: Terms
  },
) {
  orRefuse(checkTermDays(draft))
  const existing = await draftOf(tx, draft.agreementId)
  orRefuse(existing ? no('draft-exists') : yes(true))
  await tx
    .insertInto('agreement_draft')
    .values({
      agreement_id: draft.agreementId,
      client_id: draft.clientId,
      cause: draft.cause,
      effective_on: draft.effectiveOn,
      starts_on: draft.startsOn,
      ends_on: draft.endsOn,
      terms: JSON.stringify(draft.terms),
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
}

/** The draft as its reader saw it; another one meanwhile is told as stale. */
export async function draftAt(tx: Tx, agreementId: string, revision: number): Promise<Draft> {
  const draft = found(await draftOf(tx, agreementId), 'draft')
  if (draft.revision !== revision) throw new Stale('draft', draft)
  return draft
}

export const removeDraft = (tx: Tx, agreementId: string) =>
  tx.deleteFrom('agreement_draft').where('agreement_id', '=', agreementId).execute()

export function checkTermDays({
  effectiveOn,
  startsOn,
  endsOn,
}: {
  effectiveOn: Day
  startsOn: Day
  endsOn: Day | null
}) {
  if (endsOn !== null && endsOn <= startsOn)
    return no('term-backwards', { field: 'endsOn', startsOn, endsOn })
  if (effectiveOn < startsOn) return no('effective-outside-term', { field: 'effectiveOn', startsOn })
  return yes(true)
}
