import { orRefuse } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { allow } from '../allow.ts'
import { firmDetails } from '../details/queries.ts'
import { allTaxCodes, type TaxCode } from './queries.ts'
import { mayTax, type TaxCategory, taxCategories } from './rules.ts'

type NewTaxCode = { key: string; name: string; category: TaxCategory; percent: string; fromOn: string }

/** Sets a code from a day on; the same day again puts it right. Invoices keep the rate they were issued with. */
export async function setTaxCode(context: Context, tax: NewTaxCode) {
  allow(context, 'manage-firm')
  orRefuse(mayTax(tax))
  const { key, name, category, percent, fromOn } = tax
  return context.db.write(async (tx) => {
    await tx
      .insertInto('tax_code')
      .values({ key, name, category, percent, from_on: fromOn })
      .onConflict((there) =>
        there.columns(['firm_id', 'key', 'from_on']).doUpdateSet({ name, category, percent }),
      )
      .execute()
    const { id, zone } = await firmDetails(tx)
    await recordHappenings(tx, context, [{ kind: 'tax-code.set', aboutId: id, details: { key, fromOn } }])
    const today = dayAt(context.now, zone)
    return told({ key, name, category, percent, fromOn }, await allTaxCodes(tx), today)
  })
}

export async function listTaxCodes(context: Context) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const today = dayAt(context.now, (await firmDetails(tx)).zone)
    const codes = await allTaxCodes(tx)
    return { items: codes.map((code) => told(code, codes, today)), total: codes.length }
  })
}

/** A code with its category in words, and whether it is the one of its key that holds today. */
function told(code: TaxCode, all: readonly TaxCode[], today: string) {
  const inForce = all
    .filter(({ key, fromOn }) => key === code.key && fromOn <= today)
    .toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0]
  return {
    ...code,
    // Shown as it is typed: 23.000 is 23.
    percent: String(Number(code.percent)),
    isInForce: inForce?.fromOn === code.fromOn,
    says: taxCategories[code.category],
  }
}
