import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from './error-code.ts'
import { isSameAndAlive, type ProcessMark, thisProcess } from './processes.ts'

export type Lock = { taken: true; release: () => void } | { taken: false; heldBy: number }

/**
 * Takes a lock that is a file with the mark of its holder, so that it ends with the holder's life, however that
 * ends. The file appears whole or not at all: it is written beside and linked.
 */
export function takeLock(file: string): Lock {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify(thisProcess()))
  try {
    return isLinked(mine, file) ? heldLock(file) : takeOver(file, mine)
  } finally {
    rmSync(mine, { force: true })
  }
}

/** The lock, as soon as whoever holds it lets go. */
export async function waitForLock(file: string): Promise<() => void> {
  for (;;) {
    const lock = takeLock(file)
    if (lock.taken) return lock.release
    await pause(20)
  }
}

/**
 * Takes the place of a dead holder. Two may find it dead at once, and the slower must not take the lock from the
 * faster; so a dead holder is cleared away only under a second lock, after a second look.
 */
function takeOver(file: string, mine: string): Lock {
  const holder = holderOf(file)
  if (holder && isSameAndAlive(holder)) return { taken: false, heldBy: holder.pid }

  const turn = takeLock(`${file}.turn`)
  if (!turn.taken) return turn
  try {
    const stillThere = holderOf(file)
    if (stillThere && isSameAndAlive(stillThere)) return { taken: false, heldBy: stillThere.pid }
    if (stillThere) rmSync(file)
    return isLinked(mine, file) ? heldLock(file) : { taken: false, heldBy: holderOf(file)?.pid ?? nobody.pid }
  } finally {
    turn.release()
  }
}

function heldLock(file: string): Lock {
  return { taken: true, release: () => rmSync(file, { force: true }) }
}

/** After a power failure the file may be there without its content; then nobody holds it. */
function holderOf(file: string): ProcessMark | undefined {
  const text = textOf(file)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return nobody
  }
}

const nobody: ProcessMark = { pid: 0, start: '' }

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}
