import type { z } from 'zod'
import { orRefuse } from '#kernel/decision.ts'
import { zoneOf } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { Stale } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import type { FirmChange } from './contract.ts'
import { type FirmDetails, firmDetails } from './queries.ts'
import { mayChangeCurrency } from './rules.ts'

/** Changes the firm's own data; what isn't given stays. */
export async function changeFirm(context: Context, { revision, ...change }: z.infer<typeof FirmChange>) {
  allow(context, 'manage-firm')
  return context.db.write(async (tx) => {
    const before = await firmDetails(tx)
    const after = { ...before, ...change }
    orRefuse(zoneOf(after.zone))
    orRefuse(mayChangeCurrency({ from: before.currency, to: after.currency }, before.isCurrencyFixed))
    await record(tx, after, revision)
    await recordHappenings(tx, context, [{ kind: 'firm.changed', aboutId: before.id }])
    return firmDetails(tx)
  })
}

async function record(tx: Tx, firm: FirmDetails, revision: number) {
  const changed = await tx
    .updateTable('firm')
    .set({
      name: firm.name,
      country: firm.country,
      currency: firm.currency,
      locale: firm.locale,
      zone: firm.zone,
      size: firm.size,
      address: firm.address,
      phone: firm.phone,
      email: firm.email,
      tax_number: firm.taxNumber,
      bank_account: firm.bankAccount,
      fixed_monthly_cost_minor: firm.fixedMonthlyCostMinor,
      revision: revision + 1,
    })
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale('firm', await firmDetails(tx))
}
