import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'

/** Clients that may have something to bill by a day, in groups that share agreements; each group in order of id. */
export async function accountGroups(tx: Tx, through: Day, only?: readonly string[]): Promise<string[][]> {
  const ids = only ? [...only] : await billableClients(tx, through)
  const links = await sharedAgreements(tx)
  return groupsOf(ids, links)
}

async function billableClients(tx: Tx, through: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from client c
    where exists (select 1 from agreement a where a.client_id = c.id)
      or exists (select 1 from time_entry t where t.client_id = c.id and t.worked_on < ${through}
        and t.cancelled_at is null
        and not exists (select 1 from rated_entry r where r.time_entry_id = t.id))
      or exists (select 1 from invoice n where n.client_id = c.id and n.kind = 'credit-note')
    order by c.id`.execute(tx)
  return rows.map(({ id }) => id)
}

type Link = { clientId: string; servedId: string }

async function sharedAgreements(tx: Tx): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select distinct v.client_id as "clientId", s.id as "servedId"
    from agreement_version v
    cross join lateral jsonb_array_elements_text(v.terms #> '{scope,clientIds}') s(id)
    where jsonb_typeof(v.terms #> '{scope,clientIds}') = 'array'`.execute(tx)
  return rows
}

function groupsOf(ids: readonly string[], links: readonly Link[]): string[][] {
  const root = new Map<string, string>()
  const rootOf = (id: string): string => {
    const above = root.get(id)
    return above === undefined || above === id ? id : rootOf(above)
  }
  for (const { clientId, servedId } of links) root.set(rootOf(servedId), rootOf(clientId))
  const linked = links.flatMap(({ clientId, servedId }) => [clientId, servedId])
  const members = Map.groupBy(new Set(linked), rootOf)
  const seen = new Set<string>()
  return ids.flatMap((id) => {
    if (seen.has(id)) return []
    const group = members.get(rootOf(id)) ?? [id]
    for (const member of group) seen.add(member)
    return [group.toSorted()]
  })
}
