import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/engine.md'), 'utf8')
const examples = globSync('docs/examples/*.ts', { cwd: root }).sort()

/** The code and the printed text that the page shows for an example. */
function shown(name: string) {
  const [, code, printed] =
    new RegExp(`\`\`\`ts ${name}\n([^]*?)\n\`\`\`\n\nprints\n\n\`\`\`text\n([^]*?)\n\`\`\``).exec(page) ?? []
  return { code, printed }
}

test('there are examples', () => {
  assert.ok(examples.length >= 9)
})

for (const file of examples) {
  test(`docs/engine.md shows ${basename(file)} as it is, and what it prints`, async () => {
    const code = readFileSync(join(root, file), 'utf8').replace("'../../src/engine.ts'", "'perennial/engine'")
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, file)])
    assert.deepEqual(shown(basename(file)), { code: code.trimEnd(), printed: stdout.trimEnd() })
  })
}
