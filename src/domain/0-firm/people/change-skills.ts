import type { Context } from '#platform/context.ts'
import { found } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import { personById, personPage } from './queries.ts'

/** Says what somebody knows; the list takes the place of the last one. */
export async function changeSkills(context: Context, { id, skills }: { id: string; skills: string[] }) {
  allow(context, 'manage-people')
  return context.db.write(async (tx) => {
    found(await personById(tx, id), 'person')
    await tx.deleteFrom('person_skill').where('person_id', '=', id).execute()
    const rows = [...new Set(skills)].map((technology) => ({ person_id: id, technology }))
    if (rows.length > 0) await tx.insertInto('person_skill').values(rows).execute()
    return personPage(tx, context, id)
  })
}
