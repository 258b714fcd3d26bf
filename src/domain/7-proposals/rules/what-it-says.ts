import {
  type Burn,
  type Line,
  lineKinds,
  minutesWords,
  percent,
  type Terms,
  type WriteMoney,
} from '#agreements/rules'

/** What an option answers to a question that every option is asked, for the table that sets them side by side. */
export type Cell = { label: string; says: string }

export const labels = [
  'After hours',
  'Emergency',
  'Visits',
  'Response promised',
  'Proactive care',
  'What you don’t use',
  'Beyond it',
] as const

/** An option in the client's words, read off its terms; so the table can't promise what the agreement doesn't. */
export function cellsOf(terms: Terms, money: WriteMoney): Cell[] {
  const says = [
    afterHours(terms),
    emergency(terms),
    travel(terms),
    response(terms),
    care(terms),
    unused(terms, money),
    beyond(terms, money),
  ]
  return labels.map((label, at) => ({ label, says: says[at] ?? '' }))
}

/** Fixed fee, retainer, block of hours: the line that carries the option. */
export const kindOf = ({ lines }: Terms): string => lineKinds[mainLine(lines)?.kind ?? 'fixed-fee']

const mainLine = (lines: readonly Line[]) =>
  lines.find(({ kind }) => kind === 'fixed-fee' || kind === 'retainer' || kind === 'block') ?? lines[0]

function afterHours({ lines, benefits = [] }: Terms): string {
  if (coversAll(lines, (windows) => windows.includes('evening') && windows.includes('weekend')))
    return 'included'
  const waiver = benefits.find((benefit) => benefit.kind === 'after-hours-premium')
  if (waiver) return waived(waiver.bp, 'no premium')
  return burnt(lines, 'evening') ?? 'at the usual premium'
}

function emergency({ lines, benefits = [] }: Terms): string {
  if (lines.some((line) => isUnlimited(line) && coversLabour(line) && line.covers?.emergencies !== false)) {
    const round = coversAll(lines, (windows) => windows.includes('evening'))
    return round ? 'included' : 'included in business hours'
  }
  const waiver = benefits.find((benefit) => benefit.kind === 'emergency-premium')
  if (waiver) return waived(waiver.bp, 'no premium')
  return burnt(lines, 'emergency') ?? 'at the usual premium'
}

function travel({ lines, benefits = [] }: Terms): string {
  const waiver = benefits.find((benefit) => benefit.kind === 'travel-waived')
  if (waiver) return waived(waiver.bp, 'included')
  return lines.some((line) => 'drawsTravel' in line && line.drawsTravel)
    ? 'drawn from the hours'
    : 'travel is charged'
}

const channelWords = {
  phone: 'phone',
  remote: 'remote',
  'on-site': 'on site',
  reply: 'reply',
  resolve: 'solved',
} as const

function response({ benefits = [] }: Terms): string {
  const promised = benefits.filter((benefit) => benefit.kind === 'response')
  if (promised.length === 0) return 'none'
  const usual = promised.filter(({ priority }) => priority !== 'emergency')
  const urgent = promised.filter(({ priority }) => priority === 'emergency')
  const words = (promises: typeof promised) =>
    promises
      .map(({ channel, targetMinutes }) => `${minutesWords(targetMinutes)} ${channelWords[channel]}`)
      .join(', ')
  return [words(usual), urgent.length > 0 ? `emergencies ${words(urgent)}` : '']
    .filter((part) => part !== '')
    .join('; ')
}

function care({ benefits = [] }: Terms): string {
  const visits = benefits.find((benefit) => benefit.kind === 'proactive-visits')
  if (!visits) return 'none'
  const count = visits.visits === 1 ? 'one visit' : `${visits.visits} visits`
  if (visits.everyMonths === 12) return `${count} a year`
  return visits.everyMonths === 1 ? `${count} a month` : `${count} every ${visits.everyMonths} months`
}

function unused({ lines }: Terms, money: WriteMoney): string {
  const line = lines.find(({ kind }) => kind === 'retainer' || kind === 'block')
  if (line?.kind === 'block')
    return line.lifetimeMonths ? `lapses after ${monthsWords(line.lifetimeMonths)}` : 'never lapses'
  if (line?.kind !== 'retainer') return 'nothing to count'
  const { rollover } = line
  switch (rollover.mode) {
    case 'none':
      return 'lapses with the month'
    case 'next-only':
      return 'carries over one month'
    case 'capped':
      return 'cap' in rollover
        ? `carries over up to ${line.allowance.unit === 'money' ? money(rollover.cap) : hours(rollover.cap)}`
        : `carries over up to ${percent(rollover.capBp)}`
    case 'lifetime':
      return `can be used for ${rollover.days} days`
    case 'pooled':
      return `pools ${rollover.periods} months`
    case 'signed':
      return 'carries on, and so does what was used too much'
  }
}

function beyond({ lines, benefits = [] }: Terms, money: WriteMoney): string {
  const line = lines.find(({ kind }) => kind === 'retainer' || kind === 'block')
  if (line?.kind === 'block')
    return line.topUp?.kind === 'auto' ? 'the next block, by itself' : 'the next block'
  if (line?.kind === 'retainer')
    return line.overage.rateMinor === undefined ? 'by the hour' : `${money(line.overage.rateMinor)} an hour`
  const discount = benefits.find((benefit) => benefit.kind === 'hourly-discount')
  return discount ? `by the hour, ${percent(discount.bp)} less` : 'by the hour'
}

const isUnlimited = (line: Line) => line.kind === 'fixed-fee' && line.cap === undefined
const coversLabour = (line: Line): line is Extract<Line, { kind: 'fixed-fee' }> =>
  line.kind === 'fixed-fee' && (line.covers?.categories === undefined || line.covers.categories.length > 2)

function coversAll(lines: readonly Line[], all: (windows: readonly string[]) => boolean): boolean {
  return lines.some((line) => {
    if (!isUnlimited(line) || !coversLabour(line)) return false
    return line.covers?.windows === undefined || all(line.covers.windows)
  })
}

function burnt(
  lines: readonly Line[],
  what: keyof Omit<Burn, 'workTypes' | 'evenIfWaived'>,
): string | undefined {
  for (const line of lines) {
    const burn = 'burn' in line ? line.burn : undefined
    const weight = burn?.[what]
    if (weight && weight > 10_000) return `${weight / 10_000} hours for each hour`
  }
  return lines.some(({ kind }) => kind === 'retainer' || kind === 'block') ? 'hour for hour' : undefined
}

const waived = (bp: number, whole: string) => (bp >= 10_000 ? whole : `${percent(bp)} of the premium waived`)
const hours = (minutes: number) => `${minutes / 60} hours`
const monthsWords = (months: number) => (months === 12 ? 'twelve months' : `${months} months`)
