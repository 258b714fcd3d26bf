import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import { CannotStart } from '../cannot-start.ts'
import { allMigrations, migrate } from '../database/migrate.ts'
import { prepareRoles } from '../database/roles.ts'
import { prepareQueues } from '../jobs/schema.ts'
import { columnsOf, nameOf, type Progress } from './backup.ts'
import { partsOf } from './frames.ts'

const About = z.object({
  format: z.literal('perennial-backup'),
  version: z.literal(1),
  migrations: z.array(z.string()),
})
const Table = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })
const Jobs = z.array(z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) }))

/**
 * Restores a backup into an empty database of either kind, all of it or nothing. The schema is brought to the
 * backup's version first and to this program's afterwards, so an older backup fits a newer program.
 */
export async function restore(
  ownerUrl: string,
  file: string,
  { secret, queues, progress }: { secret: string; queues: readonly string[]; progress: Progress },
): Promise<void> {
  const parts = partsOf(createReadStream(file).pipe(createZstdDecompress()))
  const first = await parts.next()
  const about = About.safeParse(first.value?.heading)
  if (!about.success) throw new CannotStart(`${file} is not a backup of Perennial.`)
  if (first.value) await drain(first.value.bytes)
  await prepareRoles(ownerUrl, secret)
  await migrate(ownerUrl, migrationsOf(about.data.migrations))
  const jobs = await copyIn(ownerUrl, parts, progress)
  await migrate(ownerUrl)
  await prepareQueues(ownerUrl, queues)
  await enqueue(
    ownerUrl,
    jobs.filter(({ name }) => queues.includes(name)),
  )
}

function migrationsOf(names: string[]) {
  const known = allMigrations()
  const unknown = names.filter((name) => !known.some((migration) => migration.name === name))
  if (unknown.length > 0)
    throw new CannotStart(`The backup is of a newer version: it has ${unknown.join(', ')}. Update first.`)
  return known.filter(({ name }) => names.includes(name))
}

async function copyIn(ownerUrl: string, parts: ReturnType<typeof partsOf>, progress: Progress) {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC -c datestyle=ISO' })
  await owner.connect()
  let jobs: z.infer<typeof Jobs> = []
  try {
    await owner.query('begin')
    await mustBeEmpty(owner)
    // Rows that were heard of before the backup must not be heard of again.
    await owner.query('alter table happening disable trigger user')
    for await (const { heading, bytes } of parts) {
      const table = Table.safeParse(heading)
      if (!table.success) {
        jobs = Jobs.parse(JSON.parse((await bytesOf(bytes)).toString()))
        continue
      }
      const copy = owner.query(copyFrom(`copy ${nameOf(table.data)} (${columnsOf(table.data)}) from stdin`))
      await pipeline(Readable.from(bytes), copy)
      progress(table.data.name, copy.rowCount ?? 0)
    }
    await owner.query('alter table happening enable trigger user')
    await owner.query('commit')
    await owner.query('analyze')
  } catch (failure) {
    await owner.query('rollback')
    throw failure
  } finally {
    await owner.end()
  }
  return jobs
}

async function mustBeEmpty(owner: pg.Client) {
  const { rows } = await owner.query<{ full: boolean }>('select exists (select from door.firm) as full')
  if (rows[0]?.full) throw new CannotStart('This database holds a firm already. Restore into an empty one.')
}

async function enqueue(ownerUrl: string, jobs: z.infer<typeof Jobs>) {
  if (jobs.length === 0) return
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 1 })
  await boss.start()
  for (const { name, data } of jobs) await boss.send(name, data)
  await boss.stop({ graceful: false })
}

async function bytesOf(parts: AsyncGenerator<Buffer>) {
  const chunks: Buffer[] = []
  for await (const chunk of parts) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const drain = async (parts: AsyncGenerator<Buffer>) => void (await bytesOf(parts))
