import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { holdDeal } from './held-deal.ts'
import { mayMove } from './rules/may.ts'
import { leaveWithNext, type NewNext } from './write-deal.ts'

/** Says what is next. An open deal is never without: the step before is closed by the one that follows it. */
export function setNextStep(
  context: Context,
  input: NewNext & { dealId: string; before: 'done' | 'replaced' },
) {
  allow(context, 'win')
  const { dealId, before, ...next } = input
  return context.db.write(async (tx) => {
    const deal = await holdDeal(tx, dealId, context.now)
    orRefuse(mayMove(deal.state))
    return { id: String(await leaveWithNext(tx, context, deal, next, before)) }
  })
}
