import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { TaxCategory } from './rules.ts'

const taxRows = (tx: Tx) =>
  tx
    .selectFrom('tax_code')
    .select(['key', 'name', 'percent', 'from_on as fromOn'])
    .select((row) => row.ref('category').$castTo<TaxCategory>().as('category'))

/** The tax codes in force on a day, one for each key; `percent` is decimal text such as '23.000'. */
export const taxCodes = (tx: Tx, on: Day) =>
  taxRows(tx).distinctOn('key').where('from_on', '<=', on).orderBy('key').orderBy('from_on', 'desc').execute()

/** Every dated row of every code, for those who change them. */
export const allTaxCodes = (tx: Tx) => taxRows(tx).orderBy('key').orderBy('from_on', 'desc').execute()
export type TaxCode = Awaited<ReturnType<typeof taxCodes>>[number]
