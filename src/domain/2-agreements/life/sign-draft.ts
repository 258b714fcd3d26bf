import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { type HeldAgreement, holdAgreement, versionsOf } from '../agreements/agreement-row.ts'
import { type Draft, draftAt, removeDraft } from '../drafts/drafts.ts'
import { checkTerms } from '../rules/check-terms.ts'
import { todayOf } from '../today.ts'
import { agreementNumber, insertSteps, insertVersions, tellOfStart } from './activate-agreement.ts'

export type Signature = { signedOn: Day; signedBy: string; documentId: string | null }

/** Puts what was written into force: the first version of an agreement, or the next one. */
export function signDraft(context: Context, input: Signature & { agreementId: string; revision: number }) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const agreement = await holdAgreement(tx, input.agreementId)
    const draft = await draftAt(tx, agreement.id, input.revision)
    return putIntoForce(tx, context, agreement, draft, { ...input, cause: draft.cause })
  })
}

export async function putIntoForce(
  tx: Tx,
  context: Context,
  agreement: HeldAgreement,
  draft: Draft,
  signature: Signature & { cause: 'signed' | 'amended' | 'renewed' | 'imported' },
) {
  orRefuse(checkTerms(draft.terms, agreement.id))
  const { signedOn, signedBy, documentId, cause } = signature
  const today = await todayOf(tx, context)
  if (signedOn > today) orRefuse(no('signed-in-future', { field: 'signedOn', signedOn, today }))
  const { id: agreementId, clientId } = agreement
  const version = (await versionsOf(tx, agreementId)).length + 1
  const { effectiveOn, startsOn, endsOn, terms, note } = draft
  const days = { effectiveOn, startsOn, endsOn }
  await insertVersions(tx, context, [
    { agreementId, clientId, version, ...days, terms, cause, signedOn, signedBy, note, documentId },
  ])
  await removeDraft(tx, agreementId)
  if (version === 1) await begin(tx, context, agreement, startsOn, cause)
  else await tellOfChange(tx, context, agreement, { version, effectiveOn, cause, note })
  return { version }
}

async function begin(tx: Tx, context: Context, agreement: HeldAgreement, startsOn: Day, cause: string) {
  const { id, clientId } = agreement
  await insertSteps(tx, context, [{ agreementId: id, clientId, state: 'active', onDay: startsOn, cause }])
  await tellOfStart(tx, context, [{ ...agreement, startsOn }])
}

export const tellOfChange = (
  tx: Tx,
  context: Pick<Context, 'now' | 'actor'>,
  { id, clientId, number }: Pick<HeldAgreement, 'id' | 'clientId' | 'number'>,
  { version, effectiveOn, cause, note }: { version: number; effectiveOn: Day; cause: string; note: string },
) =>
  recordHappenings(tx, context, [
    {
      kind: `agreement.${cause}`,
      aboutId: id,
      clientId,
      details: {
        text: `${agreementNumber(number)}, version ${version}${note && `: ${note}`}`,
        version,
        effectiveOn,
      },
    },
  ])
