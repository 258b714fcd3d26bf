import { readFileSync } from 'node:fs'
import { checkVectors } from './vectors/check.ts'
import { failed, type Outcome } from './vectors/outcome.ts'

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('Usage: npm run vectors -- FILE.json …')
  process.exit(2)
}

const outcomes: Outcome[] = []
for (const file of files) outcomes.push(...(await outcomesOf(file)))

const failures = outcomes.filter(({ passed }) => !passed)
for (const { id, expected, got } of failures) console.log(oneLine(`${id}: expected ${expected}, got ${got}`))
console.log(`${outcomes.length - failures.length} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 ? 1 : 0

async function outcomesOf(file: string): Promise<Outcome[]> {
  try {
    return await checkVectors(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    return [failed(file, 'a readable file of vectors', String(error))]
  }
}

function oneLine(text: string) {
  return text.replace(/\s+/g, ' ')
}
