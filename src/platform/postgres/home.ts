import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { makeDataFolder } from '../data-folder.ts'
import { type Account, accountOfNewCluster, canReach, weAreRoot } from './account.ts'

/** Where a cluster lives, and under which account. */
export type Home = { path: string; cluster: string; account: Account }

/**
 * The cluster's home is `postgres` in the data folder. Where the account cannot enter the data folder (a clone
 * under /root), `postgres` is a link to a home under /var/lib/perennial, so that later starts find the same one
 * whatever the folder's rights have become.
 */
export function openHome(dataFolder: string): Home {
  const path = join(resolve(dataFolder), 'postgres')
  if (!isThere(path)) makeHome(path)
  return homeAt(path)
}

/** The home if one was made already. */
export function existingHome(dataFolder: string): Home | undefined {
  const path = join(resolve(dataFolder), 'postgres')
  return isThere(path) ? homeAt(path) : undefined
}

function homeAt(entry: string): Home {
  const path = whereItLeads(entry)
  const { uid, gid } = statSync(path)
  if (weAreRoot()) return { path, cluster: join(path, 'data'), account: { uid, gid } }
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new CannotStart(
      `The database in ${path} belongs to another user (uid ${uid}); start Perennial as that user or as root, or choose another folder by PERENNIAL_DATA.`,
    )
  }
  return { path, cluster: join(path, 'data'), account: undefined }
}

/** Made beside and moved in place, so that a home is there with its owner or not at all. */
function makeHome(path: string): void {
  const dataFolder = makeDataFolder(dirname(path))
  const account = accountOfNewCluster()
  if (account) chmodSync(dataFolder, (statSync(dataFolder).mode & 0o777) | 0o011)

  if (canReach(account, dataFolder)) {
    renameSync(ownedFolder(join(dataFolder, 'postgres-'), account), path)
    return
  }
  const elsewhere = '/var/lib/perennial'
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  symlinkSync(ownedFolder(join(elsewhere, `${mark}-`), account), path)
}

function ownedFolder(prefix: string, account: Account): string {
  const folder = mkdtempSync(prefix)
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}

function whereItLeads(entry: string): string {
  try {
    return realpathSync(entry)
  } catch {
    throw new CannotStart(
      `${entry} is a link to a database that is not there; restore that folder, or delete the link to begin with an empty database.`,
    )
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
