import { sql } from 'kysely'
import type { z } from 'zod'
import { allow } from '#firm'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { clientExists } from './contacts.ts'
import type { ClientVendor, Vendor } from './contract.ts'

type VendorFields = Omit<z.infer<typeof Vendor>, 'id' | 'revision'>

export function listVendors(context: Context, query: ListQuery & { q?: string }) {
  allow(context, 'see-clients')
  const rows = sql`select v.id, v.name, v.kind, v.phone, v.email, v.revision,
      (select count(distinct client_id)::int from client_vendor where vendor_id = v.id) as clients
    from vendor v where ${query.q ?? null}::text is null or v.name ilike ${containing(query.q ?? '')}`
  return context.db.read((tx) =>
    listPage<z.infer<typeof Vendor> & { clients: number }>(tx, rows, query, {
      name: sql`name collate "und-x-icu"`,
      kind: sql`kind collate "und-x-icu"`,
    }),
  )
}

export function addVendor(context: Context, fields: VendorFields) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const id = newId()
    await tx
      .insertInto('vendor')
      .values({ id, ...fields })
      .execute()
    return { id }
  })
}

export function changeVendor(
  context: Context,
  { vendorId, revision, ...fields }: VendorFields & { vendorId: string; revision: number },
) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const changed = await tx
      .updateTable('vendor')
      .set({ ...fields, revision: revision + 1 })
      .where('id', '=', vendorId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst()
    if (changed) return { revision: revision + 1 }
    const current = await tx.selectFrom('vendor').selectAll().where('id', '=', vendorId).executeTakeFirst()
    throw new Stale('vendor', found(current, 'vendor'))
  })
}

export function listClientVendors(context: Context, query: ListQuery & { clientId: string; q?: string }) {
  allow(context, 'see-clients')
  const rows = sql`select cv.id, v.id as "vendorId", v.name as vendor, v.phone, cv.service,
      cv.account_number as "accountNumber", cv.may_act as "mayAct", cv.ends_on as "endsOn",
      cv.notice_on as "noticeOn", cv.revision
    from client_vendor cv join vendor v on v.id = cv.vendor_id
    where cv.client_id = ${query.clientId}
      and (${query.q ?? null}::text is null or v.name ilike ${containing(query.q ?? '')})`
  return context.db.read((tx) =>
    listPage<z.infer<typeof ClientVendor>>(tx, rows, query, {
      vendor: sql`vendor collate "und-x-icu"`,
      endsOn: sql`"endsOn"`,
    }),
  )
}

type NewClientVendor = Omit<z.infer<typeof ClientVendor>, 'id' | 'vendor' | 'phone' | 'revision'> & {
  clientId: string
}

export function addClientVendor(context: Context, input: NewClientVendor) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    await clientExists(tx, input.clientId)
    const vendor = await tx
      .selectFrom('vendor')
      .select('id')
      .where('id', '=', input.vendorId)
      .executeTakeFirst()
    if (!vendor) throw new Refused('no-such-vendor', { field: 'vendorId' })
    const id = newId()
    await tx
      .insertInto('client_vendor')
      .values({
        id,
        client_id: input.clientId,
        vendor_id: input.vendorId,
        service: input.service,
        account_number: input.accountNumber,
        may_act: input.mayAct,
        ends_on: input.endsOn,
        notice_on: input.noticeOn,
      })
      .execute()
    return { id }
  })
}
