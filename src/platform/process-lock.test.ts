import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { takeLock, waitForLock } from './process-lock.ts'
import { isAlive, isSameAndAlive, thisProcess } from './processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'perennial-lock-'))
after(() => rmSync(folder, { recursive: true }))

/** Runs a program with `takeLock` and `file` at hand in another process, which lives until it is killed. */
async function elsewhere(file: string, body: string) {
  const module = JSON.stringify(new URL('./process-lock.ts', import.meta.url).href)
  const program = `
    import { takeLock } from ${module}
    const file = ${JSON.stringify(file)}
    ${body}
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  const end = async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { pid: child.pid, said: String(said).trim(), end }
}

test('a lock is held until it is released', () => {
  const file = join(folder, 'plain')
  const first = takeLock(file)
  assert.ok(first.taken)
  assert.deepEqual(takeLock(file), { taken: false, heldBy: process.pid })
  first.release()
  assert.ok(takeLock(file).taken)
})

test('a lock names the other process that holds it, and ends with its life', async () => {
  const file = join(folder, 'other')
  const other = await elsewhere(file, 'console.log(takeLock(file).taken)')
  assert.equal(other.said, 'true')
  assert.deepEqual(takeLock(file), { taken: false, heldBy: other.pid })
  await other.end()
  assert.ok(takeLock(file).taken)
})

test('a process number that was given out again holds no lock', () => {
  const file = join(folder, 'again')
  writeFileSync(file, JSON.stringify({ pid: process.pid, start: 'some earlier life' }))
  assert.ok(takeLock(file).taken)
})

test('a lock file that a power failure emptied holds no lock', () => {
  const file = join(folder, 'empty')
  writeFileSync(file, '')
  assert.ok(takeLock(file).taken)
})

test('of many that find a holder dead, one takes its place', async () => {
  const file = join(folder, 'many')
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, start: '' }))
  const rush = 'while (Date.now() < START) {} ; console.log(takeLock(file).taken)'
  const start = String(Date.now() + 700)
  const racers = await Promise.all(
    Array.from({ length: 4 }, () => elsewhere(file, rush.replace('START', start))),
  )
  assert.deepEqual(racers.map((racer) => racer.said).sort(), ['false', 'false', 'false', 'true'])
  await Promise.all(racers.map((racer) => racer.end()))
})

test('who waits for a lock gets it when it is released', async () => {
  const file = join(folder, 'waited')
  const first = takeLock(file)
  assert.ok(first.taken)
  setTimeout(first.release, 30)
  const release = await waitForLock(file)
  assert.ok(existsSync(file))
  release()
})

test('a released lock leaves no file behind', () => {
  const own = mkdtempSync(join(folder, 'own-'))
  const lock = takeLock(join(own, 'lock'))
  assert.ok(lock.taken)
  lock.release()
  assert.deepEqual(readdirSync(own), [])
})

test('this process is alive, and a process that ended is not', async () => {
  assert.ok(isSameAndAlive(thisProcess()))
  const other = await elsewhere(join(folder, 'short'), "console.log('here')")
  assert.ok(isAlive(Number(other.pid)))
  await other.end()
  assert.equal(isAlive(Number(other.pid)), false)
  assert.equal(isAlive(0), false)
})
