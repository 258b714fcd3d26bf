import { allow } from '#firm'
import type { Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/days.ts'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { holdAgreement, runningOn, stepsOf, versionOn, versionsOf } from '../agreements/agreement-row.ts'
import { insertDraft } from '../drafts/drafts.ts'
import { type AmendmentChange, amend } from '../rules/amendment.ts'
import { checkTerms } from '../rules/check-terms.ts'
import type { Terms } from '../rules/terms.ts'
import { insertVersions } from './activate-agreement.ts'
import { tellOfChange } from './sign-draft.ts'

/** Begins an amendment: a copy of the terms in force on the day it is to hold from. */
export function beginAmendment(
  context: Context,
  { agreementId, effectiveOn }: { agreementId: string; effectiveOn: Day },
) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const { clientId } = await holdAgreement(tx, agreementId)
    const { startsOn, endsOn, terms } = await versionToAmend(tx, agreementId, effectiveOn)
    await insertDraft(tx, context, {
      agreementId,
      clientId,
      cause: 'amended',
      effectiveOn,
      startsOn,
      endsOn,
      terms,
    })
    return { revision: 1 }
  })
}

async function versionToAmend(tx: Tx, agreementId: string, day: Day) {
  const versions = await versionsOf(tx, agreementId)
  const first = found(versions[0], 'agreement in force')
  if (day < first.startsOn)
    orRefuse(no('effective-too-early', { field: 'effectiveOn', startsOn: first.startsOn }))
  runningOn(await stepsOf(tx, agreementId), day)
  return versionOn(versions, day) ?? first
}

export type Amendment = {
  agreementId: string
  effectiveOn: Day
  terms: Terms
  signedOn: Day | null
  signedBy?: string
  note?: string
  documentId?: string | null
  /** The plan that these terms were made from, and what the agreement is called from now on, where that changes. */
  planVersionId?: string | null
  name?: string
  /** A new term with it; the old one's days when absent. */
  startsOn?: Day
  endsOn?: Day | null
}

/** A signed change of terms, in the transaction of whoever learnt of the signature: the next version. */
export async function amendAgreement(
  tx: Tx,
  by: { now: string; actor: Actor },
  amendment: Amendment,
  cause: 'amended' | 'renewed' = 'amended',
) {
  const agreement = await holdAgreement(tx, amendment.agreementId)
  const { id: agreementId, clientId } = agreement
  const terms = orRefuse(checkTerms(amendment.terms, agreementId))
  const before = await versionToAmend(tx, agreementId, amendment.effectiveOn)
  const version = (await versionsOf(tx, agreementId)).length + 1
  const { effectiveOn, signedOn, note = '' } = amendment
  await insertVersions(tx, by, [
    {
      agreementId,
      clientId,
      version,
      effectiveOn,
      startsOn: amendment.startsOn ?? before.startsOn,
      endsOn: amendment.endsOn === undefined ? before.endsOn : amendment.endsOn,
      terms,
      cause,
      signedOn,
      signedBy: amendment.signedBy,
      note,
      documentId: amendment.documentId,
      planVersionId: amendment.planVersionId ?? before.planVersionId,
    },
  ])
  if (amendment.name) await rename(tx, agreementId, amendment.name)
  await tellOfChange(tx, by, agreement, { version, effectiveOn, cause, note })
  return { version }
}

const rename = (tx: Tx, agreementId: string, name: string) =>
  tx
    .updateTable('agreement')
    .set((row) => ({ name, revision: row('revision', '+', 1) }))
    .where('id', '=', agreementId)
    .execute()

type ChangesInput = {
  agreementId: string
  effectiveOn: Day
  signedOn: Day | null
  signedBy: string
  note: string
  documentId: string | null
  changes: readonly AmendmentChange[]
}

/** An amendment by what becomes different alone: a count, a line more, another price. */
export function amendByChanges(context: Context, { changes, ...input }: ChangesInput) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const { agreementId, effectiveOn, signedOn } = input
    await holdAgreement(tx, agreementId)
    const before = await versionToAmend(tx, agreementId, effectiveOn)
    const { terms, startsOn, endsOn } = orRefuse(amend(before, { effectiveOn, signedOn, changes }))
    return amendAgreement(tx, context, { ...input, terms, startsOn, endsOn })
  })
}
