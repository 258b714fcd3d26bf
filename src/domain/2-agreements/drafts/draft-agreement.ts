import { sql } from 'kysely'
import { datedCounts } from '#clients'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { versionOn, versionsOf } from '../agreements/agreement-row.ts'
import { agreementNumber, insertAgreements, insertSteps } from '../life/activate-agreement.ts'
import { planVersion } from '../plans/queries.ts'
import { checkTerms } from '../rules/check-terms.ts'
import { termAsUsual, withOwnCounts } from '../rules/copied-terms.ts'
import type { Terms } from '../rules/terms.ts'
import { todayOf } from '../today.ts'
import { draftOf, insertDraft } from './drafts.ts'

type Source =
  | { copy: 'plan'; planId: string }
  | { copy: 'agreement'; agreementId: string }
  | { copy: 'terms'; terms: Terms }

export type DraftInput = {
  clientId: string
  name?: string
  currency?: string
  startsOn: Day
  endsOn?: Day | null
  from: Source
}

/** Begins an agreement: a copy of a plan, of another client's agreement, or terms of its own. */
export function draftAgreement(context: Context, input: DraftInput) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const client = await clientOf(tx, input.clientId)
    const copied = await copyOf(tx, input.from, await todayOf(tx, context))
    const counts = (await datedCounts(tx, [client.id])).get(client.id) ?? []
    const terms = orRefuse(checkTerms(withOwnCounts(copied.terms, counts, input.startsOn)))
    const { startsOn } = input
    const endsOn = input.endsOn === undefined ? termAsUsual(terms.renewal, startsOn) : input.endsOn
    const [made] = await insertAgreements(tx, context, [
      {
        clientId: client.id,
        name: input.name ?? copied.name,
        currency: input.currency ?? client.currency,
        planVersionId: copied.planVersionId,
      },
    ])
    const { id, number } = found(made, 'agreement')
    const agreement = { agreementId: id, clientId: client.id }
    await insertDraft(tx, context, {
      ...agreement,
      cause: 'signed',
      effectiveOn: startsOn,
      startsOn,
      endsOn,
      terms,
    })
    await insertSteps(tx, context, [
      { ...agreement, state: 'draft', onDay: await todayOf(tx, context), cause: copied.cause },
    ])
    await recordHappenings(tx, context, [
      {
        kind: 'agreement.drafted',
        aboutId: id,
        clientId: client.id,
        details: { text: `${agreementNumber(number)}, ${copied.cause}` },
      },
    ])
    return { id, number: agreementNumber(number) }
  })
}

async function clientOf(tx: Tx, clientId: string) {
  const { rows } = await sql<{ id: string; currency: string }>`
    select id, currency from client where id = ${clientId}`.execute(tx)
  return found(rows[0], 'client')
}

type Copied = { terms: Terms; name: string; planVersionId: string | null; cause: string }

async function copyOf(tx: Tx, from: Source, today: Day): Promise<Copied> {
  if (from.copy === 'terms')
    return { terms: from.terms, name: 'Agreement', planVersionId: null, cause: 'written new' }
  if (from.copy === 'plan') {
    const { id, name, version, terms, retiredOn } = await planVersion(tx, from.planId)
    if (retiredOn !== null) orRefuse(no('plan-retired', { field: 'from.planId', name }))
    return { terms, name, planVersionId: id, cause: `from ${name} v${version}` }
  }
  return copyOfAgreement(tx, from.agreementId, today)
}

/** The terms in force of another agreement, without what is only the other client's: its sites and parties. */
async function copyOfAgreement(tx: Tx, agreementId: string, today: Day): Promise<Copied> {
  const source = found(
    await tx
      .selectFrom('agreement')
      .where('id', '=', agreementId)
      .select(['number', 'name', 'plan_version_id as planVersionId'])
      .executeTakeFirst(),
    'agreement',
  )
  const version = versionOn(await versionsOf(tx, agreementId), today) ?? (await draftOf(tx, agreementId))
  const { scope: _, ...terms } = found(version, 'agreement').terms
  const { name, planVersionId } = source
  return { terms, name, planVersionId, cause: `copied from ${agreementNumber(source.number)}` }
}
