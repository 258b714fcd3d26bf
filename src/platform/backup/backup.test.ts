import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openTestServer, testSecret } from '#testing'
import { cloneDatabase } from '../testing/cluster.ts'
import { backUp, nameOf, tablesInOrder } from './backup.ts'
import { restore } from './restore.ts'

let server: Awaited<ReturnType<typeof openTestServer>>
let folder: string
let file: string
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-backup-'))
  file = join(folder, 'northlight.backup')
  server = await openTestServer()
  const { owner } = await server.firm()
  const contact = { name: 'Una "the tab\t" Alder', email: 'una@alderquay.example' }
  await owner.api.clients.add({ name: 'Alderquay Dental', endpoints: 18, contact })
  await backUp(server.database.ownerUrl, file, '2026-11-17T10:15:00.000Z', () => undefined)
})
after(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const empty = { madeFrom: [], prepare: async () => undefined }
const options = { secret: testSecret, queues: ['a-queue'], progress: () => undefined }

async function contentOf(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const content: Record<string, unknown> = {}
  for (const table of await tablesInOrder(client)) {
    const { rows } = await client.query(
      `select count(*)::int, md5(string_agg(t::text, '|' order by t::text)) from ${nameOf(table)} t`,
    )
    content[nameOf(table)] = rows[0]
  }
  await client.end()
  return content
}

test('a restored database equals the one that was saved, table by table', async () => {
  const other = await cloneDatabase(empty)
  await restore(other.ownerUrl, file, options)
  const saved = await contentOf(server.database.ownerUrl)
  assert.ok(Object.keys(saved).length > 50)
  assert.deepEqual(await contentOf(other.ownerUrl), saved)
  await other.drop()
})

test('a database that holds a firm is not overwritten', async () => {
  await assert.rejects(restore(server.database.ownerUrl, file, options), /holds a firm already/)
})

test('a file cut short restores nothing', async () => {
  const bytes = readFileSync(file)
  const cut = join(folder, 'cut.backup')
  writeFileSync(cut, bytes.subarray(0, bytes.length - 200))
  const other = await cloneDatabase(empty)
  await assert.rejects(restore(other.ownerUrl, cut, options))
  assert.equal(await isThereAFirm(other.ownerUrl), false)
  await other.drop()
})

async function isThereAFirm(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('door.firm') is not null as there`,
  )
  const firms = rows[0]?.there ? (await client.query('select from door.firm')).rowCount : 0
  await client.end()
  return firms !== 0
}

test('what is no backup is said to be none', async () => {
  const other = await cloneDatabase(empty)
  await assert.rejects(restore(other.ownerUrl, 'package.json', options))
  await other.drop()
})
