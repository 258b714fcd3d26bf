import type { z } from 'zod'
import { allow, personById } from '#firm'
import { may } from '#firm/rules'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found, NotAllowed } from '#platform/failures.ts'
import { belongs, checkPlace, firstCategory } from '../tickets/check-place.ts'
import { deskRules } from '../tickets/desk-rules.ts'
import type { TimeFields } from './contract.ts'
import { readWork } from './rules.ts'

export type Typed = z.infer<typeof TimeFields>

/** What was typed with what its ticket, person and client say: the columns of an entry, of work done by `latest`. */
export async function timeFacts(tx: Tx, context: Context, typed: Typed, latest = context.now) {
  const personId = ownOrOthers(context, typed)
  const person = found(await personById(tx, personId), 'person')
  const ticket = typed.ticketId ? await ticketOf(tx, typed.ticketId) : undefined
  const clientId = ticket?.clientId ?? typed.clientId
  if (!clientId) throw new Refused('client-missing', { field: 'clientId' })
  if (ticket && typed.clientId && typed.clientId !== clientId)
    throw new Refused('not-of-client', { field: 'ticketId' })
  const { projectId = ticket?.projectId, agreementId, categoryKey } = typed
  await checkPlace(tx, { clientId, projectId, agreementId, categoryKey })
  if (typed.visitId) await belongs(tx, 'visit', clientId, typed.visitId)
  if (typed.charge !== 'as-rated' && !typed.chargeReason)
    throw new Refused('charge-reason-missing', { field: 'chargeReason' })
  const { hours, zone } = await deskRules(tx)
  const work = orRefuse(readWork(typed, { hours, zone, now: latest }))
  return {
    client_id: clientId,
    person_id: personId,
    ticket_id: typed.ticketId ?? null,
    project_id: projectId ?? null,
    visit_id: typed.visitId ?? null,
    agreement_id: agreementId ?? null,
    category_key: categoryKey ?? ticket?.categoryKey ?? (await firstCategory(tx)),
    work_type: typed.workType,
    role: typed.role ?? person.billingRole,
    worked_on: work.workedOn,
    started_at: work.startedAt,
    ended_at: work.endedAt,
    minutes: work.minutes,
    class: work.class,
    emergency: ticket?.emergency ?? typed.emergency ?? false,
    rate_minor: typed.rateMinor ?? null,
    charge: typed.charge,
    charge_reason: typed.chargeReason,
    billable_minutes: typed.billableMinutes ?? null,
    size_decision: typed.sizeDecision ?? null,
    body: typed.body,
  }
}
export type TimeFacts = Awaited<ReturnType<typeof timeFacts>>

/** Everybody logs own time; another's, and what is charged for it, is for those who may change time. */
function ownOrOthers(context: Context, { personId, charge, billableMinutes, rateMinor }: Typed): string {
  allow(context, 'log-time')
  const own = context.actor.kind === 'person' ? context.actor.personId : undefined
  const setsCharge =
    charge !== 'as-rated' || (billableMinutes ?? null) !== null || (rateMinor ?? null) !== null
  if (setsCharge || (personId !== undefined && personId !== own)) allow(context, 'change-time')
  const whose = personId ?? own
  if (!whose) throw new Refused('person-missing', { field: 'personId' })
  return whose
}

/** Whether this person may touch this entry: its own, or any for those who may change time. */
export function allowTouch(context: Context, entry: { personId: string }) {
  allow(context, 'log-time')
  if (context.actor.kind === 'person' && context.actor.personId === entry.personId) return
  if (!may(context.actor, 'change-time').yes)
    throw new NotAllowed('This is the time of somebody else. Ask whoever did the work, or the owner.')
}

const ticketOf = async (tx: Tx, id: string) =>
  found(
    await tx
      .selectFrom('ticket')
      .select([
        'client_id as clientId',
        'category_key as categoryKey',
        'emergency',
        'project_id as projectId',
      ])
      .where('id', '=', id)
      .executeTakeFirst(),
    'ticket',
  )
