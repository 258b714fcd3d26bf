import { sql } from 'kysely'
import type { z } from 'zod'
import { allow } from '#firm'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import type { SavedSheet, SheetRow } from './contract.ts'

export type Saved = z.infer<typeof SavedSheet>

export function listPriceSheets(context: Context, query: ListQuery & { clientId?: string; q?: string }) {
  allow(context, 'price')
  const rows = sql`select s.id, s.number, s.client_id as "clientId", c.name as client, s.sheet->'offer'->>'name' as offer,
      (s.sheet->'choices'->>'endpoints')::int as endpoints,
      (s.sheet->'packages'->0->>'priceMinor')::int8 as "fixedFeeMinor",
      (s.sheet->'asked'->>'feeMinor')::int8 as "askedMinor", (s.sheet->'asked'->>'chanceOfLoss')::float8 as "chanceOfLoss",
      s.sheet->>'currency' as currency, s.made_at as "madeAt", s.made_by as "madeBy"
    from price_sheet s join client c on c.id = s.client_id
    where s.sheet ? 'asked' and (${query.clientId ?? null}::uuid is null or s.client_id = ${query.clientId ?? null})
      and (${query.q ?? null}::text is null or c.name ilike ${containing(query.q ?? '')})`
  return context.db.read((tx) =>
    listPage<z.infer<typeof SheetRow>>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-madeAt' },
      {
        madeAt: sql`"madeAt"`,
        number: sql`number`,
        client: sql`client collate "und-x-icu"`,
      },
    ),
  )
}

export function priceSheetById(context: Context, sheetId: string): Promise<Saved> {
  allow(context, 'price')
  return context.db.read((tx) => savedSheet(tx, sheetId))
}

/** A saved sheet as it was, also for who quotes it. */
export async function savedSheet(tx: Tx, sheetId: string): Promise<Saved> {
  const row = await tx
    .selectFrom('price_sheet as s')
    .innerJoin('client as c', 'c.id', 's.client_id')
    .select(['s.id', 's.number', 's.client_id as clientId', 'c.name as client'])
    .select(['s.made_at as madeAt', 's.made_by as madeBy'])
    .select((columns) =>
      columns
        .ref('s.sheet')
        .$castTo<Omit<Saved, 'id' | 'number' | 'clientId' | 'client' | 'madeAt' | 'madeBy'>>()
        .as('sheet'),
    )
    .where('s.id', '=', sheetId)
    .executeTakeFirst()
  const { sheet, ...rest } = found(row, 'price sheet')
  if (sheet.asked === undefined) throw new Refused('sheet-of-earlier-form', { number: rest.number })
  return { ...sheet, ...rest }
}
