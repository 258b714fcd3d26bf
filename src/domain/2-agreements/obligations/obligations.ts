import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { holdAgreement, versionOn, versionsOf } from '../agreements/agreement-row.ts'
import { agreementNumber } from '../life/activate-agreement.ts'

type Look = { agreementId: string; obligation: string; met: boolean; onDay: Day; note: string }

/** Notes whether the client does its side; what the terms say then follows from the last look. */
export function checkObligation(context: Context, { agreementId, obligation, met, onDay, note }: Look) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const { clientId, number } = await holdAgreement(tx, agreementId)
    const version = versionOn(await versionsOf(tx, agreementId), onDay)
    if (!version?.terms.obligations?.some(({ text }) => text === obligation))
      orRefuse(no('no-such-obligation', { field: 'obligation' }))
    const id = newId()
    await tx
      .insertInto('obligation_check')
      .values({
        id,
        agreement_id: agreementId,
        client_id: clientId,
        obligation,
        met,
        on_day: onDay,
        note,
        made_at: context.now,
        made_by: context.actor.name,
      })
      .execute()
    const text = `${agreementNumber(number)}: ${obligation}, ${met ? 'met' : 'not met'}`
    await recordHappenings(tx, context, [
      {
        kind: met ? 'obligation.met' : 'obligation.unmet',
        aboutId: agreementId,
        clientId,
        details: { text },
      },
    ])
    return { id }
  })
}

/** The last look at each obligation of an agreement. */
export const lastLooks = (tx: Tx, agreementId: string) =>
  tx
    .selectFrom('obligation_check')
    .distinctOn('obligation')
    .where('agreement_id', '=', agreementId)
    .select(['obligation', 'met', 'on_day as lookedOn', 'note'])
    .orderBy('obligation')
    .orderBy('on_day', 'desc')
    .orderBy('made_at', 'desc')
    .execute()
