import type { z } from 'zod'
import { allow } from '#firm'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { insertContact } from './contacts.ts'
import type { NewClient as NewClientShape } from './contract.ts'
import { insertCount } from './counts.ts'
import { recordRelationshipStep } from './record-relationship-step.ts'

type NewClient = z.infer<typeof NewClientShape>

/** Adds a company we met: a prospect, until it pays or signs. */
export function addClient(context: Context, input: NewClient) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const firm = await homeOf(tx)
    const id = newId()
    const number = await takeNumbers(tx, 'client', 0)
    const today = dayAt(context.now, firm.zone)
    await insertClient(tx, { ...input, id, number, currency: input.currency ?? firm.currency }, context.now)
    await insertStaffSide(tx, { clientId: id, source: input.source })
    if (input.contact) await insertContact(tx, id, { ...input.contact, isMain: true })
    if (input.endpoints !== undefined)
      await insertCount(tx, context, {
        clientId: id,
        what: 'endpoint',
        count: input.endpoints,
        countedOn: today,
      })
    if (input.users !== undefined)
      await insertCount(tx, context, { clientId: id, what: 'user', count: input.users, countedOn: today })
    await recordRelationshipStep(tx, context, {
      clientId: id,
      fact: 'met',
      onDay: today,
      cause: input.source || 'added',
    })
    await recordHappenings(tx, context, [
      { kind: 'client.added', aboutId: id, clientId: id, details: { text: input.name } },
    ])
    return { id, number }
  })
}

async function homeOf(tx: Tx) {
  return found(await tx.selectFrom('firm').select(['zone', 'currency']).executeTakeFirst(), 'firm')
}

async function insertClient(
  tx: Tx,
  client: Omit<NewClient, 'currency' | 'contact'> & { id: string; number: number; currency: string },
  now: string,
) {
  await tx
    .insertInto('client')
    .values({
      id: client.id,
      number: client.number,
      name: client.name,
      industry: client.industry,
      address: client.address,
      country: client.country,
      zone: client.zone,
      tax_number: client.taxNumber,
      tax_code: client.taxCode,
      currency: client.currency,
      payment_terms_days: client.paymentTermsDays,
      billing_email: client.billingEmail,
      annex: client.annex,
      po_required: client.poRequired,
      made_at: now,
    })
    .execute()
}

const insertStaffSide = (tx: Tx, { clientId, source }: { clientId: string; source: string }) =>
  tx.insertInto('client_staff').values({ client_id: clientId, source }).execute()
