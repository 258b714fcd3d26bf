import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from './error-code.ts'

/** A process, told apart from a later one that was given the same number. */
export type ProcessMark = { pid: number; start: string }

export const thisProcess = (): ProcessMark => ({ pid: process.pid, start: startOf(process.pid) ?? '' })

export function isSameAndAlive(mark: ProcessMark): boolean {
  if (!isAlive(mark.pid)) return false
  const start = startOf(mark.pid)
  return start === undefined || mark.start === '' || start === mark.start
}

/** A zombie is dead: it holds no file and no memory, it only waits to be counted. */
export function isAlive(pid: number): boolean {
  return exists(pid) && !isZombie(pid)
}

function isZombie(pid: number): boolean {
  return statOf(pid)?.state === 'Z'
}

/** Waits until the process is gone; answers whether it went in time. */
export async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const patience = AbortSignal.timeout(milliseconds)
  while (isAlive(pid) && !patience.aborted) await pause(10)
  return !isAlive(pid)
}

/** The folder a process works in; undefined where the system does not tell. */
export function workingFolderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

export function commandOf(pid: number): string {
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/** When a process started, in whatever form its system has, together with the boot it started in. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = statOf(pid)
    return stat && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${stat.startTicks}`
  }
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout?.trim() || undefined
}

/** The name in the second field may itself hold spaces and brackets, so the fields are counted behind it. */
function statOf(pid: number): { state: string; startTicks: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

function exists(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
