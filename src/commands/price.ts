import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import type { Refused } from '#kernel/decision.ts'
import { printAmount } from '#kernel/money.ts'
import { sentence } from '#kernel/sentences.ts'
import { CannotStart } from '#platform/cannot-start.ts'
import {
  adviceOn,
  allWork,
  assumptionsOf,
  bookOf,
  experienceFromRows,
  type PriceChoices,
  type Priced,
  price,
  pricingSentences,
  usualAssumptions,
} from '#pricing/rules'

const names = { 'fixed-fee': 'Fixed fee', retainer: 'Retainer', block: 'Block' }

/** `perennial price HISTORY.csv --endpoints N`: the sheet on the terminal, from a file alone. */
export async function printPrice(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      endpoints: { type: 'string' },
      rate: { type: 'string', default: '120' },
      cost: { type: 'string', default: '45' },
      chance: { type: 'string', default: '0.1' },
      months: { type: 'string', default: '12' },
      currency: { type: 'string', default: 'EUR' },
      json: { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  if (!file || !existsSync(file))
    throw new CannotStart('Name a file that is there: perennial price HISTORY.csv --endpoints N')
  const choices: PriceChoices = {
    endpoints: numberOf(values.endpoints, '--endpoints', 'how many computers are covered'),
    months: numberOf(values.months, '--months', 'how many months the price is for'),
    chanceOfLoss: numberOf(values.chance, '--chance', 'a chance such as 0.1'),
    costPerHourMinor: Math.round(numberOf(values.cost, '--cost', 'what an hour costs us') * 100),
    hourlyRateMinor: Math.round(numberOf(values.rate, '--rate', 'what an hour costs at list') * 100),
    fixedPerYearMinor: 0,
    target: 'client',
    moralHazard: usualAssumptions.moralHazard,
    factor: 1,
    spreadCv: 0,
    onboarding: true,
    roundToMinor: 1000,
  }
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (head) => head.trim().toLowerCase(),
  })
  const own = told(experienceFromRows(data, choices.endpoints))
  const book = bookOf([], [], usualAssumptions)
  const offer = allWork(book.kinds)
  const question = { book, own, choices, assumed: usualAssumptions, offer, others: null }
  const { priced: sheet } = told(price(question))
  const assumptions = [...assumptionsOf(sheet, question), ...adviceOn(sheet, own, choices.months)]
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ currency: values.currency, choices, own, ...sheet, assumptions }, null, 2)}\n`
      : inWords(sheet, assumptions, values.currency),
  )
}

/** A no of a rule ends the command with its sentence. */
function told<Value>(
  decision: { yes: true; value: Value } | { yes: false; reason: string; about?: Refused['about'] },
): Value {
  if (decision.yes) return decision.value
  throw new CannotStart(sentence(decision.reason, decision.about, pricingSentences))
}

function numberOf(text: string | undefined, name: string, what: string): number {
  const value = Number(text)
  if (text === undefined || !Number.isFinite(value) || value < 0)
    throw new CannotStart(`${name} must say ${what}.`)
  return value
}

function inWords(sheet: Priced, assumptions: string[], currency: string) {
  const money = (minor: number) => `${printAmount(minor, currency)} ${currency}`.padStart(16)
  const share = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(9)
  const head = `${''.padEnd(12)}${'price'.padStart(16)}${'hours'.padStart(9)}${'expected cost'.padStart(18)}${'loss'.padStart(9)}`
  const rows = sheet.packages.map(
    (one) =>
      `${names[one.kind].padEnd(12)}${money(one.priceMinor)}${(one.hours === null ? '–' : one.hours.toFixed(1)).padStart(9)}  ${money(one.expectedCostMinor)}${share(one.chanceOfLoss)}`,
  )
  const { light, usual, heavy } = sheet.years
  const years = `A light, usual and heavy year: ${light.toFixed(0)}, ${usual.toFixed(0)}, ${heavy.toFixed(0)} h. Break-even fee ${printAmount(sheet.breakEvenMinor, currency)} a month.`
  return `${head}\n${rows.join('\n')}\nFixed fee and retainer a month, block once; net of tax.\n\n${years}\n${assumptions.map((line) => `- ${line}`).join('\n')}\n`
}
