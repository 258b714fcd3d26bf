import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

type Source = { file: string; text: string }
type Import = { file: string; target: string; path: string }

const doors: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).imports
const sources = globSync('src/**/*.{ts,tsx,sql}').map((file) => ({ file, text: readFileSync(file, 'utf8') }))

const importsOf = (from: Source[]): Import[] =>
  from
    .filter(({ file }) => !file.endsWith('.sql'))
    .flatMap(({ file, text }) => {
      const targets = text.matchAll(
        /(?:^(?:import|export)\b[^'";]*?\bfrom\s*|^import\s*|\bimport\(\s*)(['"])([^'"\n]+)\1/gm,
      )
      return [...targets].map(([, , target = '']) => ({ file, target, path: pathOf(file, target) }))
    })

/** Where an import leads: through a door named in package.json, or along a relative path. */
function pathOf(file: string, target: string) {
  if (target.startsWith('.')) return join(dirname(file), target)
  const exact = doors[target]
  if (exact) return join(exact)
  for (const [door, folder] of Object.entries(doors)) {
    const start = door.replace(/\*$/, '')
    if (door.endsWith('*') && target.startsWith(start))
      return join(folder.replace('*', target.slice(start.length)))
  }
  return target
}

/** The stage a file belongs to: its number is its place in the life of an agreement. */
const stageOf = (path: string) => Number(path.match(/^src\/domain\/(\d+)-/)?.[1] ?? Number.NaN)
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const isContract = (path: string) => path.startsWith('src/') && path.endsWith('/contract.ts')
const isRules = (path: string) =>
  /^src\/domain\/.*\/(rules(\.ts|\/.*)|letters\/.*)$/.test(path) || /^src\/(kernel|actuary)\//.test(path)
const isPure = (path: string) => (isRules(path) || isContract(path)) && !isTest(path)
const isScreen = (path: string) => /^src\/domain\/.*\/screens\//.test(path)

const laws: Record<string, (use: Import) => boolean> = {
  'no stage leans on a later one': ({ file, path }) => stageOf(path) > stageOf(file),

  'one stage enters another by its doors': ({ file, path, target }) =>
    target.startsWith('.') && !Number.isNaN(stageOf(path)) && stageOf(path) !== stageOf(file),

  'rules and contracts lean on the kernel, the actuary and other rules': ({ file, path, target }) => {
    if (!isPure(file)) return false
    if (isRules(path) || target === 'temporal-polyfill') return false
    if (isContract(file)) return !isContract(path) && target !== 'zod' && target !== '@orpc/contract'
    const isNumeric = target === 'fft.js' || target.startsWith('pure-rand/')
    return !(file.startsWith('src/actuary/') && isNumeric)
  },

  'the kernel, the actuary and the platform know no stage': ({ file, path }) =>
    /^src\/(kernel|actuary|platform)\//.test(file) && !isTest(file) && !Number.isNaN(stageOf(path)),

  'the kernel knows neither actuary nor platform': ({ file, path }) =>
    file.startsWith('src/kernel/') && /^src\/(actuary|platform)\//.test(path),

  'only mains join connectors': ({ file, path }) =>
    path.startsWith('src/connectors/') && /^src\/(domain|platform|kernel|actuary|web)\//.test(file),

  'screens see contracts, rules, the web kit and parts, never verbs or tables': ({ file, path, target }) => {
    if (!isScreen(file) && !file.startsWith('src/web/')) return false
    if (isTest(file) || !path.startsWith('src/')) return false
    if (isPure(path) || path.startsWith('src/web/') || path === 'src/contract.ts') return false
    if (isScreen(path)) {
      const own = stageOf(path) === stageOf(file)
      return !(own || path.includes('/screens/parts/') || file === 'src/web/routes.tsx')
    }
    return target !== ''
  },
}

const offenders = (from: Source[], law: (use: Import) => boolean) =>
  importsOf(from)
    .filter(law)
    .map(({ file, target }) => `${file} imports ${target}`)

test('the imports are read', () => {
  assert.ok(importsOf(sources).length > 300)
})

for (const [says, law] of Object.entries(laws)) {
  test(says, () => assert.deepEqual(offenders(sources, law), []))
}

const planted: Record<string, Source> = {
  'no stage leans on a later one': {
    file: 'src/domain/2-agreements/sign.ts',
    text: `import { x } from "#billing"`,
  },
  'one stage enters another by its doors': {
    file: 'src/domain/3-service/open.ts',
    text: `import { x } from '../2-agreements/rules/rate.ts'`,
  },
  'rules and contracts lean on the kernel, the actuary and other rules': {
    file: 'src/domain/3-service/rules/clock.ts',
    text: `import { readFileSync } from 'node:fs'`,
  },
  'the kernel, the actuary and the platform know no stage': {
    file: 'src/platform/http/app.ts',
    text: `const x = await import('#firm')`,
  },
  'the kernel knows neither actuary nor platform': {
    file: 'src/kernel/money.ts',
    text: `import { newId } from '#platform/ids.ts'`,
  },
  'only mains join connectors': {
    file: 'src/domain/4-billing/issue.ts',
    text: `import { x } from '#connectors/books/x.ts'`,
  },
  'screens see contracts, rules, the web kit and parts, never verbs or tables': {
    file: 'src/domain/3-service/screens/desk-page.tsx',
    text: `import type { DB } from '#platform/database/tables.ts'`,
  },
}

for (const [says, law] of Object.entries(laws)) {
  test(`a planted violation is seen: ${says}`, () => {
    const source = planted[says]
    assert.ok(source)
    assert.equal(offenders([source], law).length, 1)
  })
}

const effects: [RegExp, string][] = [
  [/\bDate\.now\b/, 'Date.now'],
  [/\bnew Date\(/, 'new Date'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bTemporal\.Now\b/, 'Temporal.Now'],
]

function impurities(from: Source[]) {
  return from
    .filter(({ file }) => isPure(file))
    .flatMap(({ file, text }) => {
      const code = withoutComments(text)
      const found = effects
        .filter(([pattern]) => pattern.test(code))
        .map(([, name]) => `${file} uses ${name}`)
      const global = /\bTemporal\./.test(code) && !/import[^;]*\bTemporal\b[^;]*temporal-polyfill/.test(code)
      return global ? [...found, `${file} uses a Temporal that it does not import`] : found
    })
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')

test('pure code has no clock and no chance of its own', () => {
  assert.deepEqual(impurities(sources), [])
  const clock = { file: 'src/kernel/days.ts', text: 'const today = Temporal.Now.plainDateISO()' }
  assert.equal(impurities([clock]).length, 2)
})

// SQL keeps the floors too: a table belongs to the stage whose migration made it.

function ownersOfTables(from: Source[]) {
  const owners = new Map<string, number>()
  for (const { file, text } of from) {
    if (!file.endsWith('.sql')) continue
    const made = text.matchAll(/create table (?:if not exists )?([a-z_]+\.)?"?([a-z_]+)"?/g)
    for (const [, schema, name = ''] of made) {
      const stage = stageOf(file)
      if (!schema) owners.set(name, Number.isNaN(stage) ? -1 : stage)
    }
  }
  return owners
}

function namedTables(text: string): string[] {
  const calls = text.matchAll(
    /(?:selectFrom|insertInto|updateTable|deleteFrom|(?:inner|left|right|full)Join(?:Lateral)?|insertRows\(\w+,)\s*\(?\s*\[?\s*['"`]([a-z_]+)/g,
  )
  const statements = text.matchAll(/\b(?:from|join|into|update|references)\s+([a-z_]+)\b/g)
  return [...calls, ...statements].map(([, name = '']) => name)
}

function reachesUp(from: Source[], owners = ownersOfTables(sources)) {
  return from
    .filter(({ file }) => !Number.isNaN(stageOf(file)) && !isTest(file) && !isScreen(file))
    .flatMap(({ file, text }) => {
      const named = new Set(namedTables(file.endsWith('.sql') ? text : withoutComments(text)))
      const higher = [...named].filter((name) => (owners.get(name) ?? -1) > stageOf(file))
      return higher.map((name) => `${file} names the table ${name}`)
    })
}

test('no stage names a table of a later one', () => {
  assert.ok(ownersOfTables(sources).size > 50)
  assert.deepEqual(reachesUp(sources), [])
  const peek = { file: 'src/domain/1-clients/queries.ts', text: `tx.selectFrom('invoice as i')` }
  const raw = { file: 'src/domain/3-service/queries.ts', text: 'sql`select 1 from invoice_line`' }
  assert.equal(reachesUp([peek, raw]).length, 2)
})

const forbiddenSql =
  /\bnow\(\)|\bcurrent_date\b|\bcurrent_timestamp\b|\bat time zone\b|\buuidv7\(\)|\bgen_random_uuid\(\)/i

function sqlWithChance(from: Source[]) {
  return from
    .filter(({ file }) => !isTest(file))
    .filter(({ file, text }) => {
      const statements = file.endsWith('.sql')
        ? [text.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '')]
        : [...text.matchAll(/\bsql(?:<[^`]*>)?`([^`]*)`/g)].map(([, statement = '']) => statement)
      // What is handed in is an argument, whatever its name.
      return statements.some((statement) => forbiddenSql.test(statement.replace(/\$\{[^}]*\}/g, '?')))
    })
    .map(({ file }) => file)
}

test('time, days and ids reach SQL as arguments', () => {
  assert.deepEqual(sqlWithChance(sources), [])
  assert.deepEqual(sqlWithChance([{ file: 'src/a.ts', text: 'sql`select now()`' }]), ['src/a.ts'])
})

test('every stage has its README, and it fits on a page', () => {
  const stages = globSync('src/domain/*')
  assert.equal(stages.length, 10)
  for (const stage of stages) {
    const readme = readFileSync(join(stage, 'README.md'), 'utf8')
    assert.ok(readme.split('\n').length <= 41, `${stage}/README.md is longer than 40 lines`)
  }
})
