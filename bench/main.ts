import { parseArgs } from 'node:util'
import { actuaryBench } from './actuary.ts'
import { clockBench } from './clock.ts'
import type { Figures } from './figures.ts'
import { pricingBench } from './pricing.ts'
import { promiseCheckBench } from './promise-check.ts'
import { ratingBench } from './rating.ts'
import { startBench } from './start.ts'

/** `npm run bench [-- --json] [-- --only clock]`: each figure by name, with its unit. */
const benches: Record<string, () => Figures | Promise<Figures>> = {
  clock: clockBench,
  rating: ratingBench,
  actuary: actuaryBench,
  pricing: pricingBench,
  promiseCheck: promiseCheckBench,
  start: startBench,
}

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } })
const figures: Figures = {}
for (const [name, bench] of Object.entries(benches)) {
  if (values.only && values.only !== name) continue
  process.stderr.write(`${name} …\n`)
  Object.assign(figures, await bench())
}
if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
else
  for (const [name, { value, unit }] of Object.entries(figures)) {
    process.stdout.write(`${name.padEnd(36)} ${value.toLocaleString('en-IE')} ${unit}\n`)
  }
