import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const temporary = mkdtempSync(join(tmpdir(), 'perennial-ensure-'))
after(() => rmSync(temporary, { recursive: true }))

/**
 * A checkout with a page and a rule, on a machine whose npm and Vite only write down that they were called: what is
 * tested is when the script calls them.
 */
function bareCheckout({ npmFails = false } = {}) {
  const root = mkdtempSync(join(temporary, 'checkout-'))
  const put = (file: string, text: string) => {
    mkdirSync(join(root, file, '..'), { recursive: true })
    writeFileSync(join(root, file), text, { mode: 0o755 })
  }
  cpSync(join(import.meta.dirname, 'ensure.mjs'), join(root, 'scripts', 'ensure.mjs'))
  put('package-lock.json', '{}')
  put('vite.config.ts', '')
  put('src/web/main.tsx', '')
  put('src/domain/3-service/rules.ts', '')
  put('src/domain/3-service/draw-time.ts', '')
  put('calls', '')
  put(
    'vite.js',
    "const fs = require('fs'); fs.appendFileSync('calls', 'vite build\\n'); fs.cpSync('vite.js', 'dist/web/index.html')",
  )
  put(
    'machine/npm',
    `#!${process.execPath}
    const { appendFileSync, cpSync, mkdirSync, symlinkSync } = require('fs')
    appendFileSync('calls', 'npm ' + process.argv[2] + '\\n')
    if (${npmFails}) process.exit(1)
    mkdirSync('node_modules/.bin', { recursive: true })
    cpSync('vite.js', 'node_modules/vite/bin/vite.js')
    try { symlinkSync(process.execPath, 'node_modules/.bin/node') } catch {}`,
  )
  const ensure = (options: string[] = [], environment = {}) => {
    const env = { PATH: join(root, 'machine'), ...environment }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'scripts/ensure.mjs'), ...options],
      {
        env,
        encoding: 'utf8',
      },
    )
    const calls = readFileSync(join(root, 'calls'), 'utf8').trim().split('\n').filter(Boolean)
    writeFileSync(join(root, 'calls'), '')
    return { status, said: stdout + stderr, calls }
  }
  return { root, put, ensure }
}

test('a bare checkout is installed and built, once', () => {
  const { ensure } = bareCheckout()
  const first = ensure()
  assert.deepEqual([first.status, first.calls], [0, ['npm ci', 'vite build']], first.said)
  assert.deepEqual(ensure(), { status: 0, said: '', calls: [] })
})

test('a changed lock file is installed, and what is built from it is built', () => {
  const { put, ensure } = bareCheckout()
  ensure()
  put('package-lock.json', '{ "changed": true }')
  assert.deepEqual(ensure().calls, ['npm ci', 'vite build'])
})

test('pages are built again when a page or a rule changes, or when they are gone', () => {
  const { root, put, ensure } = bareCheckout()
  ensure()
  for (const file of [
    'src/web/main.tsx',
    'src/domain/3-service/rules.ts',
    'vite.config.ts',
    'src/contract.ts',
  ]) {
    put(file, '// changed')
    assert.deepEqual(ensure().calls, ['vite build'], file)
  }
  rmSync(join(root, 'dist/web'), { recursive: true })
  assert.deepEqual(ensure().calls, ['vite build'])
})

test('pages are not built again for a file only the server or a test reads', () => {
  const { root, put, ensure } = bareCheckout()
  ensure()
  appendFileSync(join(root, 'src/domain/3-service/draw-time.ts'), '// changed')
  put('src/web/main.test.ts', '')
  put('src/platform/clock.ts', '')
  assert.deepEqual(ensure().calls, [])
})

test('an installation that fails is tried in the other way and then explained', () => {
  const { status, said, calls } = bareCheckout({ npmFails: true }).ensure()
  assert.deepEqual([status, calls], [1, ['npm ci', 'npm install']])
  assert.match(said, /npm could not install the packages; what it says stands above\./)
})

test('tests say which one command installs what they need', () => {
  const { status, said } = bareCheckout().ensure(['--test'], { CHROMIUM: process.execPath })
  assert.equal(status, 1)
  assert.match(said, /apt-get install -y --no-install-recommends poppler-utils \(as root/)
})

test('as root, what tests need is installed', () => {
  const { root, put, ensure } = bareCheckout()
  put(
    'machine/apt-get',
    `#!${process.execPath}\nrequire('fs').appendFileSync('calls', 'apt-get ' + process.argv[2] + '\\n')`,
  )
  const { status, calls } = ensure(['--test'], { CHROMIUM: process.execPath })
  const asRoot = process.getuid?.() === 0
  assert.equal(status, asRoot ? 0 : 1)
  assert.deepEqual(calls, asRoot ? ['npm ci', 'apt-get update', 'apt-get install', 'vite build'] : ['npm ci'])
  symlinkSync(process.execPath, join(root, 'machine/pdftotext'))
  assert.doesNotMatch(ensure(['--test'], { CHROMIUM: process.execPath }).calls.join(), /apt-get/)
})

test('a browser that is named but not there is refused', () => {
  const { status, said } = bareCheckout().ensure(['--test'], { CHROMIUM: '/nowhere/chromium' })
  assert.equal(status, 1)
  assert.match(said, /CHROMIUM names \/nowhere\/chromium, which is not there/)
})
