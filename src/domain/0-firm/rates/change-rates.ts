import { orRefuse } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { NotFound } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import { firmDetails } from '../details/queries.ts'
import { rateCards } from './queries.ts'
import { mayBegin, mayWithdraw, type Rates, ratesOn, readRates } from './rules.ts'

/** Sets what is charged from a day on. Work before it keeps its list. */
export async function addRateCard(context: Context, { fromOn, rates }: { fromOn: string; rates: Rates }) {
  allow(context, 'manage-firm')
  orRefuse(readRates(rates))
  return context.db.write(async (tx) => {
    orRefuse(mayBegin(fromOn, await rateCards(tx)))
    const card = { from_on: fromOn, card: JSON.stringify(rates), made_at: context.now }
    await tx.insertInto('rate_card').values(card).execute()
    const { id } = await firmDetails(tx)
    await recordHappenings(tx, context, [{ kind: 'rate-card.set', aboutId: id, details: { fromOn } }])
    return { fromOn }
  })
}

/** Withdraws a list that has not begun. */
export async function withdrawRateCard(context: Context, fromOn: string) {
  allow(context, 'manage-firm')
  return context.db.write(async (tx) => {
    const { id, zone } = await firmDetails(tx)
    if (!(await rateCards(tx)).some((version) => version.fromOn === fromOn)) throw new NotFound('rate card')
    orRefuse(mayWithdraw(fromOn, dayAt(context.now, zone)))
    await tx.deleteFrom('rate_card').where('from_on', '=', fromOn).execute()
    await recordHappenings(tx, context, [{ kind: 'rate-card.withdrawn', aboutId: id, details: { fromOn } }])
    return { fromOn }
  })
}

/** Every list, which one is in force today, and which may still be withdrawn. */
export async function listRateCards(context: Context) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const { zone } = await firmDetails(tx)
    const today = dayAt(context.now, zone)
    const versions = await rateCards(tx)
    const inForce = ratesOn(versions, today)?.fromOn
    const items = versions.map((version) => ({
      ...version,
      isInForce: version.fromOn === inForce,
      mayWithdraw: mayWithdraw(version.fromOn, today).yes,
    }))
    return { items, total: items.length }
  })
}
