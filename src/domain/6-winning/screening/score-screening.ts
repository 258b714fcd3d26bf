import { keepOwnFigure } from '#clients'
import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { holdDeal } from '../deals/held-deal.ts'
import { addEvidence, leaveWithNext, type NewNext } from '../deals/write-deal.ts'
import { screeningRow } from './queries.ts'
import { mayFreeze, ownHourMinor } from './rules/may.ts'

type Scored = { screeningId: string; askedOf: string; next?: NewNext }

/** Scores a screening and freezes it: answers, version and result stay together. A poor one ends the deal. */
export function scoreScreening(context: Context, { screeningId, askedOf, next }: Scored) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    const { dealId } = await screeningRow(tx, screeningId)
    const deal = await holdDeal(tx, dealId, context.now)
    // Read again behind the lock: what was typed meanwhile counts.
    const { questionnaire, answers, form, frozenAt } = await screeningRow(tx, screeningId)
    if (frozenAt) throw new Refused('screening-frozen')
    const result = orRefuse(mayFreeze(questionnaire, answers, form))
    await tx
      .updateTable('screening')
      .set({ result: JSON.stringify(result), frozen_at: context.now, frozen_by: context.actor.name })
      .where('id', '=', screeningId)
      .execute()
    const hourMinor = ownHourMinor(questionnaire, answers)
    const { clientId, today } = deal
    if (hourMinor !== undefined) await keepOwnFigure(tx, clientId, { hourMinor, askedOn: today, askedOf })
    const evidence = { kind: 'screened' as const, says: result.verdict, causeId: screeningId }
    const after = await addEvidence(tx, context, deal, evidence)
    await leaveWithNext(tx, context, after, next)
    const text = `Screened ${result.verdict}, ${result.score ?? 0} of 100`
    await recordHappenings(tx, context, [
      {
        kind: 'screening.scored',
        aboutId: screeningId,
        clientId,
        details: { text, verdict: result.verdict },
      },
    ])
    return { id: screeningId, result }
  })
}
