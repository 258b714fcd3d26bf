import { termsInForce } from '#agreements'
import { stateOn } from '#agreements/rules'
import { allow, firmCard } from '#firm'
import { Refused } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'

type Notice = {
  agreementId: string
  intends: 'renew' | 'renew-changed' | 'end'
  channel: 'mail' | 'letter' | 'in-person' | 'phone'
  toWhom: string
  proof: string
  givenOn: string
}

/** Records that notice of the term's end was given, with how and to whom: it may have to stand up in a dispute. */
export function giveNotice(context: Context, notice: Notice) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const { zone } = await firmCard(tx)
    const today = dayAt(context.now, zone)
    const { agreementId, givenOn } = notice
    if (givenOn > today) throw new Refused('notice-in-future', { field: 'givenOn', today })
    const agreement = found(
      (await termsInForce(tx, { agreementIds: [agreementId], from: today, through: today }))[0],
      'agreement in force',
    )
    const { endsOn } = stateOn(agreement, today).version
    if (endsOn === null) throw new Refused('runs-on', { field: 'agreementId' })
    const id = newId()
    const { clientId } = agreement
    await tx
      .insertInto('renewal_notice')
      .values({
        id,
        agreement_id: agreementId,
        client_id: clientId,
        term_ends_on: endsOn,
        intends: notice.intends,
        channel: notice.channel,
        to_whom: notice.toWhom,
        proof: notice.proof,
        given_on: givenOn,
        made_at: context.now,
        made_by: context.actor.name,
      })
      .execute()
    const text = `Renewal notice to ${notice.toWhom}`
    await recordHappenings(tx, context, [
      { kind: 'renewal.noticed', aboutId: agreementId, clientId, details: { text } },
    ])
    return { id }
  })
}
