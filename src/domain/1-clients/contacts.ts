import { sql } from 'kysely'
import type { z } from 'zod'
import { allow } from '#firm'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import type { ContactFields } from './contract.ts'

type Fields = z.infer<typeof ContactFields>

export function addContact(context: Context, { clientId, ...fields }: Fields & { clientId: string }) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    await clientExists(tx, clientId)
    return { id: await insertContact(tx, clientId, fields) }
  })
}

export async function insertContact(tx: Tx, clientId: string, fields: Fields) {
  const id = newId()
  await tx
    .insertInto('contact')
    .values({ id, client_id: clientId, ...columnsOf(fields) })
    .execute()
  return id
}

export function changeContact(
  context: Context,
  { contactId, revision, ...fields }: Fields & { contactId: string; revision: number },
) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const before = await contactById(tx, contactId)
    const changed = await tx
      .updateTable('contact')
      .set({ ...columnsOf(fields), revision: revision + 1 })
      .where('id', '=', contactId)
      .where('revision', '=', revision)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Stale('contact', before)
    // Access belongs to the address it was given to: whoever has the new one is let in anew.
    if (before.email.toLowerCase() !== fields.email.toLowerCase()) await shutOut(tx, contactId, context.now)
    return { revision: revision + 1 }
  })
}

/** Overwrites personal data; invoices, tickets and signatures keep the id. */
export function eraseContact(context: Context, { contactId }: { contactId: string }) {
  allow(context, 'manage-clients')
  return context.db.write(async (tx) => {
    const { client_id: clientId, name, email } = await contactById(tx, contactId)
    await shutOut(tx, contactId, context.now)
    const nothing = { name: erased, email: '', phone: '', title: '', is_main: false }
    await tx
      .updateTable('contact')
      .set({ ...nothing, erased_at: context.now })
      .where('id', '=', contactId)
      .execute()
    await tx
      .updateTable('mail')
      .set({ to_address: '', text: '', html: null, subject: '' })
      .where('client_id', '=', clientId)
      .where(sql`lower(to_address)`, '=', email.toLowerCase())
      .execute()
    await sql`select door.erase_name(${contactId}, ${name}, ${erased})`.execute(tx)
    await recordHappenings(tx, context, [{ kind: 'contact.erased', aboutId: contactId, clientId }])
    return { id: contactId }
  })
}

const erased = 'Erased'

const shutOut = (tx: Tx, contactId: string, now: string) =>
  sql`select door.end_memberships(${contactId}, ${now})`.execute(tx)

/** Lets a contact into the portal: an account for the e-mail, and a place at the client's table. */
export async function giveAccess(context: Context, { contactId }: { contactId: string }) {
  allow(context, 'manage-clients')
  const contact = await context.db.read((tx) => contactById(tx, contactId))
  if (contact.email === '') throw new Refused('contact-without-email', { field: 'email' })
  const userId = await context.accounts.openAccount({ email: contact.email, name: contact.name })
  return context.db.write(async (tx) => {
    // Who came in by an address that the contact had before stays outside.
    await shutOut(tx, contactId, context.now)
    await sql`select door.add_membership(${userId}, 'contact', ${contactId}, ${contact.client_id}, ${context.now})`.execute(
      tx,
    )
    await recordHappenings(tx, context, [
      { kind: 'contact.let-in', aboutId: contactId, clientId: contact.client_id },
    ])
    return { id: contactId }
  })
}

const contactById = async (tx: Tx, contactId: string) =>
  found(
    await tx
      .selectFrom('contact')
      .selectAll()
      .where('id', '=', contactId)
      .where('erased_at', 'is', null)
      .executeTakeFirst(),
    'contact',
  )

export async function clientExists(tx: Tx, clientId: string) {
  found(await tx.selectFrom('client').select('id').where('id', '=', clientId).executeTakeFirst(), 'client')
}

const columnsOf = (fields: Fields) => ({
  name: fields.name,
  email: fields.email,
  phone: fields.phone,
  title: fields.title,
  is_main: fields.isMain,
  asks: fields.asks,
  sees_money: fields.seesMoney,
  approves_up_to_minor: fields.approvesUpToMinor,
  signs: fields.signs,
})
