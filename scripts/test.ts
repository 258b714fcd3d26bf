import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'
import { dropTestDatabases } from '#platform/testing/cluster.ts'
import { openRunCluster } from '#platform/testing/run-cluster.ts'

// `npm test` runs everything, `npm test -- src/kernel` the test files whose path holds one of the words given.
const words = process.argv.slice(2)
const count = { passed: 0, failed: 0 }
const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort())

process.chdir(join(import.meta.dirname, '..'))
try {
  if (words.length === 0) await runChecks()
  await withCluster(async () => {
    await runFiles(filesLike('{src,demo,scripts,bench}/**/*.test.ts'), 2)
    await runFiles(filesLike('journeys/*.journey.test.ts'), 1)
  })
  if (count.passed + count.failed === 0) fail(`no test file has ${words.join(' or ')} in its path`)
} catch (error) {
  fail('the run itself', error)
}
if (interruption.signal.aborted) fail('interrupted')
console.log(`${count.passed} passed, ${count.failed} failed`)
process.exit(count.failed === 0 ? 0 : 1)

async function runChecks() {
  await check('the types fit', 'tsc', ['-b'])
  await check('the form is ours', 'biome', ['check', '--colors=off'])
  await check('nothing is left unused', 'knip', ['--no-progress'])
}

function check(claim: string, program: string, options: string[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const limits = { maxBuffer: 64 * 1024 * 1024, signal: interruption.signal }
  execFile(join('node_modules', '.bin', program), options, limits, (error, stdout, stderr) => {
    if (error) fail(`${claim} (${program})`, `${stdout}${stderr}` || error.message)
    else pass(`${claim} (${program})`)
    resolve()
  })
  return promise
}

function filesLike(pattern: string): string[] {
  const isWanted = (file: string) => words.length === 0 || words.some((word) => file.includes(word))
  return globSync(pattern).filter(isWanted).sort()
}

/** Gives the tests one cluster for the run: our own, or the server that DATABASE_URL names, which is left clean. */
async function withCluster(work: () => Promise<void>) {
  const given = process.env.DATABASE_URL
  const cluster = given ? { ownerUrl: given, close: () => dropTestDatabases(given) } : await openRunCluster()
  process.env.PERENNIAL_TEST_CLUSTER = cluster.ownerUrl
  process.env.PERENNIAL_TEST_RUN = `run${process.pid}`
  // Servers that tests start take this for the database to live in.
  delete process.env.DATABASE_URL
  try {
    await work()
  } finally {
    await cluster.close()
  }
}

/** Runs each file in a process of its own and counts its tests; a skipped test is no passed one. */
async function runFiles(files: string[], concurrency: number) {
  if (files.length === 0 || interruption.signal.aborted) return
  const limits = { concurrency, timeout: 5 * 60_000, signal: interruption.signal }
  for await (const event of run({ files, ...limits })) {
    tell(event)
    if (event.type !== 'test:summary' || event.data.file) continue
    const { passed, tests } = event.data.counts
    count.passed += passed
    count.failed += tests - passed
  }
}

function tell({ type, data }: TestEvent) {
  if (type === 'test:stdout' || type === 'test:stderr') process.stdout.write(data.message)
  if (type === 'test:diagnostic' && data.file) console.log(`  ${data.message}`)
  if (type === 'test:fail' && !isOfItsSubtests(data.details.error)) {
    const { error } = data.details
    console.log(`✖ ${data.name}, ${placeOf(data.file)}:${data.line}\n${inspect(error.cause ?? error)}`)
  }
  if (type === 'test:summary' && data.file) {
    const sign = data.success ? '✔' : '✖'
    const { passed, tests } = data.counts
    console.log(`${sign} ${placeOf(data.file)}: ${passed} of ${tests} (${Math.round(data.duration_ms)} ms)`)
  }
}

function isOfItsSubtests(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed'
}

function placeOf(file = ''): string {
  return relative('.', file)
}

function pass(what: string) {
  count.passed += 1
  console.log(`✔ ${what}`)
}

function fail(what: string, why: unknown = '') {
  count.failed += 1
  console.log(`✖ ${what}\n${typeof why === 'string' ? why : inspect(why)}`)
}
