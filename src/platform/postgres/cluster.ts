import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import type { Home } from './home.ts'

const majorVersion = '18'

/**
 * Makes the cluster if there is none; answers whether it made one. It is made beside and moved in place, so that a
 * start that was killed half-way leaves nothing that looks like a database.
 */
export function makeClusterOnce(home: Home, binaries: string, durable: boolean): boolean {
  if (existsSync(home.cluster)) {
    refuseOtherVersion(home.cluster)
    return false
  }
  const draft = `${home.cluster}.draft`
  rmSync(draft, { recursive: true, force: true })
  // The built-in locale sorts the same on every machine; what people read is sorted by "und-x-icu" in the queries.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
  const safety = durable ? ['--data-checksums'] : ['--no-sync', '--no-data-checksums']
  const owner = ['--username=perennial_owner', '--auth=trust']
  const { status, stderr, error } = spawnSync(
    join(binaries, 'initdb'),
    [`--pgdata=${draft}`, ...owner, ...locale, ...safety],
    { ...home.account, cwd: '/', env: plainEnvironment, encoding: 'utf8' },
  )
  if (status !== 0)
    throw new CannotStart(`PostgreSQL could not make a database in ${home.path}: ${error ?? stderr}`)
  renameSync(draft, home.cluster)
  return true
}

/** PG… variables of the caller are meant for clients and would bend the server. */
export const plainEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

function refuseOtherVersion(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === majorVersion) return
  throw new CannotStart(
    `The database in ${cluster} was made by PostgreSQL ${version} and this Perennial brings ${majorVersion}; back it up with the Perennial that made it and restore it into a new data folder.`,
  )
}
