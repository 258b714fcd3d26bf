import { recordNote } from '#clients'
import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { holdDeal } from './held-deal.ts'
import { mayHoldCall, mayMove } from './rules/may.ts'
import { addEvidence, leaveWithNext, movedTo, type NewNext } from './write-deal.ts'

type Call = {
  dealId: string
  kind: 'call' | 'visit'
  heldAt?: string
  body: string
  isSalesCall: boolean
  next?: NewNext
}

/** Notes a call or a visit, tons of notes if need be, and what comes next. A poor candidate gets no sales call. */
export function holdCall(context: Context, { dealId, kind, heldAt, body, isSalesCall, next }: Call) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    const deal = await holdDeal(tx, dealId, context.now)
    orRefuse(isSalesCall ? mayHoldCall(deal.state) : mayMove(deal.state))
    const { clientId } = deal
    const noteId = await recordNote(tx, context, { clientId, kind, body, notedAt: heldAt })
    if (!isSalesCall) {
      if (next) await leaveWithNext(tx, context, deal, next)
      return movedTo(deal)
    }
    const after = await addEvidence(tx, context, deal, { kind: 'call-held', causeId: noteId })
    await leaveWithNext(tx, context, after, next)
    await recordHappenings(tx, context, [{ kind: 'deal.call-held', aboutId: dealId, clientId }])
    return movedTo(after)
  })
}
