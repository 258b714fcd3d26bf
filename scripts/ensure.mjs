// Makes a bare checkout ready to start or, with --test, to be tested. It runs before anything is installed, so it
// needs nothing but Node 18 and npm. When there is nothing to do it says nothing and takes a blink.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'))
const isWindows = process.platform === 'win32'
const ownNode = join('node_modules', '.bin', isWindows ? 'node.cmd' : 'node')

const browsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

ensurePackages()
if (process.argv.includes('--test')) ensureTools()
ensureWeb()

/** Installs what package-lock.json names, once for every state of it. */
function ensurePackages() {
  const stamp = join('node_modules', '.installed')
  const state = `${hash(readFileSync('package-lock.json'))} ${process.platform}-${process.arch}`
  if (readIfThere(stamp) === state) return

  console.log('Installing packages, once (half a minute) …')
  installPackages()
  if (!existsSync(ownNode) && Number.parseInt(process.versions.node, 10) < 24) {
    stop(
      `Perennial runs on Node 24, which npm brings along on Linux and Windows; on ${process.platform}-${process.arch} it could not. Install Node 24 or newer (this is ${process.versions.node}) and try again.`,
    )
  }
  writeFileSync(stamp, state)
}

function installPackages() {
  if (runs('npm', ['ci', '--include=dev'])) return
  console.log('npm could not install exactly what package-lock.json names; trying to come close …')
  if (runs('npm', ['install', '--include=dev', '--no-audit', '--no-fund'])) return
  stop('npm could not install the packages; what it says stands above. Is the registry reachable from here?')
}

/** The journeys need a browser, and the tests of documents read PDF files. */
function ensureTools() {
  if (process.env.CHROMIUM && !existsSync(process.env.CHROMIUM)) {
    stop(`CHROMIUM names ${process.env.CHROMIUM}, which is not there.`)
  }
  const missing = []
  if (!process.env.CHROMIUM && !browsers.some((browser) => existsSync(browser))) missing.push('chromium')
  if (!isOnPath('pdftotext')) missing.push('poppler-utils')
  if (missing.length === 0) return

  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    stop(
      `The tests need ${missing.join(' and ')}: apt-get install -y --no-install-recommends ${missing.join(' ')} (as root; or set CHROMIUM to a Chromium or Chrome that is there)`,
    )
  }
  console.log(`Installing ${missing.join(' and ')}, once …`)
  process.env.DEBIAN_FRONTEND = 'noninteractive'
  runs('apt-get', ['update', '-qq'])
  if (runs('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing])) return
  stop(`apt-get could not install ${missing.join(' and ')}; what it says stands above.`)
}

/** Builds the pages when a file they are made of has changed; what only the server reads is not among them. */
function ensureWeb() {
  const stamp = join('dist', 'web.stamp')
  const roots = ['src/web', 'src/kernel', 'src/actuary', 'src/domain', 'src/contract.ts']
  const sources = [...roots.flatMap(filesIn).filter(isOfWeb), 'vite.config.ts', 'package-lock.json']
  const state = hash(sources.map(stateOf).join('\n'))
  if (readIfThere(stamp) === state && existsSync(join('dist', 'web', 'index.html'))) return

  console.log('Building the pages …')
  rmSync(stamp, { force: true })
  const node = existsSync(ownNode) ? ownNode : process.execPath
  const vite = join('node_modules', 'vite', 'bin', 'vite.js')
  if (!runs(node, [vite, 'build', '--logLevel', 'warn']))
    stop('The pages could not be built; the reason stands above.')
  mkdirSync('dist', { recursive: true })
  writeFileSync(stamp, state)
}

function isOfWeb(file) {
  if (/\.test\.tsx?$/.test(file)) return false
  return !file.startsWith('src/domain/') || /\/(screens|rules)\/|\/(rules|contract)\.ts$/.test(file)
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inside = `${path}/${entry.name}`
    return entry.isDirectory() ? filesIn(inside) : [inside]
  })
}

function stateOf(file) {
  const { mtimeMs, size } = statSync(file)
  return `${file} ${mtimeMs} ${size}`
}

/** Runs a program outside of node_modules/.bin: an installation replaces the very Node that stands there. */
function runs(program, options) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith('.bin'))
  const env = { ...process.env, PATH: path.join(delimiter) }
  return spawnSync(program, options, { stdio: 'inherit', shell: isWindows, env }).status === 0
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex')
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
