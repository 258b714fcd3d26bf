import { allow } from '#firm'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { draftOf } from '../drafts/drafts.ts'
import { agreementNumber } from '../life/activate-agreement.ts'
import { planVersion } from '../plans/queries.ts'
import type { Terms } from '../rules/terms.ts'
import { differenceOf } from '../rules/terms-difference.ts'
import { type HeldAgreement, versionsOf } from './agreement-row.ts'
import { writeMoney } from './write-money.ts'

export type Comparison = {
  agreementId: string
  from?: number
  to?: number
  plan?: 'made-from' | 'newest'
  planId?: string
}

type Side = { name: string; terms: Terms }

/**
 * What one says otherwise than the other: two versions (the last two when none is named, the draft as the later
 * one where it is being written), or the agreement against the plan it was made from, or against any other.
 */
export function compareTerms(context: Context, comparison: Comparison) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const agreement = await agreementOf(tx, comparison.agreementId)
    const own = await ownSides(tx, agreement)
    const after = found(comparison.to === undefined ? own.at(-1) : own[comparison.to - 1], 'version')
    const before = await beforeOf(tx, agreement, comparison, own, after)
    const changes = differenceOf(before.terms, after.terms, writeMoney(agreement.currency))
    return { before: before.name, after: after.name, changes }
  })
}

const agreementOf = async (
  tx: Tx,
  id: string,
): Promise<Pick<HeldAgreement, 'id' | 'number' | 'currency' | 'planVersionId'>> =>
  found(
    await tx
      .selectFrom('agreement')
      .where('id', '=', id)
      .select(['id', 'number', 'currency'])
      .select((row) =>
        row.fn
          .coalesce(
            row
              .selectFrom('agreement_version as v')
              .whereRef('v.agreement_id', '=', 'agreement.id')
              .select('v.plan_version_id')
              .orderBy('v.effective_on', 'desc')
              .orderBy('v.version', 'desc')
              .limit(1),
            'agreement.plan_version_id',
          )
          .as('planVersionId'),
      )
      .executeTakeFirst(),
    'agreement',
  )

async function ownSides(tx: Tx, { id }: { id: string }): Promise<Side[]> {
  const versions = (await versionsOf(tx, id)).toSorted((a, b) => a.version - b.version)
  const draft = await draftOf(tx, id)
  const sides = versions.map(({ version, terms }) => ({ name: `Version ${version}`, terms }))
  return draft ? [...sides, { name: 'Being written', terms: draft.terms }] : sides
}

async function beforeOf(
  tx: Tx,
  agreement: Pick<HeldAgreement, 'number' | 'planVersionId'>,
  { from, plan, planId }: Comparison,
  own: readonly Side[],
  after: Side,
): Promise<Side> {
  if (planId !== undefined || plan !== undefined) return planSide(tx, agreement, plan, planId)
  return from === undefined ? (own[own.indexOf(after) - 1] ?? after) : found(own[from - 1], 'version')
}

async function planSide(
  tx: Tx,
  { number, planVersionId }: Pick<HeldAgreement, 'number' | 'planVersionId'>,
  which: 'made-from' | 'newest' = 'newest',
  planId?: string,
): Promise<Side> {
  const madeFrom = planVersionId
    ? await tx
        .selectFrom('plan_version')
        .where('id', '=', planVersionId)
        .select(['plan_id as planId', 'version'])
        .executeTakeFirst()
    : undefined
  const of = planId ?? madeFrom?.planId
  if (of === undefined) return orRefuse(no('made-without-plan', { number: agreementNumber(number) }))
  const version = planId === undefined && which === 'made-from' ? madeFrom?.version : undefined
  const plan = await planVersion(tx, of, version)
  return { name: `${plan.name} v${plan.version}`, terms: plan.terms }
}
