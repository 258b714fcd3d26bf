import { sql } from 'kysely'
import { allow } from '#firm'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'

type Decided = { id: string; approved: boolean; reason: string }

/** Says yes to a service credit, and the next bill takes it along; or no, with a reason. */
export function decideCredit(context: Context, { id, approved, reason }: Decided) {
  allow(context, 'bill')
  if (!approved && reason === '') throw new Refused('decline-needs-reason', { field: 'reason' })
  return context.db.write(async (tx) => {
    const credit = await heldCredit(tx, id)
    if (credit.isDecided) throw new Refused('credit-decided', { ticket: credit.ticket })
    await tx
      .insertInto('service_credit_decision')
      .values({ credit_id: id, approved, reason, decided_at: context.now, decided_by: context.actor.name })
      .execute()
    await recordHappenings(tx, context, [
      {
        kind: approved ? 'service-credit.approved' : 'service-credit.declined',
        aboutId: id,
        clientId: credit.clientId,
        details: { text: `${credit.ticket}${reason ? `: ${reason}` : ''}` },
      },
    ])
    return { id }
  })
}

/** The client is held as a billing run holds it: a yes counts from the run after. */
async function heldCredit(tx: Tx, id: string) {
  await sql`select c.id from client c join service_credit s on s.client_id = c.id where s.id = ${id}
    for no key update of c`.execute(tx)
  const { rows } = await sql<{ clientId: string; ticket: string; isDecided: boolean }>`
    select s.client_id as "clientId", 'T-' || t.number as ticket,
      exists (select 1 from service_credit_decision d where d.credit_id = s.id) as "isDecided"
    from service_credit s join ticket t on t.id = s.ticket_id where s.id = ${id}`.execute(tx)
  return found(rows[0], 'service credit')
}
