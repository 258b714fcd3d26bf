import { allow, firmCard, rateCard } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { type StarterPlan, starterPlans } from '../rules/starter-plans.ts'
import { TermsShape } from '../terms/contract.ts'
import { todayOf } from '../today.ts'
import { insertPlan } from './save-plan.ts'

/** The starter plans at this firm's own rate, and whether it has them. */
export function listStarterPlans(context: Context) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const taken = await keysTaken(tx)
    const plans = await ownStarterPlans(tx, context)
    return {
      items: plans.map(({ terms, ...plan }) => ({
        ...plan,
        terms: TermsShape.parse(terms),
        isAdopted: taken.has(plan.key),
      })),
    }
  })
}

export function adoptStarterPlans(context: Context, { keys }: { keys?: string[] }) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const taken = await keysTaken(tx)
    const plans = await ownStarterPlans(tx, context)
    const wanted = plans.filter(({ key }) => !taken.has(key) && (keys === undefined || keys.includes(key)))
    const adopted: { id: string; key: string }[] = []
    for (const plan of wanted) adopted.push({ id: await insertPlan(tx, context, plan), key: plan.key })
    return { plans: adopted }
  })
}

async function ownStarterPlans(tx: Tx, context: Context): Promise<StarterPlan[]> {
  const { currency } = await firmCard(tx)
  const today = await todayOf(tx, context)
  const { lists } = await rateCard(tx, today)
  const list = lists.toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1)).find(({ fromOn }) => fromOn <= today)
  return starterPlans(currency, list?.defaultMinor)
}

async function keysTaken(tx: Tx) {
  const rows = await tx.selectFrom('plan').select('key').execute()
  return new Set(rows.map(({ key }) => key))
}
