import { allow } from '#firm'
import { type Decision, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { holdDeal } from './held-deal.ts'
import type { DealState, EvidenceKind } from './rules/deal-state.ts'
import { mayMove, mayNurture, mayOverride, mayTakeUp } from './rules/may.ts'
import { addEvidence, leaveWithNext, movedTo, type NewNext } from './write-deal.ts'

type Move = { dealId: string; reason: string; next?: NewNext }

export const loseDeal = (context: Context, move: Move) => moved(context, move, 'lost', mayMove)
export const nurtureDeal = (context: Context, move: Move) => moved(context, move, 'nurtured', mayNurture)
export const takeUpDeal = (context: Context, move: Omit<Move, 'reason'>) =>
  moved(context, { ...move, reason: '' }, 'taken-up', mayTakeUp)
/** Goes on with a poor candidate; why is kept. */
export const overrideScreening = (context: Context, move: Move) =>
  moved(context, move, 'overridden', mayOverride)

function moved(
  context: Context,
  { dealId, reason, next }: Move,
  kind: EvidenceKind,
  may: (state: DealState) => Decision<true>,
) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    const deal = await holdDeal(tx, dealId, context.now)
    orRefuse(may(deal.state))
    const after = await addEvidence(tx, context, deal, { kind, says: reason })
    await leaveWithNext(tx, context, after, next)
    const { clientId } = deal
    await recordHappenings(tx, context, [
      { kind: `deal.${kind}`, aboutId: dealId, clientId, details: { text: reason } },
    ])
    return movedTo(after)
  })
}
