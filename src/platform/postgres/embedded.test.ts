import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'
import { isAlive, isGoneWithin } from '../processes.ts'
import { openDatabaseServer } from './database-server.ts'
import { type Embedded, embeddedUrl, startEmbedded } from './embedded.ts'

const servers: Embedded[] = []
const temporary: string[] = []

// At the very end, and without waiting: so nothing stays behind a run that fails or is interrupted either.
process.once('exit', () => {
  for (const server of servers) void server.stop()
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

function emptyFolder(rights = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-embedded-'))
  chmodSync(folder, rights)
  temporary.push(folder)
  return join(folder, 'data')
}

async function started(wish: Parameters<typeof startEmbedded>[0]): Promise<Embedded> {
  const server = await startEmbedded(wish)
  servers.push(server)
  temporary.push(realpathSync(join(wish.dataFolder, 'postgres')))
  return server
}

async function ask(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements)
      rows = (await client.query({ text: statement, rowMode: 'array' })).rows
    return rows
  } finally {
    await client.end()
  }
}

const noteOne = ['create table note (text text)', "insert into note values ('kept')"]

/** Another process that starts the server and then only waits to be killed. */
async function startElsewhere(dataFolder: string) {
  const launcher = JSON.stringify(new URL('./embedded.ts', import.meta.url).href)
  const program = `
    import { startEmbedded } from ${launcher}
    const { pid, ownerUrl } = await startEmbedded({ dataFolder: ${JSON.stringify(dataFolder)} })
    console.log(JSON.stringify({ pid, ownerUrl }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  const { pid, ownerUrl }: { pid: number; ownerUrl: string } = JSON.parse(String(line))
  return { child, pid, ownerUrl }
}

test('the first start makes the database and the second finds it', async () => {
  const dataFolder = emptyFolder()
  const first = await started({ dataFolder })
  assert.deepEqual([first.fresh, first.adopted], [true, false])
  await ask(first.ownerUrl, ...noteOne)
  await first.stop()
  assert.equal(isAlive(first.pid), false)

  const second = await started({ dataFolder })
  assert.deepEqual([second.fresh, second.adopted], [false, false])
  assert.deepEqual(await ask(second.ownerUrl, 'select text from note'), [['kept']])
  await second.stop()
})

test('our database is durable, in UTF-8, and sorts as people read', async () => {
  const server = await started({ dataFolder: emptyFolder() })
  const settings =
    "select current_setting('fsync'), current_setting('data_checksums'), current_setting('server_encoding'), current_user::text"
  assert.deepEqual(await ask(server.ownerUrl, settings), [['on', 'on', 'UTF8', 'perennial_owner']])
  const sorted = `select name from (values ('Zorn'), ('Ärger'), ('apfel'), ('Ost')) w (name) order by name collate "und-x-icu"`
  assert.deepEqual((await ask(server.ownerUrl, sorted)).flat(), ['apfel', 'Ärger', 'Ost', 'Zorn'])
  await server.stop()
})

test('a database whose server was killed is adopted with all that was answered', async () => {
  const dataFolder = emptyFolder()
  const { child, pid, ownerUrl } = await startElsewhere(dataFolder)
  await ask(ownerUrl, ...noteOne)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const next = await started({ dataFolder })
  assert.deepEqual([next.adopted, next.pid, next.ownerUrl], [true, pid, ownerUrl])
  assert.deepEqual(await ask(next.ownerUrl, 'select text from note'), [['kept']])
  await next.stop()
  assert.equal(isAlive(pid), false)
})

test('a database that was killed is started anew with all that was answered', async () => {
  const dataFolder = emptyFolder()
  const { child, pid, ownerUrl } = await startElsewhere(dataFolder)
  await ask(ownerUrl, ...noteOne)
  process.kill(pid, 'SIGKILL')
  child.kill('SIGKILL')

  const next = await started({ dataFolder })
  assert.deepEqual([next.adopted, next.fresh], [false, false])
  assert.notEqual(next.pid, pid)
  assert.deepEqual(await ask(next.ownerUrl, 'select text from note'), [['kept']])
  await next.stop()
})

test('a number that was given to another process after a restart does not keep the database from starting', async () => {
  const dataFolder = emptyFolder()
  const { child, pid } = await startElsewhere(dataFolder)
  child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  const file = join(dataFolder, 'postgres', 'data', 'postmaster.pid')
  const { uid, gid } = statSync(file)
  const other = spawn('/bin/sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)))

  const next = await started({ dataFolder })
  assert.deepEqual([next.adopted, next.fresh], [false, false])
  await next.stop()
  other.kill()
})

test('a database that is just stopping is waited for', async () => {
  const dataFolder = emptyFolder()
  const first = await started({ durable: false, dataFolder })
  const stopping = first.stop()
  const next = await started({ durable: false, dataFolder })
  await stopping
  assert.deepEqual(await ask(next.ownerUrl, 'select 1'), [[1]])
  await next.stop()
})

test('a data folder that others may not enter serves as well, and keeps its database when they may', async () => {
  const dataFolder = emptyFolder(0o700)
  const first = await started({ durable: false, dataFolder })
  await ask(first.ownerUrl, ...noteOne)
  await first.stop()
  chmodSync(join(dataFolder, '..'), 0o755)
  const second = await started({ durable: false, dataFolder })
  assert.deepEqual(await ask(second.ownerUrl, 'select text from note'), [['kept']])
  await second.stop()
})

test('a data folder too deep for a socket, with spaces and signs in its name, serves as well', async () => {
  const dataFolder = join(emptyFolder(), 'Müller & Söhne 100% #1 '.repeat(4), 'data')
  const server = await started({ durable: false, dataFolder })
  assert.deepEqual(await ask(server.ownerUrl, 'select 1'), [[1]])
  await server.stop()
  assert.throws(() => realpathSync(server.socketFolder), { code: 'ENOENT' })
  const near = await started({ durable: false, dataFolder: join(emptyFolder(), "it's 100% #1") })
  assert.deepEqual(await ask(near.ownerUrl, 'select 1'), [[1]])
  await near.stop()
})

test('a start that was killed while making the database leaves nothing in the way', async () => {
  const dataFolder = emptyFolder()
  const first = await started({ durable: false, dataFolder })
  await first.stop()
  const home = join(dataFolder, 'postgres')
  cpSync(join(home, 'data', 'base', '1'), join(home, 'data.draft', 'base', '1'), { recursive: true })
  rmSync(join(home, 'data'), { recursive: true })
  const next = await started({ durable: false, dataFolder })
  assert.equal(next.fresh, true)
  await next.stop()
})

test('variables meant for clients do not bend the server or its address', async () => {
  process.env.PGPORT = '6543'
  process.env.PGDATABASE = 'elsewhere'
  try {
    const server = await started({ durable: false, dataFolder: emptyFolder() })
    assert.deepEqual(await ask(server.ownerUrl, 'select current_database()::text'), [['perennial']])
    await server.stop()
  } finally {
    delete process.env.PGPORT
    delete process.env.PGDATABASE
  }
})

test('a database of another version is refused', async () => {
  const dataFolder = emptyFolder()
  const server = await started({ durable: false, dataFolder })
  await server.stop()
  writeFileSync(join(dataFolder, 'postgres', 'data', 'PG_VERSION'), '17\n')
  await assert.rejects(startEmbedded({ dataFolder }), (error: unknown) => {
    return error instanceof CannotStart && /was made by PostgreSQL 17/.test(error.message)
  })
})

test('a link to a database that is gone is refused, not replaced by an empty one', async () => {
  const dataFolder = emptyFolder()
  mkdirSync(dataFolder, { recursive: true })
  symlinkSync(join(dataFolder, 'gone'), join(dataFolder, 'postgres'))
  await assert.rejects(startEmbedded({ dataFolder }), /is a link to a database that is not there/)
})

test('a setting PostgreSQL does not know is reported in its words', async () => {
  const extraSettings = { nonsense_here: 'on' }
  await assert.rejects(startEmbedded({ dataFolder: emptyFolder(), extraSettings }), /nonsense_here/)
})

test('the address is told to those who want to join, while the server runs', async () => {
  const dataFolder = emptyFolder()
  assert.equal(await embeddedUrl(dataFolder), undefined)
  const server = await openDatabaseServer({ dataFolder })
  temporary.push(realpathSync(join(dataFolder, 'postgres')))
  assert.equal(server.embedded, true)
  assert.equal(await embeddedUrl(dataFolder), server.ownerUrl)
  await server.stop()
  assert.equal(await embeddedUrl(dataFolder), undefined)
})

test('a server named by DATABASE_URL is used as it is and left running', async () => {
  const dataFolder = emptyFolder()
  const own = await started({ dataFolder, durable: false })
  const joined = await openDatabaseServer({ databaseUrl: own.ownerUrl, dataFolder: emptyFolder() })
  assert.deepEqual([joined.ownerUrl, joined.embedded], [own.ownerUrl, false])
  await joined.stop()
  assert.equal(isAlive(own.pid), true)
  await own.stop()
  assert.ok(await isGoneWithin(own.pid, 0))
})
