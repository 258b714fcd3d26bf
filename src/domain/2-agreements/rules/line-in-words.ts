import type { BillingRule, UsagePeriod } from './billing-rule.ts'
import { quantityOf } from './counts.ts'
import { lineAllowance } from './line-allowance.ts'
import type { Allowance, Burn, Coverage, Line, OverageRule, Quantity, RolloverRule } from './lines.ts'
import {
  amount,
  list,
  months,
  percent,
  plural,
  singular,
  type TermFact,
  trimmedHours,
  type WriteMoney,
  workWords,
} from './words.ts'

export const lineKindNames = [
  'fixed-fee',
  'retainer',
  'block',
  'recurring-item',
  'discounted-labour',
  'one-time',
] as const satisfies readonly Line['kind'][]

export const lineKinds: Record<Line['kind'], string> = {
  'fixed-fee': 'Fixed fee',
  retainer: 'Retainer',
  block: 'Block of hours',
  'recurring-item': 'Recurring item',
  'discounted-labour': 'Discounted labour',
  'one-time': 'One-time',
}

/** Everything a line says, fact by fact, in the order in which people ask. */
export function factsOfLine(line: Line, money: WriteMoney): TermFact[] {
  const facts: Facts = [
    ['Kind', lineKinds[line.kind]],
    ...pricing(line, money),
    ...included(line, money),
    ...(line.kind === 'block' ? lastingOf(line, money) : []),
    ['Covers', 'covers' in line && line.covers && coverageWords(line.covers)],
    [
      'Holds',
      (line.startsOn || line.endsOn) && `${line.startsOn ?? 'from the start'} to ${line.endsOn ?? 'the end'}`,
    ],
    ['Price rises', 'escalates' in line && line.escalates === false && 'not'],
  ]
  return facts.flatMap(([fact, says]) => (says ? [{ fact, says }] : []))
}

/** A fact that isn't said where there is nothing to say. */
type Facts = [fact: string, says: string | false | null | undefined][]

function pricing(line: Line, money: WriteMoney): Facts {
  const quantity = quantityOf(line)
  return [
    ['Price', 'unitPrice' in line && priceWords(line)],
    ['Count', quantity && quantityWords(quantity)],
    ['At least', line.kind === 'fixed-fee' && line.minimumMinor !== undefined && money(line.minimumMinor)],
    [
      'Discount',
      line.kind === 'discounted-labour' && `${percent(line.discountBp)}${workWords(line.where, ' on ')}`,
    ],
    ['Due', line.kind === 'one-time' && `${line.dueOn}, ${line.purpose}`],
    ['Billed', 'billing' in line && line.billing && billingWords(line.billing)],
    ['Is billed', 'autoBilled' in line && line.autoBilled === false && 'only when asked for'],
    ['Costs us', line.kind === 'recurring-item' && line.unitCost !== undefined && `${line.unitCost} each`],
    ['Passed on', 'passThrough' in line && line.passThrough && 'at what the vendor charges'],
  ]
}

function included(line: Line, money: WriteMoney): Facts {
  const held = lineAllowance(line)
  if (!held) return []
  const { allowance, rollover, overage, burn } = held
  const isBlock = line.kind === 'block'
  return [
    [
      'Included',
      isBlock
        ? amount(allowance.amount, allowance, money)
        : allowanceWords(allowance, money, quantityOf(line)),
    ],
    ['In a first period that isn’t whole', allowance.inPartPeriod === 'full' && 'all of it'],
    ['Unused', rollover && rolloverWords(rollover, allowance, money)],
    ['Beyond it', overageWords(overage, money)],
    ['Counts more', burn && burnWords(burn)],
    ['Hours of travel', 'drawsTravel' in line && line.drawsTravel && 'are drawn too'],
  ]
}

const lastingOf = (line: Extract<Line, { kind: 'block' }>, money: WriteMoney): Facts => [
  ['Can be used', line.lifetimeMonths ? `${line.lifetimeMonths} months` : 'without end'],
  ['Bought again', line.everyMonths !== undefined && `every ${months(line.everyMonths)}`],
  [
    'Top-up',
    line.topUp &&
      `${line.topUp.kind === 'auto' ? 'bought' : 'offered'} at ${amount(line.topUp.atUnits, line.allowance, money)}`,
  ],
  ['Usable', line.usableWhen === 'paid' && 'once its invoice is paid'],
]

function priceWords(line: Extract<Line, { unitPrice: string }>): string {
  if (line.kind === 'one-time')
    return line.quantity === undefined ? line.unitPrice : `${line.quantity} × ${line.unitPrice}`
  if (line.kind === 'block') return `${line.unitPrice} a block`
  const of = line.quantity ? ` per ${singular(line.quantity.of)}` : ''
  const interval = line.billing?.intervalMonths
  return `${line.unitPrice}${of}${interval === undefined || interval === 1 ? ' a month' : ` every ${months(interval)}`}`
}

export function quantityWords({ of, rule, agreed, minimum, decrease, committed }: Quantity): string {
  const counted = {
    agreed: 'as agreed',
    'on-billing-day': 'as counted on the billing day',
    'by-day': 'by day, trued up on the next invoice',
    'highest-of-period': 'the highest of the period',
  }[rule]
  const parts = [
    `${agreed === undefined ? plural(of) : agreed === 1 ? `1 ${of}` : `${agreed} ${plural(of)}`}, ${counted}`,
  ]
  if (minimum) parts.push(`at least ${minimum}`)
  if (decrease)
    parts.push(
      `fewer ${{ 'at-once': 'at once', 'next-period': 'from the next period', 'at-renewal': 'at renewal' }[decrease]}`,
    )
  if (committed) parts.push(`committed to ${committed.count} until ${committed.until}`)
  return parts.join(', ')
}

export function allowanceWords(allowance: Allowance, money: WriteMoney, quantity?: Quantity): string {
  const of = allowance.perUnit && quantity ? ` per ${singular(quantity.of)}` : ''
  const each = allowance.everyMonths ? `every ${months(allowance.everyMonths)}` : 'each period'
  return `${amount(allowance.amount, allowance, money)}${of} ${each}`
}

export function rolloverWords(rule: RolloverRule, allowance: Allowance, money: WriteMoney): string {
  const words = {
    none: () => 'lapses with its period',
    'next-only': () => 'carries into the next period only',
    capped: () =>
      'cap' in rule
        ? `carries up to ${amount(rule.cap, allowance, money)}`
        : `carries up to ${percent('capBp' in rule ? rule.capBp : 0)}`,
    lifetime: () => `can be used for ${'days' in rule ? rule.days : 0} days`,
    pooled: () => `pools ${'periods' in rule ? rule.periods : 0} periods`,
    signed: () => 'carries on, and so does what was drawn too much',
  }[rule.mode]()
  return rule.order === 'current-first' ? `${words}; the period’s own first` : words
}

export function overageWords(rule: OverageRule, money: WriteMoney): string {
  const billed =
    rule.rateMinor === undefined ? 'billed by the hour' : `billed at ${money(rule.rateMinor)} an hour`
  const words = {
    bill: billed,
    allow: `up to ${percent('upToBp' in rule ? rule.upToBp : 0)} more let through, then ${billed}`,
    borrow: `borrowed from the next period, then ${billed}`,
    hold: 'held until somebody says yes',
  }
  return words[rule.kind]
}

function burnWords({ workTypes = {}, evenIfWaived, ...classes }: Burn): string {
  const all = [...Object.entries(classes), ...Object.entries(workTypes)]
  const words = all.map(([name, bp]) => `${name} ×${(bp ?? 10_000) / 10_000}`).join(', ')
  return evenIfWaived ? `${words}, even where the premium is waived` : words
}

export function coverageWords(covers: Coverage): string {
  const parts = [
    list(covers.categories),
    list(covers.workTypes),
    covers.roles && `by ${list(covers.roles)}`,
    covers.windows && `in ${list(covers.windows)} hours`,
    covers.channels && `by ${list(covers.channels)}`,
    covers.siteIds && `${covers.siteIds.length} sites`,
    covers.emergencies === false ? 'no emergencies' : undefined,
    covers.sizeMinutes ? `up to ${trimmedHours(covers.sizeMinutes)} h on one ticket` : undefined,
  ].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join('; ') : 'all work'
}

export function billingWords({ timing, coTermWith, firstPeriod, ...period }: BillingRule): string {
  const [every, day] = [everyMonths(period), anchorWords(period)]
  const first =
    firstPeriod && firstPeriod !== 'prorate' ? `, first period ${firstPeriod.replaceAll('-', ' ')}` : ''
  return `${every} in ${timing}, ${coTermWith ? `with ${coTermWith}` : day}${first}`
}

/** 'each month on the 1st', as usage is collected. */
export const everyWords = (usage: UsagePeriod) => `${everyMonths(usage)} ${anchorWords(usage)}`

const everyMonths = ({ intervalMonths }: UsagePeriod) =>
  intervalMonths === 1 ? 'each month' : `every ${months(intervalMonths)}`

const anchorWords = ({ anchor }: UsagePeriod) =>
  anchor === 'first' ? 'on the 1st' : anchor === 'anniversary' ? 'on the anniversary' : `on day ${anchor}`
