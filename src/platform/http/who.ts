import { type Kysely, sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { nowAt } from '../clock.ts'
import type { Context, Link } from '../context.ts'
import { firmDatabase, type Tx } from '../database/firm-database.ts'
import type { DB } from '../database/tables.ts'
import type { Accounts } from '../identity/accounts.ts'
import { newId, sha256 } from '../ids.ts'

export type ContextOf = (
  request: Request,
  requestId: string,
) => Promise<{ context: Context } | { refusal: Response }>

export type WhoParts = {
  kysely: Kysely<DB>
  accounts: Accounts
  /** Asked of the stages that keep people and contacts. */
  actorOf: (tx: Tx, membership: Membership, scopes?: string[]) => Promise<Actor | undefined>
  scopeAllows: (scopes: readonly string[], method: string, stage: string) => boolean
  addressOf: (request: Request) => string
  baseUrl: string
  mayReachPrivate?: boolean
  sealKey?: () => Uint8Array
}
export type Membership = { kind: string; subjectId: string; clientId: string | null }
type Found = {
  firmId: string
  clockOffsetMs: number
  actor: Actor
  userId?: string
  sessionId?: string
  link?: Link
}

/** Finds out who asks, for which firm, and hands the routes their context. */
export function whoAsks(parts: WhoParts): ContextOf {
  return async (request, requestId) => {
    const path = new URL(request.url).pathname.replace(/^\/api\/v1\//, '').replace(/\.csv$/, '')
    if (isForeignWrite(request, parts.baseUrl))
      return refuse(403, 'foreign-origin', 'This came from another site.')
    const found = await whoIs(parts, request, path)
    if (found instanceof Response) return { refusal: found }
    if (found.actor.kind === 'contact' && !isOpenToContacts(path))
      return refuse(403, 'not-allowed', 'This is for the staff of the firm.')
    const bytes = isWrite(request) ? new Uint8Array(await request.clone().arrayBuffer()) : new Uint8Array()
    const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null
    if (key !== null && !/^[\x21-\x7e]{8,200}$/.test(key))
      return refuse(400, 'malformed', 'Idempotency-Key: 8 to 200 printable characters are right.')
    const now = nowAt(found.clockOffsetMs)
    const db = firmDatabase(parts.kysely, {
      firmId: found.firmId,
      actor: found.actor,
      action: `${request.method} ${routeOf(path)}`,
      about: idsIn(path),
      requestId,
      now,
      ...(key
        ? { once: { key, requestHash: sha256(Buffer.concat([Buffer.from(`${path}\n`), bytes])) } }
        : {}),
    })
    const from = { address: parts.addressOf(request), agent: request.headers.get('user-agent') ?? '' }
    const { actor, userId, sessionId, link } = found
    const { baseUrl, accounts, mayReachPrivate, sealKey } = parts
    return {
      context: { db, actor, now, baseUrl, accounts, mayReachPrivate, userId, sessionId, link, sealKey, from },
    }
  }
}

async function whoIs(parts: WhoParts, request: Request, path: string): Promise<Found | Response> {
  const token = path.match(/^open\/([^/]+)/)?.[1]
  if (token) return byLink(parts, request, token)
  const key = request.headers.get('authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1]
  if (key) return byKey(parts, request, path, key)
  return bySession(parts, request)
}

async function byLink(
  { kysely, accounts }: WhoParts,
  request: Request,
  token: string,
): Promise<Found | Response> {
  const tokenHash = sha256(token)
  const { rows } = await sql<{
    firm_id: string | null
    purpose: string
    about_id: string | null
    used_at: string | null
    clock_offset_ms: number
  }>`select * from door.link_by_hash(${tokenHash}, ${nowAt()})`.execute(kysely)
  const link = rows[0]
  if (!link)
    return refuse(404, 'link-unknown', 'This link is not known, or its time is over. Ask for a new one.')
      .refusal
  const user = request.headers.has('cookie') ? await accounts.userOf(request.headers) : undefined
  return {
    // The first owner's link belongs to no firm yet: what it opens makes one.
    firmId: link.firm_id ?? newId(),
    clockOffsetMs: link.clock_offset_ms,
    actor: { kind: 'system', name: `${link.purpose} link` },
    userId: user?.userId,
    sessionId: user?.sessionId,
    link: { purpose: link.purpose, aboutId: link.about_id, tokenHash, isUsed: link.used_at !== null },
  }
}

async function byKey(
  parts: WhoParts,
  request: Request,
  path: string,
  key: string,
): Promise<Found | Response> {
  const { rows } = await sql<{
    firm_id: string
    person_id: string
    scopes: string[]
    clock_offset_ms: number
  }>`select * from door.api_key_by_hash(${sha256(key)}, ${nowAt()})`.execute(parts.kysely)
  const known = rows[0]
  if (!known)
    return refuse(401, 'key-unknown', 'This API key is not known, was revoked, or its time is over.').refusal
  if (!parts.scopeAllows(known.scopes, request.method, path.split('/')[0] ?? ''))
    return refuse(
      403,
      'scope-missing',
      `This key's scopes are ${known.scopes.join(', ')}: too little for this.`,
    ).refusal
  const membership = { kind: 'person', subjectId: known.person_id, clientId: null }
  const actor = await load(parts, known.firm_id, membership, known.scopes)
  if (!actor) return refuse(401, 'key-unknown', 'The person of this API key has left.').refusal
  return { firmId: known.firm_id, clockOffsetMs: known.clock_offset_ms, actor }
}

async function bySession(parts: WhoParts, request: Request): Promise<Found | Response> {
  const user = request.headers.has('cookie') ? await parts.accounts.userOf(request.headers) : undefined
  if (!user) return refuse(401, 'not-signed-in', 'Sign in first.').refusal
  const { rows } = await sql<{
    firm_id: string
    kind: string
    subject_id: string
    client_id: string | null
    clock_offset_ms: number
  }>`select * from door.memberships_of(${user.userId})`.execute(parts.kysely)
  const wanted = request.headers.get('x-perennial-firm')
  // Who works in a firm and is a contact there too comes in as staff: nobody is shut out by being let in.
  const rank = ({ firm_id, kind }: { firm_id: string; kind: string }) =>
    (firm_id === wanted ? 0 : 2) + (kind === 'person' ? 0 : 1)
  const membership = rows.toSorted((a, b) => rank(a) - rank(b))[0]
  const subject = membership && {
    kind: membership.kind,
    subjectId: membership.subject_id,
    clientId: membership.client_id,
  }
  const actor = membership && subject && (await load(parts, membership.firm_id, subject))
  if (!membership || !actor)
    return refuse(
      403,
      'no-membership',
      'This account belongs to no firm here. Ask the owner for an invitation.',
    ).refusal
  const { userId, sessionId } = user
  return { firmId: membership.firm_id, clockOffsetMs: membership.clock_offset_ms, actor, userId, sessionId }
}

function load({ kysely, actorOf }: WhoParts, firmId: string, membership: Membership, scopes?: string[]) {
  const actor: Actor = { kind: 'system', name: 'sign-in' }
  const db = firmDatabase(kysely, { firmId, actor, action: 'sign-in', now: nowAt() })
  return db.read((tx) => actorOf(tx, membership, scopes))
}

const isWrite = (request: Request) => request.method !== 'GET' && request.method !== 'HEAD'

/** A write that a browser sends along with our cookie from another site's page. */
function isForeignWrite(request: Request, baseUrl: string) {
  const origin = request.headers.get('origin')
  if (!isWrite(request) || origin === null) return false
  const own = [new URL(baseUrl).host, request.headers.get('host')]
  return !own.includes(URL.canParse(origin) ? new URL(origin).host : origin)
}

const isOpenToContacts = (path: string) =>
  path.startsWith('portal/') || path === 'session' || path.startsWith('open/')

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const routeOf = (path: string) => path.replace(uuid, '{id}').replace(/^open\/[^/]+/, 'open/{token}')
const idsIn = (path: string) =>
  Object.fromEntries([...path.matchAll(uuid)].map(([id], at) => [`id${at + 1}`, id]))

const refuse = (status: number, reason: string, sentence: string) => ({
  refusal: Response.json({ reason, sentence }, { status }),
})
