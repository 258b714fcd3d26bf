import { ratingCard } from '#agreements'
import { firmCard, firmSettings, taxCodes } from '#firm'
import type { Day } from '#kernel/days.ts'
import { decimalsOf } from '#kernel/money.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { BillingRules } from '../rules/account.ts'

/** What holds for every client of a run. */
export type Grounds = { rules: BillingRules; needsApproval: boolean; blocksNeedPayment: boolean }

export async function groundsOf(
  tx: Tx,
  { now }: { now: string },
  { through, issuedOn }: { through: Day; issuedOn?: Day | undefined },
): Promise<Grounds> {
  const { zone, currency } = await firmCard(tx)
  const settings = await firmSettings(tx)
  const day = issuedOn ?? dayAt(now, zone)
  return {
    rules: {
      through,
      issuedOn: day,
      rateCard: await ratingCard(tx, through),
      taxCodes: await taxCodes(tx, day),
      minimumMinor: settings.smallestInvoice * 10 ** decimalsOf(currency),
      checksOrderLimits: settings.purchaseOrderLimits,
    },
    needsApproval: settings.timeApproval,
    blocksNeedPayment: settings.blocksNeedPayment,
  }
}
