import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { CannotStart } from '../cannot-start.ts'

/** The system account that PostgreSQL runs under; undefined means: under ours. */
export type Account = { uid: number; gid: number } | undefined

export const weAreRoot = () => process.getuid?.() === 0

/** PostgreSQL refuses to run as root, so root hands a new cluster to `nobody`. */
export function accountOfNewCluster(): Account {
  if (!weAreRoot()) return undefined
  const nobody = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m)
  if (!nobody) {
    throw new CannotStart(
      'PostgreSQL does not run as root and this system has no account "nobody"; start Perennial as another user, or set DATABASE_URL.',
    )
  }
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) }
}

/** Whether the account may enter the folder, or run the program, at the path. */
export function canReach(account: Account, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...account, cwd: '/' }).status === 0
}
