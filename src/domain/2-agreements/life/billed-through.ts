import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'

/** Lines that another system billed, and the first day it did not bill: no run bills a day before it. */
export async function billedThroughOf(tx: Tx, agreementIds: readonly string[]) {
  const { rows } = await sql<{ agreementId: string; lineKey: string; throughOn: Day }>`
    select agreement_id as "agreementId", line_key as "lineKey", through_on as "throughOn"
    from billed_through where agreement_id = any(${agreementIds})`.execute(tx)
  return rows
}
