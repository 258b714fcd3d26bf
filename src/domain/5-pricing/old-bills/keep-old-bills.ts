import { clientExists } from '#clients'
import { allow, firmCard } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import type { BillSource, OldBill } from './rules/billed-year.ts'
import { checkBills } from './rules/check-bills.ts'

type Said = { clientId: string; provider: string; source: BillSource; bills: OldBill[] }

/** Keeps what an old provider billed. What was kept of the same months before stays, and counts no more. */
export function keepOldBills(context: Context, { clientId, provider, source, bills }: Said) {
  allow(context, 'price')
  return context.db.write(async (tx) => {
    await clientExists(tx, clientId)
    const { zone } = await firmCard(tx)
    const checked = orRefuse(checkBills(bills, dayAt(context.now, zone)))
    await tx
      .insertInto('old_bill')
      .values(
        checked.map((bill) => ({
          id: newId(),
          client_id: clientId,
          provider,
          source,
          month: bill.month,
          months: bill.months,
          billed_minor: bill.billedMinor,
          minutes: bill.minutes,
          after_hours_minutes: bill.afterHoursMinutes,
          emergency_minutes: bill.emergencyMinutes,
          made_at: context.now,
          made_by: context.actor.name,
        })),
      )
      .execute()
    const text = `${provider}, ${checked.length === 1 ? 'one bill' : `${checked.length} bills`}`
    await recordHappenings(tx, context, [
      { kind: 'old-bills.kept', aboutId: clientId, clientId, details: { text } },
    ])
    return { kept: checked.length }
  })
}
