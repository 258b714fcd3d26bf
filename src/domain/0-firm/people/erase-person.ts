import { sql } from 'kysely'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import { holdPeople } from './change-person.ts'
import { type Person, personById } from './queries.ts'
import { mayErase } from './rules.ts'

export const erasedName = 'Former colleague'

/** Overwrites the personal data of somebody who has left. Books, time and tickets keep the id. */
export async function erasePerson(context: Context, id: string) {
  allow(context, 'manage-people')
  const userId = await context.db.read((tx) => accountOf(tx, id))
  const erased = await context.db.write(async (tx) => {
    await holdPeople(tx)
    const person = found(await personById(tx, id), 'person')
    orRefuse(mayErase(person))
    await overwrite(tx, person, context.now)
    await recordHappenings(tx, context, [{ kind: 'person.erased', aboutId: id }])
    return { id }
  })
  if (userId && (await context.db.read((tx) => firmsEntered(tx, userId))) === 0)
    await context.accounts.closeAccount(userId)
  return erased
}

async function overwrite(tx: Tx, { id, email, name }: Person, now: string) {
  await tx
    .updateTable('person')
    .set({ name: erasedName, email: '', phone: '', zone: null, erased_at: now })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('person_skill').where('person_id', '=', id).execute()
  await tx.deleteFrom('leave').where('person_id', '=', id).execute()
  await tx
    .updateTable('invitation')
    .set({ name: erasedName, email: '' })
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .execute()
  await tx
    .updateTable('mail')
    .set({ to_address: '', text: '', html: null, subject: '' })
    .where(sql`lower(to_address)`, '=', email.toLowerCase())
    .execute()
  await sql`select door.erase_name(${id}, ${name}, ${erasedName})`.execute(tx)
}

async function accountOf(tx: Tx, id: string) {
  const { rows } = await sql<{ user: string | null }>`select door.last_user_of(${id}) as user`.execute(tx)
  return rows[0]?.user ?? undefined
}

async function firmsEntered(tx: Tx, userId: string) {
  const { rows } = await sql<{ firms: number }>`select door.firms_entered_by(${userId}) as firms`.execute(tx)
  return rows[0]?.firms ?? 0
}
