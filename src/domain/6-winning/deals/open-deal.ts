import { allow, firmCard } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { type HeldDeal, holdDeal, holdOpenDeal } from './held-deal.ts'
import type { OpenStep } from './rules/deal-state.ts'
import { mayOpen } from './rules/may.ts'
import { addEvidence, type By, leaveWithNext, movedTo, type NewNext } from './write-deal.ts'

type NewDeal = {
  clientId: string
  source: string
  valueMinor: number | null
  enteredAt: OpenStep
  next?: NewNext
}

/** Opens a deal with a company, with its first next step. An existing customer may enter further on. */
export function openDeal(context: Context, input: NewDeal) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    orRefuse(mayOpen(await holdOpenDeal(tx, input.clientId, context.now)))
    const deal = await insertDeal(tx, context, input)
    await leaveWithNext(tx, context, deal, input.next)
    return movedTo(deal)
  })
}

/** A deal without its next step yet: whoever makes it sets one in the same transaction. */
export async function insertDeal(tx: Tx, by: By, deal: Omit<NewDeal, 'next'>): Promise<HeldDeal> {
  const { zone } = await firmCard(tx)
  const id = newId()
  const client = await tx
    .selectFrom('client')
    .innerJoin('client_staff', 'client_staff.client_id', 'client.id')
    .where('client.id', '=', deal.clientId)
    .select(['client.currency', 'client_staff.source'])
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('deal')
    .values({
      id,
      client_id: deal.clientId,
      source: deal.source || client.source,
      value_minor: deal.valueMinor,
      currency: client.currency,
      opened_on: dayAt(by.now, zone),
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  const opened = await addEvidence(tx, by, await holdDeal(tx, id, by.now), {
    kind: 'entered',
    says: deal.enteredAt,
  })
  const { clientId, enteredAt } = deal
  await recordHappenings(tx, by, [
    { kind: 'deal.opened', aboutId: id, clientId, details: { text: `At ${enteredAt}` } },
  ])
  return opened
}
