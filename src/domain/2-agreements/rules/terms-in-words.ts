import type { CalendarSpec } from '#kernel/business-calendar.ts'
import type { Benefit, Obligation } from './benefits.ts'
import { billingWords, everyWords } from './line-in-words.ts'
import type { Distance, RoundingRule, TravelRule } from './rate-card.ts'
import type { EarlyTermination, Escalator, Exclusion, RenewalRule, Terms } from './terms.ts'
import { capital, minutesWords, months, percent, type TermFact, type WriteMoney, workWords } from './words.ts'

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

const channelWords = {
  phone: 'phone',
  remote: 'remote session',
  'on-site': 'on site',
  reply: 'reply',
  resolve: 'solved',
}

const waived = (bp: number) =>
  bp >= 10_000 ? 'waived' : bp === 0 ? 'charged' : `${percent(bp)} of it waived`

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

/** What holds for the agreement as a whole. */
export function factsOfTerms(terms: Terms, money: WriteMoney): TermFact[] {
  const { renewal, escalator, ending, billing, usage, scope } = terms
  const facts: Facts = [
    ['At the end of the term', renewalWords(renewal)],
    ['Price rises', escalatorWords(escalator)],
    ['Leaving early costs', earlyWords(ending?.early, money)],
    ['Unused hours at the end', unusedWords[ending?.unused ?? 'lapse']],
    ['Fee paid ahead, at the end', ending?.fee === 'to-period-end' && 'is kept to the end of its period'],
    ['Billed', billing && billingWords(billing)],
    ['Work is collected', usage && everyWords(usage)],
    ['Sites', scope?.siteIds && `${scope.siteIds.length} of the client’s sites`],
    ['Also serves', scope?.clientIds && `${scope.clientIds.length} more`],
    ['Only for', scope?.assetIds && `${scope.assetIds.length} devices`],
    ...workRules(terms, money),
    ...hourlyRates(terms, money),
  ]
  return facts.flatMap(([fact, says]) => (says ? [{ fact, says }] : []))
}

type Facts = [fact: string, says: string | false | undefined][]

const workRules = ({ calendar, approval, rounding, travel }: Terms, money: WriteMoney): Facts => [
  ['Service hours', calendar && `its own, ${serviceHours(calendar)}`],
  ['Uncovered work', approval && (approval.needed ? 'needs a yes first' : 'needs no yes')],
  ['Rounding', rounding?.default && roundingWords(rounding.default)],
  ...Object.entries(rounding?.workTypes ?? {}).map(([name, rule]): Facts[number] => [
    `Rounding, ${name}`,
    roundingWords(rule),
  ]),
  ['Travel rule', travel && travelWords(travel, money)],
]

function hourlyRates({ rates }: Terms, money: WriteMoney): Facts {
  const hourly = (minor: number | undefined) => minor !== undefined && `${money(minor)} an hour`
  return [
    ...Object.entries({ ...rates?.workTypes, ...rates?.roles }).map(([name, minor]): Facts[number] => [
      `Rate, ${name}`,
      hourly(minor),
    ]),
    ['Rate', hourly(rates?.defaultMinor)],
    ['Rate at least', hourly(rates?.floorMinor)],
    ['Rate at most', hourly(rates?.ceilingMinor)],
    ['Rates locked', rates?.lockedOn && `to the list of ${rates.lockedOn}`],
  ]
}

const unusedWords = {
  lapse: 'lapse',
  'refund-at-price': 'are refunded at their price',
  'refund-after-list': 'are refunded after used ones are priced at list',
  transfer: 'move to the next agreement',
}

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

/** 'Europe/Dublin: mon 09:00–17:30, tue …' */
function serviceHours({ timezone, hours }: CalendarSpec): string {
  const days = Object.entries(hours).map(
    ([day, spans]) => `${day} ${spans.map(([open, close]) => `${open}–${close}`).join(' and ')}`,
  )
  return `${timezone}: ${days.join(', ')}`
}

function roundingWords({
  group,
  increment,
  grace,
  minimum,
  maximum,
  classMinimums = {},
}: RoundingRule): string {
  const parts = [
    `by ${group.replace('-', ' and ')}`,
    increment > 1 ? `up to ${increment} min` : 'to the minute',
    grace && `${grace} min let off`,
    minimum && `at least ${minutesWords(minimum)}`,
    maximum && `at most ${minutesWords(maximum)}`,
    ...Object.entries(classMinimums).map(([name, least]) => `${name} at least ${minutesWords(least)}`),
  ]
  return parts.filter(Boolean).join(', ')
}

function travelWords(rule: TravelRule, money: WriteMoney): string {
  const multiplied = rule.multiplied ? ', multiplied out of hours' : ''
  if (rule.kind === 'none') return 'not charged'
  if (rule.kind === 'hours') {
    const ways = rule.ways === 'both' ? 'both ways' : 'one way'
    return `by the hour, ${ways}${rule.rateMinor === undefined ? '' : ` at ${money(rule.rateMinor)}`}${multiplied}`
  }
  if (rule.kind === 'distance') return `${distanceWords(rule, money)}${multiplied}`
  const zones = Object.entries(rule.zones).map(([zone, minor]) => `${zone} ${money(minor)}`)
  const beyond = rule.beyond ? [`beyond ${distanceWords(rule.beyond, money)}`] : []
  return `by zone: ${[...zones, ...beyond].join(', ')}${multiplied}`
}

const distanceWords = ({ perKmMinor, freeMetres, ways }: Distance, money: WriteMoney) =>
  `${money(perKmMinor)} a km${ways === 'both' ? ', both ways' : ''}${freeMetres ? `, ${freeMetres / 1_000} km free` : ''}`

const span = (count: number) => (count === 1 ? 'a month' : count === 12 ? 'a year' : `${count} months`)
