import { type Decision, yes } from '#kernel/decision.ts'
import { type AggregateReason, aggregate } from '../aggregate.ts'
import type { Grid } from '../discretise.ts'
import { gamma } from '../distributions/gamma.ts'
import type { NegativeBinomial } from '../negative-binomial.ts'
import {
  type RetainerReason,
  type RetainerRule,
  type RolloverSheet,
  retainerWithRollover,
} from '../retainer.ts'
import { gammaP } from '../special/incomplete-gamma.ts'

/** Rates the client may turn out to have: equally likely, each the mean of its slice of the gamma. */
const SLICES = 8
/** More balances than this only cost time. */
const MOST_BALANCES = 300

type RetainerOffer = { hours: number; rule: RetainerRule; months: number }

/**
 * A retainer for a client whose rate isn't known: months are independent only given the rate, so each rate is carried through the year by
 * itself and the sheets are averaged. A client with a high rate is short in many months, not now and then.
 */
export function retainerOverRates(
  rate: { shape: number; rate: number },
  ticketsOfMonth: (rate: number) => NegativeBinomial,
  ticketHours: Grid,
  offer: RetainerOffer,
): Decision<RolloverSheet, RetainerReason | AggregateReason> {
  const sheets: RolloverSheet[] = []
  for (const each of slices(rate)) {
    const sheet = retainerAtRate(each, ticketsOfMonth, ticketHours, offer)
    if (!sheet.yes) return sheet
    sheets.push(sheet.value)
  }
  return yes(average(sheets))
}

/** The same for a client of a known rate. */
export function retainerAtRate(
  rate: number,
  ticketsOfMonth: (rate: number) => NegativeBinomial,
  ticketHours: Grid,
  { hours, rule, months }: RetainerOffer,
): Decision<RolloverSheet, RetainerReason | AggregateReason> {
  const month = aggregate([{ freq: ticketsOfMonth(rate), sev: ticketHours }])
  if (!month.yes) return month
  return retainerWithRollover(coarsened(month.value, { hours, rule, months }), hours, rule, months)
}

/**
 * A month on a grid just coarse enough that the balances stay few: cells are joined by a divisor of the allowance, each mass shared between
 * its two neighbours so that the mean stays. An allowance keeps at least twenty cells.
 */
function coarsened({ span, pmf }: Grid, { hours, rule, months }: RetainerOffer): Grid {
  const grant = Math.round(hours / span)
  const wanted = (carriedAllowances(rule, months) * grant) / MOST_BALANCES
  let joined = 1
  for (let k = 2; joined < wanted && k <= grant / 20; k += 1) if (grant % k === 0) joined = k
  if (joined === 1) return { span, pmf }
  const coarse = new Float64Array(Math.ceil((pmf.length - 1) / joined) + 2)
  for (let s = 0; s < pmf.length; s += 1) {
    const place = Math.floor(s / joined)
    const share = s / joined - place
    coarse[place] = (coarse[place] ?? 0) + (1 - share) * (pmf[s] ?? 0)
    coarse[place + 1] = (coarse[place + 1] ?? 0) + share * (pmf[s] ?? 0)
  }
  return { span: span * joined, pmf: coarse }
}

/** About how many allowances a balance can hold. */
function carriedAllowances(rule: RetainerRule, months: number): number {
  switch (rule.mode) {
    case 'none':
      return 1
    case 'next-only':
      return 2
    case 'capped':
      return 'capBp' in rule ? 1 + rule.capBp / 10_000 : 3
    case 'lifetime':
      return Math.max(1, rule.days / 30)
    case 'pooled':
      return rule.periods
    case 'signed':
      return months
  }
}

function slices({ shape, rate }: { shape: number; rate: number }): number[] {
  const law = gamma({ shape, rate })
  const edges = Array.from({ length: SLICES + 1 }, (_, i) => law.quantile(i / SLICES))
  const weighted = edges.map((edge) => (edge === Infinity ? 1 : gammaP(shape + 1, rate * edge)))
  return Array.from(
    { length: SLICES },
    (_, i) => ((weighted[i + 1] ?? 1) - (weighted[i] ?? 0)) * SLICES * law.mean,
  )
}

function average(sheets: readonly RolloverSheet[]): RolloverSheet {
  const mean = (of: (sheet: RolloverSheet) => number) =>
    sheets.reduce((sum, sheet) => sum + of(sheet), 0) / sheets.length
  const span = sheets[0]?.balance.span ?? 1
  const first = Math.min(...sheets.map(({ balance }) => balance.first))
  const length = Math.max(...sheets.map(({ balance }) => balance.first + balance.pmf.length)) - first
  const pmf = Float64Array.from({ length }, (_, j) =>
    mean(({ balance }) => balance.pmf[j + first - balance.first] ?? 0),
  )
  return {
    months: (sheets[0]?.months ?? []).map((_, t) => ({
      expectedUsed: mean((sheet) => sheet.months[t]?.expectedUsed ?? 0),
      expectedCovered: mean((sheet) => sheet.months[t]?.expectedCovered ?? 0),
      expectedOverage: mean((sheet) => sheet.months[t]?.expectedOverage ?? 0),
      expectedLapsed: mean((sheet) => sheet.months[t]?.expectedLapsed ?? 0),
      expectedCarried: mean((sheet) => sheet.months[t]?.expectedCarried ?? 0),
      probabilityOfOverage: mean((sheet) => sheet.months[t]?.probabilityOfOverage ?? 0),
    })),
    expectedUsed: mean((sheet) => sheet.expectedUsed),
    expectedCovered: mean((sheet) => sheet.expectedCovered),
    expectedOverage: mean((sheet) => sheet.expectedOverage),
    expectedLapsed: mean((sheet) => sheet.expectedLapsed),
    expectedCarried: mean((sheet) => sheet.expectedCarried),
    probabilityOfAnyOverage: mean((sheet) => sheet.probabilityOfAnyOverage),
    balance: { span, first, pmf },
  }
}
