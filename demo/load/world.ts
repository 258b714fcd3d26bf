import type { Kysely } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Context } from '#platform/context.ts'
import { firmDatabase } from '#platform/database/firm-database.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Accounts } from '#platform/identity/accounts.ts'
import type { CastClient } from '../cast/clients.ts'
import type { StaffKey, StaffMember } from '../cast/staff.ts'

export type LoadedClient = CastClient & {
  id: string
  siteIds: string[]
  contactIds: string[]
}
export type LoadedStaff = StaffMember & { id: string }

/** What is known while the demo is loaded: everybody's ids, and the database at any instant of the three years. */
export type World = {
  firmId: string
  people: ReadonlyMap<StaffKey, LoadedStaff>
  clients: ReadonlyMap<string, LoadedClient>
  at: (now: string) => Context
}

/** The firm's database at an instant of its past, in the hands of its owner. */
export const timeMachine =
  (kysely: Kysely<DB>, accounts: Accounts, firmId: string, actor: Actor) =>
  (now: string): Context => ({
    now,
    actor,
    accounts,
    baseUrl: '',
    db: firmDatabase(kysely, { firmId, actor, action: 'demo', now }),
  })

/** The thing of that name, which the cast must have. */
export function known<Value>(things: ReadonlyMap<string, Value>, name: string): Value {
  const thing = things.get(name)
  if (thing === undefined) throw new RangeError(`The demo's cast has no ${name}`)
  return thing
}

/** An instant in the morning of a day, as office work is written down. */
export const morningOf = (day: string) => `${day}T09:30:00.000Z`
