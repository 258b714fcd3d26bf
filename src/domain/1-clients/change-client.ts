import type { z } from 'zod'
import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { clientExists } from './contacts.ts'
import type { ClientFields, SiteFields, StaffFields } from './contract.ts'

type Edit = { revision: number }

export function changeClient(
  context: Context,
  input: z.infer<typeof ClientFields> & Edit & { clientId: string },
) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('client')
      .set({
        name: input.name,
        industry: input.industry,
        address: input.address,
        country: input.country,
        zone: input.zone,
        tax_number: input.taxNumber,
        tax_code: input.taxCode,
        payment_terms_days: input.paymentTermsDays,
        billing_email: input.billingEmail,
        annex: input.annex,
        po_required: input.poRequired,
        revision: input.revision + 1,
      })
      .where('id', '=', input.clientId)
      .where('revision', '=', input.revision)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Stale('client', await rowOf(tx, 'client', input.clientId))
    return { revision: input.revision + 1 }
  })
}

export function changeStaffSide(
  context: Context,
  input: z.infer<typeof StaffFields> & Edit & { clientId: string },
) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('client_staff')
      .set({
        account_owner_id: input.accountOwnerId,
        lead_technician_id: input.leadTechnicianId,
        source: input.source,
        customer_since: input.customerSince,
        client_since: input.clientSince,
        hour_without_it_minor: input.hourWithoutItMinor,
        hour_asked_on: input.hourAskedOn,
        hour_asked_of: input.hourAskedOf,
        standing_limit_minor: input.standingLimitMinor,
        revision: input.revision + 1,
      })
      .where('client_id', '=', input.clientId)
      .where('revision', '=', input.revision)
      .returning('client_id')
      .executeTakeFirst()
    if (changed) return { revision: input.revision + 1 }
    const current = await tx
      .selectFrom('client_staff')
      .selectAll()
      .where('client_id', '=', input.clientId)
      .executeTakeFirst()
    throw new Stale('client', found(current, 'client'))
  })
}

export function addSite(
  context: Context,
  { clientId, ...fields }: z.infer<typeof SiteFields> & { clientId: string },
) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    await clientExists(tx, clientId)
    const id = newId()
    await tx
      .insertInto('site')
      .values({ id, client_id: clientId, ...siteColumns(fields) })
      .execute()
    return { id }
  })
}

export function changeSite(
  context: Context,
  { siteId, revision, ...fields }: z.infer<typeof SiteFields> & Edit & { siteId: string },
) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('site')
      .set({ ...siteColumns(fields), revision: revision + 1 })
      .where('id', '=', siteId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Stale('site', await rowOf(tx, 'site', siteId))
    return { revision: revision + 1 }
  })
}

const siteColumns = (fields: z.infer<typeof SiteFields>) => ({
  name: fields.name,
  address: fields.address,
  zone: fields.zone,
  travel_zone: fields.travelZone,
  distance_km: fields.distanceKm === null ? null : String(fields.distanceKm),
  is_main: fields.isMain,
})

const rowOf = async (tx: Tx, table: 'client' | 'site', id: string) =>
  found(await tx.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst(), table)
