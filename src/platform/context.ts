import type { Actor } from '#kernel/actor.ts'
import type { FirmDatabase } from './database/firm-database.ts'
import type { Accounts } from './identity/accounts.ts'

/** What every verb and query receives. `now` is the firm's own present, an RFC 3339 instant in UTC. */
export type Context = {
  db: FirmDatabase
  actor: Actor
  now: string
  /** Where people reach this installation: links in mails begin with it. */
  baseUrl: string
  accounts: Accounts
  /** The signed-in user, where there is one, and the session. A program with a key has neither. */
  userId?: string
  sessionId?: string
  /** Whether webhooks may reach addresses of this machine and its own network. */
  mayReachPrivate?: boolean
  /** The link that opened this request: /open/{token}/… */
  link?: Link
  /** The installation's key to seal documents with, made with the first need. Jobs have none. */
  sealKey?: () => Uint8Array
  /** Loads the demo firm beside what is here; the server's main knows how. */
  loadDemo?: () => Promise<DemoSignIns>
  /** Where the request came from, for a signature's seal. */
  from?: { address: string; agent: string }
}

export type Link = { purpose: string; aboutId: string | null; tokenHash: string; isUsed: boolean }

/** Who may look around in the demo firm, as its own person or as a client's contact. */
export type DemoSignIns = { email: string; portalEmail: string; password: string }
