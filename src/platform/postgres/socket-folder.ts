import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Home } from './home.ts'

/** A socket's address has room for 107 bytes, of which PostgreSQL's own name takes 14. */
const longestFolderBytes = 107 - '/.s.PGSQL.5432'.length

/** The folder of the server's socket, open to its owner only: in its home, or in the temp folder if that is too deep. */
export function makeSocketFolder(home: Home): string {
  const folder = join(home.path, 'socket')
  if (Buffer.byteLength(folder) > longestFolderBytes) return owned(mkdtempSync(temporaryPrefix()), home)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  return owned(folder, home)
}

export function removeSocketFolder(folder: string): void {
  if (folder.startsWith(temporaryPrefix())) rmSync(folder, { recursive: true, force: true })
}

const temporaryPrefix = () => join(tmpdir(), 'perennial-socket-')

function owned(folder: string, { account }: Home): string {
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}
