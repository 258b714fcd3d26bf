import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { planVersion } from '../plans/queries.ts'
import type { StoredTerms } from '../terms/contract.ts'

/** A plan of the catalogue, or an agreement: its draft where one is being written, else its latest version. */
export type OfferRef = { planId: string } | { agreementId: string }

/** What a client could be offered, with the name people call it by: prices, replays and promise checks begin with it. */
export async function offeredTerms(tx: Tx, ref: OfferRef): Promise<{ name: string; terms: StoredTerms }> {
  if ('planId' in ref) {
    const { name, terms } = await planVersion(tx, ref.planId)
    return { name, terms }
  }
  const row = await tx
    .selectFrom('agreement as a')
    .leftJoin('agreement_draft as d', 'd.agreement_id', 'a.id')
    .leftJoin('agreement_version as v', 'v.agreement_id', 'a.id')
    .select(['a.number', 'a.name'])
    .select((columns) =>
      columns.fn
        .coalesce(columns.ref('d.terms'), columns.ref('v.terms'))
        .$castTo<StoredTerms | null>()
        .as('terms'),
    )
    .select((columns) => columns('d.agreement_id', 'is not', null).$castTo<boolean>().as('isDraft'))
    .where('a.id', '=', ref.agreementId)
    .orderBy('v.effective_on', 'desc')
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { number, name, terms, isDraft } = found(row, 'agreement')
  return {
    name: `${name}, ${isDraft ? 'draft of ' : ''}AGR-${number}`,
    terms: found(terms ?? undefined, 'terms'),
  }
}
