import { type Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '../ids.ts'
import { claim, type Once, settle } from './idempotency.ts'
import type { DB } from './tables.ts'

export type Tx = Transaction<DB>

/** The database as one firm, or one client of it, sees it. */
export type FirmDatabase = {
  /** Reads in a read-only transaction. */
  read<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>
  /** Writes in one transaction: all of it or nothing, recorded in the audit log, answered once for each key. */
  write<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>
}

export type Scope = {
  firmId: string
  actor: Actor
  /** What is being done, for the audit log: the name of the route, job or command. */
  action: string
  about?: Record<string, string>
  requestId?: string
  now: string
  /** The POST's key: the first write answers for it, and a repeat gets that answer. */
  once?: Once
}

export function firmDatabase(kysely: Kysely<DB>, scope: Scope): FirmDatabase {
  let written = false
  return {
    read: (work) =>
      kysely
        .transaction()
        .setAccessMode('read only')
        .execute(async (tx) => {
          await enter(tx, scope)
          return work(tx)
        }),
    async write(work) {
      const once = written ? undefined : scope.once
      written = true
      return retried(() =>
        kysely.transaction().execute(async (tx) => {
          await enter(tx, scope)
          if (once) await claim(tx, once, scope)
          const value = await work(tx)
          await record(tx, scope)
          if (once) await settle(tx, once, scope, value)
          return value
        }),
      )
    },
  }
}

/** Sets who sees what, in one statement at the start of a transaction; nothing else in the code mentions it. */
async function enter(tx: Tx, { firmId, actor }: Scope) {
  const clientId = actor.kind === 'contact' ? actor.clientId : ''
  await sql`select set_config('app.firm_id', ${firmId}, true), set_config('app.client_id', ${clientId}, true),
    set_config('app.actor_id', ${actorId(actor)}, true)`.execute(tx)
}

async function record(tx: Tx, { actor, action, about, requestId, now }: Scope) {
  await tx
    .insertInto('audit_entry')
    .values({
      id: newId(),
      actor_kind: actor.kind,
      actor_id: actorId(actor),
      actor_name: actor.name,
      action,
      about: JSON.stringify(about ?? {}),
      request_id: requestId ?? null,
      made_at: now,
    })
    .execute()
}

/** Two writers that block each other are told so by the database; the one refused begins again. */
async function retried<Value>(attempt: () => Promise<Value>, left = 3): Promise<Value> {
  try {
    return await attempt()
  } catch (failure) {
    const collided =
      failure instanceof pg.DatabaseError && (failure.code === '40P01' || failure.code === '40001')
    if (!collided || left === 0) throw failure
    return retried(attempt, left - 1)
  }
}

export const actorId = (actor: Actor) =>
  actor.kind === 'person' ? actor.personId : actor.kind === 'contact' ? actor.contactId : 'system'
