import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { cloneDatabase, dropTestDatabases, type Template, testCluster } from './cluster.ts'
import { checkout } from './shared-cluster.ts'

const folder = mkdtempSync(join(tmpdir(), 'perennial-template-'))
// A run of its own, so that its templates can be told from those of the tests around it and dropped.
process.env.PERENNIAL_TEST_RUN = randomUUID().slice(0, 8)
after(async () => {
  rmSync(folder, { recursive: true })
  await dropTestDatabases(await testCluster())
})

/** A template made from one file, whose text becomes a row. */
function templateOf(text: string, rest = ''): Template & { prepared: string[] } {
  const file = join(folder, `${text}.sql`)
  writeFileSync(file, text + rest)
  const prepared: string[] = []
  const prepare = async (ownerUrl: string) => {
    prepared.push(ownerUrl)
    await ask(ownerUrl, 'create table note (text text)')
    await ask(ownerUrl, `insert into note values ('${text}')`)
  }
  return { madeFrom: [relative(checkout, file)], prepare, prepared }
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

test('clones begin with what the template holds and go their own ways', async () => {
  const template = templateOf('alder')
  const [one, two] = await Promise.all([cloneDatabase(template), cloneDatabase(template)])
  assert.equal(template.prepared.length, 1)
  await ask(one.ownerUrl, "insert into note values ('birch')")
  assert.deepEqual(await ask(one.ownerUrl, 'select text from note order by text'), ['alder', 'birch'])
  assert.deepEqual(await ask(two.ownerUrl, 'select text from note'), ['alder'])
  await Promise.all([one.drop(), two.drop()])
})

test('a dropped clone is gone, whoever is still connected to it', async () => {
  const clone = await cloneDatabase(templateOf('cedar'))
  const lingering = new pg.Client({ connectionString: clone.ownerUrl })
  lingering.on('error', () => {})
  await lingering.connect()
  await clone.drop()
  await assert.rejects(ask(clone.ownerUrl, 'select 1'), { code: '3D000' })
})

test('a changed file makes another template', async () => {
  const before = templateOf('elm')
  const first = await cloneDatabase(before)
  const changed = templateOf('elm', ' with more')
  const second = await cloneDatabase(changed)
  assert.equal(changed.prepared.length, 1)
  await Promise.all([first.drop(), second.drop()])
})

test('a template that was left half-made is made again', async () => {
  const template = templateOf('fir')
  const program = `
    import { cloneDatabase } from ${JSON.stringify(new URL('./cluster.ts', import.meta.url).href)}
    const prepare = () => process.exit(7)
    await cloneDatabase({ madeFrom: ${JSON.stringify(template.madeFrom)}, prepare })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' })
  assert.deepEqual(await once(child, 'exit'), [7, null])

  const clone = await cloneDatabase(template)
  assert.deepEqual(await ask(clone.ownerUrl, 'select text from note'), ['fir'])
  await clone.drop()
})

test('processes that need a template at once prepare it once', async () => {
  const { madeFrom } = templateOf('hazel')
  const program = `
    import { cloneDatabase } from ${JSON.stringify(new URL('./cluster.ts', import.meta.url).href)}
    let prepared = 0
    const prepare = async () => { prepared += 1 }
    const clone = await cloneDatabase({ madeFrom: ${JSON.stringify(madeFrom)}, prepare })
    await clone.drop()
    console.log(prepared)`
  const outcomes = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [said] = await once(child.stdout, 'data')
      return Number(String(said))
    }),
  )
  assert.deepEqual(outcomes.sort(), [0, 0, 1])
})
