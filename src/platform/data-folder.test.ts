import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { CannotStart } from './cannot-start.ts'
import { openDataFolder, secretOf } from './data-folder.ts'

const temporary = mkdtempSync(join(tmpdir(), 'perennial-data-'))
after(() => rmSync(temporary, { recursive: true }))

test('a data folder is made for its owner only and keeps its secret', () => {
  const path = join(temporary, 'deep', 'data')
  const first = openDataFolder(path)
  assert.equal(statSync(path).mode & 0o777, 0o700)
  assert.equal(statSync(join(path, 'secret')).mode & 0o777, 0o600)
  assert.ok(first.secret.length >= 32)
  first.close()
  const second = openDataFolder(path)
  assert.equal(second.secret, first.secret)
  second.close()
})

test('a data folder in use is refused in a sentence that names the process', () => {
  const path = join(temporary, 'busy')
  const first = openDataFolder(path)
  assert.throws(
    () => openDataFolder(path),
    (error: unknown) =>
      error instanceof CannotStart &&
      error.message.includes(`already runs on the data folder ${path} as process ${process.pid};`),
  )
  first.close()
  openDataFolder(path).close()
})

test('a given secret is used and not kept', () => {
  const path = join(temporary, 'given')
  const secret = 'given-by-the-operator-in-the-environment'
  const folder = openDataFolder(path, secret)
  assert.equal(folder.secret, secret)
  assert.throws(() => readFileSync(join(path, 'secret')), { code: 'ENOENT' })
  folder.close()
})

test('a second process that joins the database finds the same secret', () => {
  const path = join(temporary, 'joined')
  const folder = openDataFolder(path)
  assert.equal(secretOf(path), folder.secret)
  folder.close()
})

test('a secret that was cut short is refused', () => {
  const path = join(temporary, 'short')
  openDataFolder(path).close()
  writeFileSync(join(path, 'secret'), 'abc\n')
  assert.throws(() => secretOf(path), /holds no secret of 32 characters/)
})

test('a data folder that cannot be used is refused in a sentence', () => {
  writeFileSync(join(temporary, 'file'), '')
  assert.throws(() => openDataFolder(join(temporary, 'file', 'data')), /can't be used \(E[A-Z]+\)/)
})
