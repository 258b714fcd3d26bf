import { sql } from 'kysely'
import type { z } from 'zod'
import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import type { OldBillRow } from './contract.ts'
import type { KeptBill } from './rules/billed-year.ts'

/** A row is replaced when a later one says the same months. */
const rowsOf = (clientId: string) => sql`
  select b.id, b.month, b.months, b.billed_minor as "billedMinor", b.minutes, b.after_hours_minutes as "afterHoursMinutes",
    b.emergency_minutes as "emergencyMinutes", b.provider, b.source, b.made_at as "madeAt", b.made_by as "madeBy",
    exists (select from old_bill l where l.client_id = b.client_id and l.month = b.month and l.months = b.months
      and (l.made_at, l.id) > (b.made_at, b.id)) as replaced
  from old_bill b where b.client_id = ${clientId}`

export function listOldBills(
  context: Context,
  { clientId, replaced, ...query }: ListQuery & { clientId: string; q?: string; replaced?: boolean },
) {
  allow(context, 'price')
  const rows = sql`select * from (${rowsOf(clientId)}) bills
    where (${replaced === undefined} or replaced = ${replaced ?? false})
      and (${query.q ?? null}::text is null or provider ilike ${containing(query.q ?? '')})`
  return context.db.read((tx) =>
    listPage<z.infer<typeof OldBillRow>>(tx, rows, query, {
      month: sql`month`,
      madeAt: sql`"madeAt"`,
      billedMinor: sql`"billedMinor"`,
    }),
  )
}

/** All that was kept of a client, as `billedYear` takes it. */
export async function keptBills(tx: Tx, clientId: string): Promise<KeptBill[]> {
  const { rows } = await sql<KeptBill>`${rowsOf(clientId)}`.execute(tx)
  return rows
}
