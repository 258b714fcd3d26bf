import { sql } from 'kysely'
import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { bookNow } from '../history/book.ts'
import { assumptionTexts } from './rules/texts.ts'
import {
  type Assumptions,
  assumptionNames,
  assumptionsWith,
  readAssumption,
  usualAssumptions,
} from './rules/values.ts'

type SetRow = { name: string; value: number; reason: string; madeAt: string; madeBy: string }

/** Every assumption as it is in force, and what the firm's own book says in its place. */
export function listAssumptions(context: Context) {
  allow(context, 'price')
  return context.db.read(async (tx) => {
    const rows = await setRows(tx)
    const inForce = assumptionsWith(rows)
    const book = await bookNow(tx, context.now, inForce)
    return {
      clients: book.clients,
      tickets: book.tickets,
      items: assumptionNames.map((name) => {
        const row = rows.find((one) => one.name === name)
        const { group, says, unit, from, to } = assumptionTexts[name]
        const value = inForce[name]
        const set = row && { reason: row.reason, madeAt: row.madeAt, madeBy: row.madeBy }
        const bookSays = book.says[name] ?? null
        return {
          name,
          group,
          says,
          unit,
          from,
          to,
          value,
          usual: usualAssumptions[name],
          bookSays,
          set: set ?? null,
        }
      }),
    }
  })
}

export function setAssumption(context: Context, wish: { name: string; value: number; reason: string }) {
  allow(context, 'manage-firm')
  const { name, value } = orRefuse(readAssumption(wish.name, wish.value))
  return context.db.write(async (tx) => {
    const id = newId()
    await tx
      .insertInto('pricing_assumption')
      .values({ id, name, value, reason: wish.reason, made_at: context.now, made_by: context.actor.name })
      .execute()
    const text = `${assumptionTexts[name].says}: ${value}`
    await recordHappenings(tx, context, [{ kind: 'pricing-assumption.set', aboutId: id, details: { text } }])
    return { id }
  })
}

export const assumptionsOf = async (tx: Tx): Promise<Assumptions> => assumptionsWith(await setRows(tx))

async function setRows(tx: Tx): Promise<SetRow[]> {
  const { rows } = await sql<SetRow>`
    select distinct on (name) name, value, reason, made_at as "madeAt", made_by as "madeBy"
    from pricing_assumption order by name, made_at desc, id desc`.execute(tx)
  return rows
}
