import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'

const folder = mkdtempSync(join(tmpdir(), 'perennial-price-'))
after(() => rmSync(folder, { recursive: true }))

const run = promisify(execFile)
const price = async (rows: string, ...options: string[]) => {
  const file = join(folder, 'history.csv')
  writeFileSync(file, rows)
  return run(process.execPath, [join(import.meta.dirname, '../cli.ts'), 'price', file, ...options])
}
const year = `month,tickets,hours\n${Array.from({ length: 12 }, (_, n) => `2026-${n + 1},${8 + (n % 3)},${7 + n / 2}`).join('\n')}`

test('a price from a file alone: three ways on the terminal, and the same as JSON', async () => {
  const { stdout } = await price(year, '--endpoints', '20')
  for (const name of ['Fixed fee', 'Retainer', 'Block', 'Break-even']) assert.match(stdout, new RegExp(name))
  const { packages, own } = JSON.parse((await price(year, '--endpoints', '20', '--json')).stdout)
  assert.deepEqual(
    packages.map(({ kind }: { kind: string }) => kind),
    ['fixed-fee', 'retainer', 'block'],
  )
  assert.partialDeepStrictEqual(own, { months: 12, endpointMonths: 240 })
})

test('figures no price can be made of get a sentence, and no trace of ours', async () => {
  const oneMonth = 'month,tickets,hours\n2026-01,9,8'
  const refusals: [string, string[], RegExp][] = [
    [year, ['--endpoints', '0'], /Without endpoints there is no price/],
    [year, ['--endpoints', '-3'], /--endpoints/],
    [year, [], /--endpoints must say how many computers are covered/],
    [oneMonth, ['--endpoints', '20'], /One month says nothing of a year/],
    ['month,tickets,hours\n2026-01,9,-8\n2026-02,9,8', ['--endpoints', '20'], /Row 2, hours: -8/],
    [
      'month,tickets\n2026-01,9000\n2026-02,9000',
      ['--endpoints', '20'],
      /450 tickets per endpoint and month/,
    ],
  ]
  for (const [rows, options, says] of refusals)
    await assert.rejects(price(rows, ...options), ({ stderr }: { stderr: string }) => {
      assert.match(stderr, says)
      assert.doesNotMatch(stderr, /\n\s+at /)
      return true
    })
})
