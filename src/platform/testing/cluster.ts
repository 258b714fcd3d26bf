import { createHash, randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { checkout, joinSharedCluster, markOfCheckout } from './shared-cluster.ts'

export type TestDatabase = { ownerUrl: string; drop: () => Promise<void> }

/** How an empty database becomes what tests begin with, and the files (globs in the checkout) that decide on it. */
export type Template = { madeFrom: string[]; prepare: (ownerUrl: string) => Promise<void> }

/**
 * A database of its own, copied in some 50 ms from a template that is prepared once per cluster and again when
 * one of its files changes.
 */
export async function cloneDatabase(template: Template): Promise<TestDatabase> {
  const cluster = await testCluster()
  const from = await templateOnce(cluster, template)
  const name = `${prefix()}_${randomUUID().slice(0, 8)}`
  await withClient(cluster, (client) =>
    client.query(`create database ${name} template ${from} strategy file_copy`),
  )
  const drop = async () => {
    await withClient(cluster, (client) => client.query(`drop database if exists ${name} with (force)`))
  }
  return { ownerUrl: inCluster(cluster, name), drop }
}

/** Drops what a run of tests made in a cluster that it does not own. */
export async function dropTestDatabases(cluster: string): Promise<void> {
  await withClient(cluster, async (client) => {
    for (const name of await databasesLike(client, `${prefix()}_%`)) await dropWhole(client, name)
  })
}

let joined: Promise<string> | undefined

/** The cluster of this run, a server named by DATABASE_URL, or the one shared by tests that are run by hand. */
export function testCluster(): Promise<string> {
  const given = process.env.PERENNIAL_TEST_CLUSTER ?? process.env.DATABASE_URL
  joined ??= given ? Promise.resolve(given) : openShared()
  return joined
}

async function openShared(): Promise<string> {
  const { ownerUrl, adopted } = await joinSharedCluster()
  if (!adopted) await clearLeftovers(ownerUrl)
  return ownerUrl
}

/** Nobody uses a cluster that has only just started: clones in it are of runs that were killed, templates go stale. */
async function clearLeftovers(cluster: string): Promise<void> {
  await withClient(cluster, async (client) => {
    const templates = await databasesLike(client, `${prefix()}_template_%`)
    const all = await databasesLike(client, `${prefix()}_%`)
    const newest = templates.at(-1)
    for (const name of all) if (name !== newest) await dropWhole(client, name)
  })
}

const templates = new Map<string, Promise<string>>()

function templateOnce(cluster: string, template: Template): Promise<string> {
  const name = `${prefix()}_template_${markOf(template)}`
  const made = templates.get(name) ?? makeTemplate(cluster, name, template)
  templates.set(name, made)
  return made
}

/**
 * One process prepares, the others wait. Only a whole template is marked as one; what a killed run left half-made
 * is dropped. Nobody may connect to it then, since a database in use can't be copied.
 */
async function makeTemplate(cluster: string, name: string, { prepare }: Template): Promise<string> {
  await withClient(cluster, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rows } = await client.query('select datistemplate from pg_database where datname = $1', [name])
    if (rows[0]?.datistemplate) return
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
    await prepare(inCluster(cluster, name))
    await client.query(`alter database ${name} with is_template true allow_connections false`)
  })
  return name
}

function markOf({ madeFrom }: Template): string {
  const mark = createHash('sha256')
  for (const file of globSync(madeFrom, { cwd: checkout }).sort()) {
    mark
      .update(file)
      .update('\0')
      .update(readFileSync(join(checkout, file)))
      .update('\0')
  }
  return mark.digest('hex').slice(0, 12)
}

/** Names tell runs apart that share a server. */
const prefix = () => `perennial_test_${process.env.PERENNIAL_TEST_RUN ?? markOfCheckout}`

async function databasesLike(client: pg.Client, pattern: string): Promise<string[]> {
  const { rows } = await client.query('select datname from pg_database where datname like $1 order by oid', [
    pattern.replaceAll('_', String.raw`\_`),
  ])
  return rows.map(({ datname }) => datname)
}

async function dropWhole(client: pg.Client, name: string): Promise<void> {
  await client.query(`alter database ${name} with is_template false`)
  await client.query(`drop database ${name} with (force)`)
}

function inCluster(cluster: string, database: string): string {
  return cluster.replace(/^(postgres(?:ql)?:\/\/[^/?]*)(\/[^?]*)?/, `$1/${database}`)
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
