import { nowAt } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { firmDatabase } from '#platform/database/firm-database.ts'
import type { openTestServer } from '#testing'

type Server = Awaited<ReturnType<typeof openTestServer>>
type Owner = Awaited<ReturnType<Server['firm']>>['owner']

/** The context in which a job of the firm runs, later by so many milliseconds. */
export async function byItself(server: Server, owner: Owner, laterMs = 0): Promise<Context> {
  const { firms } = await owner.api.firm.session()
  const actor = { kind: 'system', name: 'test' } as const
  const now = nowAt(laterMs)
  const db = firmDatabase(server.kysely, { firmId: firms[0]?.id ?? '', actor, action: 'test', now })
  return { db, actor, now, baseUrl: '', accounts: server.accounts }
}
