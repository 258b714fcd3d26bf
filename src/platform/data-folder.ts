import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { codeOf } from './error-code.ts'
import { takeLock } from './process-lock.ts'

export type DataFolder = { path: string; secret: string; close: () => void }

/** Opens the folder for one process alone. A lock that a dead process left behind is taken over. */
export function openDataFolder(folder: string, givenSecret?: string): DataFolder {
  const path = makeDataFolder(folder)
  const lock = takeLock(join(path, 'lock'))
  if (!lock.taken) {
    throw new CannotStart(
      `Perennial already runs on the data folder ${path} as process ${lock.heldBy}; end that one first, or give this one another folder by PERENNIAL_DATA.`,
    )
  }
  return { path, secret: secretOf(path, givenSecret), close: lock.release }
}

/** The secret that signs sessions and links. Given, or made once and kept in the folder, for its owner's eyes only. */
export function secretOf(folder: string, given?: string): string {
  if (given !== undefined) return given
  const file = join(makeDataFolder(folder), 'secret')
  const secret = readSecret(file) ?? makeSecret(file)
  if (secret.length < 32) {
    throw new CannotStart(
      `${file} holds no secret of 32 characters or more; restore it from a backup, or delete it, which signs everybody out.`,
    )
  }
  return secret
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Written beside, forced to the disk and linked: a secret is there whole or not at all, and the first one stays. */
function makeSecret(file: string): string {
  const draft = `${file}.${process.pid}`
  const handle = openSync(draft, 'w', 0o600)
  writeSync(handle, `${randomBytes(32).toString('base64url')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  try {
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8').trim()
}

/** The data folder is for its owner; the folders on the way to it are made as any other. */
export function makeDataFolder(folder: string): string {
  const path = resolve(folder)
  try {
    mkdirSync(dirname(path), { recursive: true })
    if (!existsSync(path)) mkdirSync(path, { mode: 0o700 })
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new CannotStart(
      `The data folder ${path} can't be used (${codeOf(error)}); choose another by PERENNIAL_DATA.`,
    )
  }
  return path
}
