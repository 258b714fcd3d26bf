import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { agreementRows, type ListedAgreement } from './list-agreements.ts'

export type AgreementCard = Pick<
  ListedAgreement,
  | 'id'
  | 'number'
  | 'clientId'
  | 'client'
  | 'name'
  | 'plan'
  | 'kinds'
  | 'state'
  | 'startsOn'
  | 'endsOn'
  | 'currency'
>

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
