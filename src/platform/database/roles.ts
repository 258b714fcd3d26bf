import { createHmac } from 'node:crypto'
import pg from 'pg'
import { sha256 } from '../ids.ts'

export type LoginUrls = { owner: string; app: string; auth: string }

/**
 * Makes the two groups that migrations grant to and their login roles, whose passwords come from the secret.
 * The pool's role owns nothing, belongs to no role that does, and can't bypass policies.
 */
export async function prepareRoles(ownerUrl: string, secret: string): Promise<LoginUrls> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    // Roles belong to the whole server: two databases prepared at once must not trip over each other.
    await owner.query('begin')
    await owner.query(`select pg_advisory_xact_lock(hashtext('perennial roles'))`)
    for (const group of ['perennial_app', 'perennial_auth']) await prepareRole(owner, group, secret)
    const { rows } = await owner.query<{ name: string }>('select current_database() as name')
    const database = owner.escapeIdentifier(rows[0]?.name ?? '')
    await owner.query(`grant connect on database ${database} to perennial_app, perennial_auth`)
    await owner.query('commit')
  } catch (failure) {
    if (isForbidden(failure)) throw new Error(byHand(secret))
    throw failure
  } finally {
    await owner.end()
  }
  return loginUrls(ownerUrl, secret)
}

/** The addresses that the pool and identity sign in with, on the server of the owner's address. */
export const loginUrls = (ownerUrl: string, secret: string): LoginUrls => ({
  owner: ownerUrl,
  app: asLogin(ownerUrl, loginName('perennial_app', secret), passwordOf('perennial_app', secret)),
  auth: asLogin(ownerUrl, loginName('perennial_auth', secret), passwordOf('perennial_auth', secret)),
})

async function prepareRole(owner: pg.Client, group: string, secret: string) {
  const login = loginName(group, secret)
  const { rows } = await owner.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname in ($1, $2)',
    [group, login],
  )
  const known = new Set(rows.map((row) => row.rolname))
  if (!known.has(group)) await owner.query(`create role ${group} nologin`)
  if (known.has(login)) return
  await owner.query(
    `create role ${login} login nosuperuser nocreatedb nocreaterole nobypassrls password ${owner.escapeLiteral(passwordOf(group, secret))}`,
  )
  await owner.query(`grant ${group} to ${login}`)
}

// Installations that share a server have secrets of their own, so their logins are told apart by it.
const loginName = (group: string, secret: string) => `${group}_${sha256(`login ${secret}`).slice(0, 8)}`
const passwordOf = (group: string, secret: string) => createHmac('sha256', secret).update(group).digest('hex')

function asLogin(ownerUrl: string, user: string, password: string) {
  const at = ownerUrl.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/, `$1${user}:${password}@`)
  return at.replace(/([?&])(user|password)=[^&]*/g, '$1').replace(/[?&]+$/, '')
}

const isForbidden = (failure: unknown) =>
  failure instanceof pg.DatabaseError && (failure.code === '42501' || failure.code === '28000')

function byHand(secret: string) {
  const lines = ['perennial_app', 'perennial_auth'].flatMap((group) => [
    `create role ${group} nologin;`,
    `create role ${loginName(group, secret)} login nobypassrls password '${passwordOf(group, secret)}';`,
    `grant ${group} to ${loginName(group, secret)};`,
  ])
  return `The user of DATABASE_URL may not create roles. Have an administrator run once:\n${lines.join('\n')}`
}
