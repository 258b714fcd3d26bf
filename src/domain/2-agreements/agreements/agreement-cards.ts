import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { StateName } from '../rules/agreement-steps.ts'
import type { Line } from '../rules/lines.ts'
import { agreementRows } from './list-agreements.ts'

export type AgreementCard = {
  id: string
  number: string
  clientId: string
  client: string
  name: string
  plan: string | null
  kinds: Line['kind'][]
  state: StateName
  startsOn: Day
  endsOn: Day | null
  currency: string
}

/** What an agreement is called and how it stands on a day, for other stages to show. */
export async function agreementCards(
  tx: Tx,
  agreementIds: readonly string[],
  on: Day,
): Promise<AgreementCard[]> {
  const { rows } = await sql<AgreementCard>`
    select id, number, "clientId", client, name, plan, kinds, state, "startsOn", "endsOn", currency
    from (${agreementRows(on)}) r where id = any(${agreementIds})`.execute(tx)
  return rows
}
