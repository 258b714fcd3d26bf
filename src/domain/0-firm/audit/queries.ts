import { sql } from 'kysely'
import { addDays } from '#kernel/days.ts'
import { startOfDay } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { allow } from '../allow.ts'
import { firmCard } from '../details/queries.ts'

type AuditEntry = {
  id: string
  madeAt: string
  actorKind: 'person' | 'contact' | 'system'
  actorName: string
  action: string
  about: Record<string, string>
  requestId: string | null
}
type AuditQuery = ListQuery & { q?: string; actorKind?: string; from?: string; to?: string }

/** Who did what. `from` and `to` are days of the firm's zone, both included. */
export function listAuditEntries(context: Context, { q = '', actorKind, from, to, ...page }: AuditQuery) {
  allow(context, 'read-audit')
  return context.db.read(async (tx) => {
    const { zone } = await firmCard(tx)
    const words = containing(q)
    const rows = sql`
      select id, made_at as "madeAt", actor_kind as "actorKind", actor_name as "actorName", action, about,
        request_id as "requestId"
      from audit_entry
      where (${q} = '' or actor_name ilike ${words} or action ilike ${words} or about::text ilike ${words})
        and (${actorKind ?? null}::text is null or actor_kind = ${actorKind ?? null})
        and made_at >= ${from ? startOfDay(from, zone) : '0001-01-01T00:00:00Z'}
        and made_at < ${to ? startOfDay(addDays(to, 1), zone) : '9999-12-31T00:00:00Z'}`
    const sort = page.sort ?? '-madeAt'
    return listPage<AuditEntry>(tx, rows, { ...page, sort }, { madeAt: sql`"madeAt"` })
  })
}
