import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '../cannot-start.ts'
import { commandOf, isAlive, isGoneWithin, workingFolderOf } from '../processes.ts'
import { plainEnvironment } from './cluster.ts'
import type { Home } from './home.ts'

/** PostgreSQL's first process. */
export type Postmaster = { pid: number; socketFolder: string }

/** The postmaster that serves the cluster, once it is ready; undefined when none lives. */
export async function livingPostmaster(cluster: string): Promise<Postmaster | undefined> {
  for (;;) {
    const found = postmasterFile(cluster)
    if (!found) return undefined
    if (!isPostmasterOf(cluster, found.pid)) return undefined
    if (found.status === 'ready') return { pid: found.pid, socketFolder: found.socketFolder }
    await pause(10)
  }
}

/** Starts a postmaster that outlives us: the next start adopts it should we be killed. */
export async function launchPostmaster(home: Home, binaries: string, settings: Record<string, string>) {
  const patience = AbortSignal.timeout(30_000)
  for (;;) {
    const { pid, said } = await attempt(home, binaries, settings)
    if (pid !== undefined) return pid
    // The children of a killed postmaster need a moment to notice.
    const comesFree = /shared memory block/.test(said)
    if (!comesFree || patience.aborted)
      throw new CannotStart(`PostgreSQL did not start in ${home.path}: ${said}`)
    await pause(100)
  }
}

/** Ends sessions and the server in good order; after a minute without, at once, which only costs a recovery. */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  if (!isPostmasterOf(cluster, pid)) return
  process.kill(pid, 'SIGINT')
  if (await isGoneWithin(pid, 60_000)) return
  process.kill(pid, 'SIGQUIT')
  await isGoneWithin(pid, 10_000)
}

/** Runs until it is ready, or until it has ended and said why. */
async function attempt(home: Home, binaries: string, settings: Record<string, string>) {
  const log = join(home.path, 'startup.log')
  disownFile(home.cluster)
  const child = spawnDetached(home, log, join(binaries, 'postgres'), settings)
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', () => {
    ended ??= readFileSync(log, 'utf8').trim()
  })
  while (ended === undefined) {
    const found = postmasterFile(home.cluster)
    if (found?.pid === child.pid && found?.status === 'ready') {
      child.removeAllListeners()
      return { pid: child.pid, said: '' }
    }
    await pause(5)
  }
  return { pid: undefined, said: ended }
}

function spawnDetached(home: Home, log: string, program: string, settings: Record<string, string>) {
  // Removed first: the folder may be ours while the file is of a start by root.
  rmSync(log, { force: true })
  const handle = openSync(log, 'w', 0o600)
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(program, ['-D', home.cluster, ...options], {
    ...home.account,
    cwd: '/',
    env: plainEnvironment,
    detached: true,
    stdio: ['ignore', handle, handle],
  })
  closeSync(handle)
  child.unref()
  return child
}

/** The first lines of postmaster.pid: process, folder, start, port, socket folder, address, memory, status. */
function postmasterFile(cluster: string) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', status: lines[7]?.trim() }
  } catch {
    return undefined
  }
}

/**
 * The file of a dead postmaster keeps PostgreSQL from starting while its number is in use: by a zombie nobody
 * counts, or by another process after a restart. PostgreSQL overlooks the number of its parent, which is us, and
 * still sees whether children of the dead one hold its memory.
 */
function disownFile(cluster: string): void {
  const found = postmasterFile(cluster)
  if (!found || isPostmasterOf(cluster, found.pid)) return
  const file = join(cluster, 'postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)))
}

function isPostmasterOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false
  const folder = workingFolderOf(pid)
  return folder === undefined ? commandOf(pid).includes(cluster) : folder === cluster
}
