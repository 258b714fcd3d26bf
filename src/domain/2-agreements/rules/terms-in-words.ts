import type { Benefit, Obligation } from './benefits.ts'
import type { BillingRule } from './billing-rule.ts'
import { quantityOf } from './counts.ts'
import { lineAllowance } from './line-allowance.ts'
import type { Allowance, Burn, Coverage, Line, OverageRule, Quantity, RolloverRule } from './lines.ts'
import type { EarlyTermination, Escalator, Exclusion, RenewalRule, Terms } from './terms.ts'
import type { WorkFilter } from './work-filter.ts'

/** Writes an amount of minor units; the screen hands in the firm's own way. */
export type WriteMoney = (minor: number) => string
/** A fact of an agreement in words: what it is about, and what was agreed. */
export type TermFact = { fact: string; says: string }

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
  const facts: (TermFact | undefined)[] = [{ fact: 'Kind', says: lineKinds[line.kind] }]
  const add = (fact: string, says: string | undefined) =>
    facts.push(says === undefined ? undefined : { fact, says })
  if ('unitPrice' in line) add('Price', priceWords(line))
  const quantity = quantityOf(line)
  if (quantity) add('Count', quantityWords(quantity))
  if (line.kind === 'fixed-fee' && line.minimumMinor !== undefined) add('At least', money(line.minimumMinor))
  if (line.kind === 'discounted-labour')
    add('Discount', `${percent(line.discountBp)}${workWords(line.where, ' on ')}`)
  if (line.kind === 'one-time') add('Due', `${line.dueOn}, ${line.purpose}`)
  if ('billing' in line && line.billing) add('Billed', billingWords(line.billing))
  const held = lineAllowance(line)
  if (held) {
    const { allowance } = held
    add(
      'Included',
      line.kind === 'block'
        ? amount(allowance.amount, allowance, money)
        : allowanceWords(allowance, money, quantity),
    )
    if (held.rollover) add('Unused', rolloverWords(held.rollover))
    add('Beyond it', overageWords(held.overage, money))
    if (held.burn) add('Counts more', burnWords(held.burn))
  }
  if (line.kind === 'block') {
    add('Can be used', line.lifetimeMonths ? `${line.lifetimeMonths} months` : 'without end')
    if (line.everyMonths) add('Bought again', `every ${months(line.everyMonths)}`)
    if (line.topUp)
      add(
        'Top-up',
        `${line.topUp.kind === 'auto' ? 'bought' : 'offered'} at ${amount(line.topUp.atUnits, line.allowance, money)}`,
      )
    if (line.usableWhen === 'paid') add('Usable', 'once its invoice is paid')
  }
  if (line.kind === 'recurring-item') {
    if (line.unitCost !== undefined) add('Costs us', `${line.unitCost} each`)
    if (line.passThrough) add('Passed on', 'at what the vendor charges')
  }
  if ('covers' in line && line.covers) add('Covers', coverageWords(line.covers))
  if (line.startsOn || line.endsOn)
    add('Holds', `${line.startsOn ?? 'from the start'} to ${line.endsOn ?? 'the end'}`)
  if ('escalates' in line && line.escalates === false) add('Price rises', 'not')
  return facts.filter((fact) => fact !== undefined)
}

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

/** An amount of an allowance's unit: 10 h, 3 visits. */
export function amount(units: number, { unit }: Pick<Allowance, 'unit'>, money: WriteMoney): string {
  if (unit === 'money') return money(units)
  if (unit === 'minutes') return `${trimmedHours(units)} h`
  return units === 1 ? `1 ${singular(unit)}` : `${units} ${unit}`
}

export function rolloverWords(rule: RolloverRule): string {
  const words = {
    none: () => 'lapses with its period',
    'next-only': () => 'carries into the next period only',
    capped: () =>
      'cap' in rule
        ? `carries up to ${rule.cap}`
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

/** What a filter picks, or nothing where it picks everything. */
function workWords(where: WorkFilter | undefined, before = ''): string {
  if (!where) return ''
  const parts = [
    list(where.categories),
    list(where.workTypes),
    list(where.roles),
    list(where.channels),
    list(where.classes),
  ]
  if (where.siteIds) parts.push(`${where.siteIds.length} sites`)
  if (where.emergency !== undefined) parts.push(where.emergency ? 'emergencies' : 'no emergencies')
  const words = parts.filter((part) => part !== undefined).join(', ')
  return words && `${before}${words}`
}

const channelWords = {
  phone: 'phone',
  remote: 'remote session',
  'on-site': 'on site',
  reply: 'reply',
  resolve: 'solved',
}

/** A benefit by what it is, and by how much. */
export function factOfBenefit(benefit: Benefit): TermFact {
  switch (benefit.kind) {
    case 'response': {
      const name = `${capital(channelWords[benefit.channel])}${benefit.priority ? `, ${benefit.priority}` : ''}`
      const hours = benefit.hours === 'always' ? 'round the clock' : 'in service hours'
      const by = benefit.needsChannel ? `, when reported by ${benefit.needsChannel}` : ''
      return { fact: name, says: `within ${minutesWords(benefit.targetMinutes)} ${hours}${by}` }
    }
    case 'proactive-visits':
      return { fact: 'Visits', says: `${benefit.visits} every ${months(benefit.everyMonths)}` }
    case 'hourly-discount':
      return {
        fact: `Discount${workWords(benefit.where, ' on ')}`,
        says: `${percent(benefit.bp)} off what isn’t included`,
      }
    case 'after-hours-premium':
      return {
        fact: `After-hours premium${workWords(benefit.where, ' on ')}`,
        says: `${waived(benefit.bp)}${benefit.classes ? ` (${benefit.classes.join(', ')})` : ''}`,
      }
    case 'emergency-premium':
      return { fact: `Emergency premium${workWords(benefit.where, ' on ')}`, says: waived(benefit.bp) }
    case 'travel-waived':
      return { fact: 'Travel', says: waived(benefit.bp) }
    case 'queue-priority':
      return { fact: 'Place in the queue', says: `rank ${benefit.rank}` }
    case 'service-credit':
      return {
        fact: 'Service credit',
        says: `${percent(benefit.bpOfMonthlyFee)} of the month’s fee for a broken promise, at most ${percent(benefit.capBp)}`,
      }
  }
}

export const factOfObligation = ({ text, ifUnmet, cause }: Obligation): TermFact => ({
  fact: text,
  says: {
    remind: 'we remind',
    'suspend-promise': 'until then no promise runs',
    'exclude-cause': `work caused by it isn’t covered${cause ? `: ${cause}` : ''}`,
  }[ifUnmet],
})

export const factOfExclusion = ({ name, where, fallback }: Exclusion): TermFact => ({
  fact: name,
  says: `${workWords(where) || 'all work'}; ${fallback ? (fallback.to === 'agreement' ? 'falls to another agreement' : 'billed by the hour') : 'goes nowhere'}`,
})

export function renewalWords(rule: RenewalRule | undefined): string {
  if (!rule || rule.kind === 'stop') return afterTerm(rule)
  return `${afterTerm(rule)}, ${rule.noticeDays} days’ notice`
}

/** What follows a term, without the notice. */
export function afterTerm(rule: RenewalRule | undefined): string {
  if (!rule || rule.kind === 'stop') return 'ends with its term'
  return rule.kind === 'term' ? `renews for ${span(rule.months)}` : 'runs on from month to month'
}

export function escalatorWords(rule: Escalator | undefined): string {
  if (!rule) return 'prices stay'
  if (rule.kind === 'fixed') return `${percent(rule.bp)} on each anniversary`
  return `by ${rule.series}, from ${rule.baseMonth}${rule.capBp === undefined ? '' : `, at most ${percent(rule.capBp)}`}`
}

export function earlyWords(rule: EarlyTermination | undefined, money: WriteMoney): string {
  if (!rule) return 'nothing'
  if (rule.kind === 'fixed') return money(rule.minor)
  if (rule.kind === 'fee-months') return `the fee of ${span(rule.months)} at most`
  if (rule.kind === 'share-of-remaining-fees') return `${percent(rule.bp)} of the fees that are left`
  return rule.steps.map(({ beforeMonth, minor }) => `${money(minor)} before month ${beforeMonth}`).join(', ')
}

/** What holds for the agreement as a whole. */
export function factsOfTerms(
  { renewal, escalator, ending, rates, scope, billing, approval, calendar }: Terms,
  money: WriteMoney,
): TermFact[] {
  const facts: TermFact[] = [
    { fact: 'At the end of the term', says: renewalWords(renewal) },
    { fact: 'Price rises', says: escalatorWords(escalator) },
    { fact: 'Leaving early costs', says: earlyWords(ending?.early, money) },
    { fact: 'Unused hours at the end', says: unusedWords[ending?.unused ?? 'lapse'] },
  ]
  if (billing) facts.push({ fact: 'Billed', says: billingWords(billing) })
  if (scope?.siteIds) facts.push({ fact: 'Sites', says: `${scope.siteIds.length} of the client’s sites` })
  if (scope?.clientIds) facts.push({ fact: 'Also serves', says: `${scope.clientIds.length} more` })
  if (calendar) facts.push({ fact: 'Service hours', says: `its own, ${calendar.timezone}` })
  if (approval)
    facts.push({ fact: 'Uncovered work', says: approval.needed ? 'needs a yes first' : 'needs no yes' })
  const named = { ...rates?.workTypes, ...rates?.roles }
  for (const [name, minor] of Object.entries(named))
    facts.push({ fact: `Rate, ${name}`, says: `${money(minor)} an hour` })
  if (rates?.defaultMinor !== undefined)
    facts.push({ fact: 'Rate', says: `${money(rates.defaultMinor)} an hour` })
  if (rates?.lockedOn) facts.push({ fact: 'Rates locked', says: `to the list of ${rates.lockedOn}` })
  return facts
}

const unusedWords = {
  lapse: 'lapse',
  'refund-at-price': 'are refunded at their price',
  'refund-after-list': 'are refunded after used ones are priced at list',
  transfer: 'move to the next agreement',
}

export function billingWords({
  timing,
  intervalMonths,
  anchor,
  firstPeriod,
  coTermWith,
}: BillingRule): string {
  const day =
    anchor === 'first' ? 'on the 1st' : anchor === 'anniversary' ? 'on the anniversary' : `on day ${anchor}`
  const every = intervalMonths === 1 ? 'each month' : `every ${months(intervalMonths)}`
  const first =
    firstPeriod && firstPeriod !== 'prorate' ? `, first period ${firstPeriod.replaceAll('-', ' ')}` : ''
  return `${every} in ${timing === 'advance' ? 'advance' : 'arrears'}, ${coTermWith ? `with ${coTermWith}` : day}${first}`
}

/** 60 min, 4 h, 2 days of round-the-clock hours stay hours: people promise in what they can count. */
export const minutesWords = (minutes: number) =>
  minutes < 120 && minutes % 60 !== 0
    ? `${minutes} min`
    : minutes % 60 === 0 && minutes > 60
      ? `${minutes / 60} h`
      : `${minutes} min`

export const percent = (bp: number) => `${bp / 100} %`
const waived = (bp: number) =>
  bp >= 10_000 ? 'waived' : bp === 0 ? 'charged' : `${percent(bp)} of it waived`
const months = (count: number) => (count === 1 ? 'month' : count === 12 ? 'year' : `${count} months`)
const list = (words: readonly string[] | undefined) =>
  words?.map((word) => word.replaceAll('-', ' ')).join(', ')
const span = (count: number) => (count === 1 ? 'a month' : count === 12 ? 'a year' : `${count} months`)
const plural = (word: string) => (word.endsWith('s') ? word : `${word}s`)
const singular = (word: string) => word.replace(/s$/, '')
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const trimmedHours = (minutes: number) => String(Math.round((minutes / 60) * 100) / 100)
