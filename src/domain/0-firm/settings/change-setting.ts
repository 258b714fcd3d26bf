import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { allow } from '../allow.ts'
import { firmDetails } from '../details/queries.ts'
import { toldSettings } from './queries.ts'
import { readSetting } from './rules.ts'

/** Sets something otherwise than the firm's size would. */
export async function changeSetting(context: Context, given: { name: string; value: unknown }) {
  allow(context, 'manage-firm')
  const { name, value } = orRefuse(readSetting(given.name, given.value))
  return context.db.write(async (tx) => {
    const set = JSON.stringify(value)
    await tx
      .insertInto('firm_setting')
      .values({ name, value: set })
      .onConflict((there) => there.columns(['firm_id', 'name']).doUpdateSet({ value: set }))
      .execute()
    return told(tx, context, name)
  })
}

/** Back to what the size sets, now and whenever it changes. */
export async function resetSetting(context: Context, name: string) {
  allow(context, 'manage-firm')
  return context.db.write(async (tx) => {
    await tx.deleteFrom('firm_setting').where('name', '=', name).execute()
    return told(tx, context, name)
  })
}

async function told(tx: Tx, context: Context, name: string) {
  const { id } = await firmDetails(tx)
  await recordHappenings(tx, context, [{ kind: 'setting.changed', aboutId: id, details: { name } }])
  return found(
    (await toldSettings(tx)).find((setting) => setting.name === name),
    'setting',
  )
}
