import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'
import { sha256 } from '../ids.ts'

export type Migration = { name: string; stage: number; sql: string; checksum: string }

const root = join(import.meta.dirname, '../../..')

/** All migrations of the house in the order they run: date and minute, then platform before stages. */
export function allMigrations(): Migration[] {
  return globSync('src/{platform,domain/*,domain/*/*}/migrations/*.sql', { cwd: root })
    .map((path) => readMigration(path))
    .sort((a, b) => orderOf(a).localeCompare(orderOf(b)))
}

/**
 * Runs what has not run, each in a transaction of its own, one process at a time. A migration that was
 * changed after it ran is refused: what a database has been through can't be rewritten.
 */
export async function migrate(ownerUrl: string, migrations = allMigrations()): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await owner.connect()
  try {
    await owner.query(`select pg_advisory_lock(hashtext('perennial migrations'))`)
    const done = await checksums(owner)
    const changed = migrations.filter(({ name, checksum }) => (done.get(name) ?? checksum) !== checksum)
    if (changed.length > 0)
      throw new Error(`Changed after it ran: ${changed.map(({ name }) => name).join(', ')}`)
    const waiting = migrations.filter(({ name }) => !done.has(name))
    for (const migration of waiting) await run(owner, migration)
    return waiting.map(({ name }) => name)
  } finally {
    await owner.end()
  }
}

/** The migrations that a database still lacks, for /ready. */
export async function missingMigrations(
  query: (sql: string) => Promise<{ name: string }[]>,
): Promise<string[]> {
  const done = new Set((await query('select name from migration')).map((row) => row.name))
  return allMigrations()
    .map(({ name }) => name)
    .filter((name) => !done.has(name))
}

async function run(owner: pg.Client, { name, sql, checksum }: Migration) {
  await owner.query('begin')
  try {
    await owner.query(sql)
    await owner.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    await owner.query('commit')
  } catch (failure) {
    await owner.query('rollback')
    const where =
      failure instanceof pg.DatabaseError ? ` (${failure.message}${lineOf(sql, failure.position)})` : ''
    throw new Error(`Migration ${name} failed${where}`, { cause: failure })
  }
}

async function checksums(owner: pg.Client) {
  await owner.query('create table if not exists migration (name text primary key, checksum text not null)')
  await owner.query('grant select on migration to perennial_app')
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function readMigration(path: string): Migration {
  const sql = readFileSync(join(root, path), 'utf8')
  const stage = Number(path.match(/domain\/(\d+)-/)?.[1] ?? -1)
  return { name: `${stage < 0 ? 'platform' : stage}/${basename(path)}`, stage, sql, checksum: sha256(sql) }
}

const orderOf = ({ name, stage }: Migration) =>
  `${name.replace(/^[^/]*\//, '').slice(0, 15)} ${stage + 1} ${name}`
const lineOf = (sql: string, position?: string) =>
  position ? `, line ${sql.slice(0, Number(position)).split('\n').length}` : ''
