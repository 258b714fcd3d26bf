import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { makeDataFolder } from '../data-folder.ts'
import { type Embedded, startEmbedded } from '../postgres/embedded.ts'
import { takeLock, waitForLock } from '../process-lock.ts'
import { isSameAndAlive, thisProcess } from '../processes.ts'

export const checkout = join(import.meta.dirname, '../../..')
export const markOfCheckout = createHash('sha256').update(checkout).digest('hex').slice(0, 8)

/**
 * Joins the cluster that test files of this checkout share when they are run by hand. It is kept in the temp
 * folder between runs; the first to come starts it, the last to leave stops it.
 */
export async function joinSharedCluster(): Promise<Embedded> {
  const folder = makeDataFolder(join(tmpdir(), `perennial-test-${userInfo().username}-${markOfCheckout}`))
  const release = await waitForLock(join(folder, 'lock'))
  try {
    const server = await startFresh(folder)
    enter(folder)
    process.once('exit', () => leave(folder, server))
    return server
  } finally {
    release()
  }
}

/** Without fsync a power failure may spoil the cluster, and an upgrade may find it too old: then it is made again. */
async function startFresh(folder: string): Promise<Embedded> {
  try {
    return await startEmbedded({ dataFolder: folder, durable: false })
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    rmSync(join(folder, 'postgres'), { recursive: true, force: true })
    return startEmbedded({ dataFolder: folder, durable: false })
  }
}

function enter(folder: string): void {
  mkdirSync(join(folder, 'users'), { recursive: true })
  writeFileSync(join(folder, 'users', String(process.pid)), JSON.stringify(thisProcess()))
}

/** All of it without waiting, as the end of a process allows no more. Who finds the lock taken sees another come in. */
function leave(folder: string, server: Embedded): void {
  rmSync(join(folder, 'users', String(process.pid)), { force: true })
  const lock = takeLock(join(folder, 'lock'))
  if (!lock.taken) return
  if (!hasUsers(folder)) void server.stop()
  lock.release()
}

function hasUsers(folder: string): boolean {
  const users = join(folder, 'users')
  return readdirSync(users).some((user) =>
    isSameAndAlive(JSON.parse(readFileSync(join(users, user), 'utf8'))),
  )
}
