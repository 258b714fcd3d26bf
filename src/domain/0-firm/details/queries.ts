import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import type { FirmSize } from '../rules/defaults.ts'

export type FirmCard = {
  name: string
  country: string
  currency: string
  locale: string
  zone: string
  size: FirmSize
  isDemo: boolean
  phone: string
  email: string
  address: string
}

/** What everybody may know of the firm, contacts too: hence through a function, not the table. */
export async function firmCard(tx: Tx): Promise<FirmCard> {
  const { rows } = await sql<FirmCard>`
    select name, country, currency, locale, zone, size, is_demo as "isDemo", phone, email, address
    from firm_card()`.execute(tx)
  return found(rows[0], 'firm')
}

/** All of it, with what its letterhead and its plans need. For staff. */
export async function firmDetails(tx: Tx) {
  const firm = await tx
    .selectFrom('firm')
    .select(sql<string>`door.this_firm()`.as('id'))
    // Whatever has a number stands in the firm's currency.
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('number_series').select('kind')).$castTo<boolean>().as('isCurrencyFixed'),
    )
    .select(['name', 'country', 'currency', 'locale', 'zone', 'is_demo as isDemo'])
    .select(['address', 'phone', 'email', 'tax_number as taxNumber', 'bank_account as bankAccount'])
    .select(['fixed_monthly_cost_minor as fixedMonthlyCostMinor', 'made_at as madeAt', 'revision'])
    .select((row) => row.ref('size').$castTo<FirmSize>().as('size'))
    .executeTakeFirst()
  return found(firm, 'firm')
}
export type FirmDetails = Awaited<ReturnType<typeof firmDetails>>

export function oneFirm(context: Context) {
  allow(context, 'serve')
  return context.db.read(firmDetails)
}
