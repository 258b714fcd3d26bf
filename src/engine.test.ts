import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'perennial-engine-'))
const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc')

/** The package as it would be published, laid by hand where npm would install it: no network. */
before(() => {
  execFileSync(process.execPath, ['scripts/build-engine.ts'])
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder])
  const [tarball] = readdirSync(folder)
  assert.ok(tarball)
  const installed = join(folder, 'node_modules/perennial')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1'])
})

after(() => rmSync(folder, { recursive: true, force: true }))

const program = `
import { businessCalendar, invoiceTotals, mrrMovements, prorate, Temporal } from 'perennial/engine'

const calendar = businessCalendar({ timezone: 'Europe/Dublin', hours: { mon: [['09:00', '17:30']] } })
if (!calendar.yes) throw new Error(calendar.reason)
const due: Temporal.Instant = calendar.value.dueAt('2026-11-16T16:30:00Z', 7200)
const march = { from: '2026-03-01', toExclusive: Temporal.PlainDate.from('2026-04-01') }
const part: bigint = prorate(2200, march, { from: '2026-03-15', toExclusive: '2026-04-01' })
const line = { quantity: '50', price: '120.00', priceBaseQuantity: '60', taxCategory: 'S', taxPercent: '23' }
const { totals } = invoiceTotals({ currency: 'EUR', lines: [line] })
const fee = { clientId: 'jarrowby', amountMinor: 105000n, intervalMonths: 1, from: '2026-01-01', currency: 'EUR' }
const moved = mrrMovements([fee], { from: '2026-01-01', toExclusive: '2026-02-01' }).EUR?.movements[0]
console.log([due, part, totals.payable, moved?.kind, moved?.date, moved?.minor].join(' '))
`

test('the engine answers a program that installed nothing but the package', () => {
  writeFileSync(join(folder, 'program.mjs'), program.replaceAll(/: (Temporal\.Instant|bigint) =/g, ' ='))
  const printed = execFileSync(process.execPath, ['program.mjs'], { cwd: folder })
  assert.equal(String(printed), '2026-11-23T10:00:00Z 1206 123.00 new 2026-01-01 105000\n')
})

test('the types of the engine hold in a strict program', () => {
  writeFileSync(join(folder, 'program.mts'), program)
  const options = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2024',
    lib: ['ES2024', 'DOM'],
    types: [],
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['program.mts'] }),
  )
  execFileSync(process.execPath, [tsc, '-p', folder])
})
