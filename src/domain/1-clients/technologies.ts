import { sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { clientExists } from './contacts.ts'
import type { ClientTechnology } from './contract.ts'

type Technology = z.infer<typeof ClientTechnology>
export type NewTechnology = Pick<Technology, 'name' | 'kind' | 'sinceOn' | 'partnerId'> & { clientId: string }

export function addTechnology(context: Context, technology: NewTechnology) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    await clientExists(tx, technology.clientId)
    return { id: await recordTechnology(tx, context, { ...technology, source: 'typed' }) }
  })
}

/** Writes down what runs at a client, in the transaction of whoever learnt it: a person here, an audit elsewhere. */
export async function recordTechnology(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  technology: NewTechnology & { source: Technology['source'] },
): Promise<string> {
  const { clientId, name, kind, sinceOn, partnerId, source } = technology
  await refuseUnknownVendor(tx, partnerId)
  await refuseTwice(tx, clientId, name)
  const id = newId()
  await tx
    .insertInto('client_technology')
    .values({
      id,
      client_id: clientId,
      name,
      kind,
      since_on: sinceOn,
      source,
      partner_vendor_id: partnerId,
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  await recordHappenings(tx, by, [
    { kind: 'technology.added', aboutId: id, clientId, details: { text: `${name} runs there` } },
  ])
  return id
}

async function refuseTwice(tx: Tx, clientId: string, name: string) {
  const same = await tx
    .selectFrom('client_technology')
    .select('name')
    .where('client_id', '=', clientId)
    .where('ended_on', 'is', null)
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst()
  if (same) throw new Refused('technology-twice', { field: 'name', name: same.name })
}

async function refuseUnknownVendor(tx: Tx, vendorId: string | null) {
  if (vendorId === null) return
  const vendor = await tx.selectFrom('vendor').select('id').where('id', '=', vendorId).executeTakeFirst()
  if (!vendor) throw new Refused('no-such-vendor', { field: 'partnerId' })
}

/** Names whom we call for it, or nobody any more. */
export function namePartner(
  context: Context,
  { technologyId, partnerId, revision }: { technologyId: string; partnerId: string | null; revision: number },
) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    await refuseUnknownVendor(tx, partnerId)
    await changeTechnology(tx, technologyId, revision, { partner_vendor_id: partnerId })
    return { revision: revision + 1 }
  })
}

/** It no longer runs there from a day on. */
export function endTechnology(
  context: Context,
  { technologyId, endedOn, revision }: { technologyId: string; endedOn?: Day; revision: number },
) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const before = found(await technologyRow(tx, technologyId), 'technology')
    const day = endedOn ?? dayAt(context.now, (await firmCard(tx)).zone)
    if (before.sinceOn !== null && day < before.sinceOn)
      throw new Refused('ended-before-it-began', { field: 'endedOn', sinceOn: before.sinceOn })
    await changeTechnology(tx, technologyId, revision, { ended_on: day })
    const details = { text: `${before.name} no longer runs there` }
    await recordHappenings(tx, context, [
      { kind: 'technology.ended', aboutId: technologyId, clientId: before.clientId, details },
    ])
    return { revision: revision + 1 }
  })
}

async function changeTechnology(
  tx: Tx,
  id: string,
  revision: number,
  change: { partner_vendor_id: string | null } | { ended_on: Day },
) {
  const changed = await tx
    .updateTable('client_technology')
    .set({ ...change, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('ended_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Stale('technology', found(await technologyRow(tx, id), 'technology'))
}

const rows = sql`
  select t.id, t.client_id as "clientId", t.name, t.kind, t.since_on as "sinceOn", t.source,
    t.partner_vendor_id as "partnerId", v.name as partner, t.ended_on as "endedOn", t.revision
  from client_technology t left join vendor v on v.id = t.partner_vendor_id`

async function technologyRow(tx: Tx, id: string) {
  const { rows: listed } = await sql<Technology & { clientId: string }>`
    select * from (${rows}) t where id = ${id}`.execute(tx)
  return listed[0]
}

export function listTechnologies(
  context: Context,
  query: ListQuery & { clientId: string; ended?: boolean; q?: string },
) {
  allow(context, 'see-clients')
  const { clientId, ended = false, q } = query
  const wanted = sql`
    select * from (${rows}) t where "clientId" = ${clientId} and (${ended} or "endedOn" is null)
      and (${q ?? null}::text is null or name ilike ${containing(q ?? '')})`
  return context.db.read((tx) =>
    listPage<Technology>(tx, wanted, query, {
      name: sql`name collate "und-x-icu"`,
      kind: sql`kind`,
      sinceOn: sql`"sinceOn"`,
    }),
  )
}
