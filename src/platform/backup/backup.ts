import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { framed, heading } from './frames.ts'

export type Progress = (table: string, rows: number) => void
export type TableName = { schema: string; name: string; columns: string[] }

/**
 * Writes the whole database as of one instant to a file: COPY of each table in one repeatable-read snapshot,
 * compressed by zstd. The file takes its name only when it is whole.
 */
export async function backUp(
  ownerUrl: string,
  file: string,
  madeAt: string,
  progress: Progress,
): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC -c datestyle=ISO' })
  await owner.connect()
  try {
    await owner.query('begin transaction isolation level repeatable read read only')
    const tables = await tablesInOrder(owner)
    const { rows: migrations } = await owner.query<{ name: string }>(
      'select name from migration order by name',
    )
    const zstd = createZstdCompress()
    const written = pipeline(zstd, createWriteStream(`${file}.part`, { mode: 0o600 }))
    const about = {
      format: 'perennial-backup',
      version: 1,
      madeAt,
      migrations: migrations.map((row) => row.name),
    }
    await write(zstd, about, Readable.from([]))
    for (const table of tables) {
      const { rows } = await owner.query<{ count: string }>(`select count(*) from ${nameOf(table)}`)
      progress(table.name, Number(rows[0]?.count))
      await write(zstd, table, owner.query(copyTo(`copy ${nameOf(table)} (${columnsOf(table)}) to stdout`)))
    }
    await write(
      zstd,
      { jobs: true },
      Readable.from([JSON.stringify(await waitingJobs(owner))].map((text) => Buffer.from(text))),
    )
    zstd.end()
    await written
    await owner.query('commit')
    await rename(`${file}.part`, file)
    return tables.length
  } finally {
    await owner.end()
  }
}

async function write(zstd: NodeJS.WritableStream, part: object, bytes: Readable) {
  zstd.write(heading(part))
  const frames = new PassThrough()
  const copied = pipeline(bytes, framed(), frames)
  for await (const chunk of frames) {
    if (!zstd.write(chunk)) await new Promise((drained) => zstd.once('drain', drained))
  }
  await copied
}

/** Every table of ours, those that others refer to first, so that a restore meets each key's row in time. */
export async function tablesInOrder(owner: pg.Client): Promise<TableName[]> {
  const { rows } = await owner.query<TableName & { needs: string[] }>(`
    select n.nspname as schema, c.relname as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
       where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      coalesce((select array_agg(distinct confrelid::regclass::text) from pg_constraint
        where conrelid = c.oid and contype = 'f' and confrelid <> c.oid), '{}') as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'door', 'auth') and c.relname <> 'migration'
    order by n.nspname, c.relname`)
  const known = new Set<string>()
  const ordered: TableName[] = []
  const nameIn = ({ schema, name }: TableName) =>
    (schema === 'public' ? name : `${schema}."${name}"`).replaceAll('"', '')
  while (ordered.length < rows.length) {
    const ready = rows.filter(
      (row) => !known.has(nameIn(row)) && row.needs.every((need) => known.has(need.replaceAll('"', ''))),
    )
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle')
    for (const { needs: _, ...table } of ready) {
      known.add(nameIn(table))
      ordered.push(table)
    }
  }
  return ordered
}

export const nameOf = ({ schema, name }: TableName) => `"${schema}"."${name}"`
export const columnsOf = ({ columns }: TableName) => columns.map((column) => `"${column}"`).join(', ')

export type WaitingJob = { name: string; data: object }

async function waitingJobs(owner: pg.Client): Promise<WaitingJob[]> {
  const { rows } = await owner.query<WaitingJob>(
    `select name, data from pgboss.job where state < 'completed' and data is not null order by created_on`,
  )
  return rows
}
