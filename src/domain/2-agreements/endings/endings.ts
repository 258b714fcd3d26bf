import { sql } from 'kysely'
import type { Tx } from '#platform/database/firm-database.ts'

/** How agreements end, or ended: the last word on each, for the last invoice and the settlement of hours. */
export async function endingsOf(tx: Tx, agreementIds: readonly string[]) {
  return tx
    .selectFrom('agreement_ending')
    .distinctOn('agreement_id')
    .where(sql<boolean>`agreement_id = any(${agreementIds})`)
    .select(['agreement_id as agreementId', 'ends_on as endsOn', 'by_whom as byWhom', 'reason'])
    .select(['early_fee_minor as earlyFeeMinor', 'waived_minor as waivedMinor'])
    .select((row) =>
      row
        .ref('unused')
        .$castTo<'lapse' | 'refund-at-price' | 'refund-after-list' | 'transfer'>()
        .as('unused'),
    )
    .orderBy('agreement_id')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
