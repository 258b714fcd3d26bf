import type { Severity } from '#actuary/severity.ts'
import type { Assumptions } from '../../assumptions/rules/values.ts'

/** What sort of work a ticket was: its category, whether an emergency, whether mostly done outside business hours. */
export type Kind = { category: string | null; emergency: boolean; afterHours: boolean }

/** Tickets of one kind, of the client being priced or of all others, with what their hours add up to. */
export type WorkOfKind = Kind & {
  isOwn: boolean
  tickets: number
  /** Those with time logged on them; sums of their hours, of the logarithms and of their squares. */
  timed: number
  hours: number
  logs: number
  squaredLogs: number
}

/** A kind as the book knows it: its share of tickets and the hours of one. */
export type KindOfBook = Kind & { name: string; share: number; severity: Severity & { kind: 'lognormal' } }

export const kindName = ({ category, emergency, afterHours }: Kind) =>
  [category ?? 'any', emergency ? 'emergency' : 'routine', afterHours ? 'after hours' : 'business'].join(', ')

/** Tickets' worth of the whole book's mean, and degrees of freedom of the assumed spread, in each kind's own. */
const MEAN_STRENGTH = 25
const SPREAD_STRENGTH = 20

/**
 * The book's kinds of work. The shape of each is lognormal: its mean drawn towards the book's (times the emergency factor)
 * by 25 tickets, its variance of logs towards the assumed spread by 20 degrees of freedom, so that three long tickets
 * don't make a kind. A kind that only this client has stands in with a share of 0.
 */
export function kindsOfBook(work: readonly WorkOfKind[], assumed: Assumptions): KindOfBook[] {
  const others = work.filter(({ isOwn }) => !isOwn)
  const tickets = sumOf(others, (kind) => kind.tickets)
  const routine = routineMean(others, assumed)
  return [...Map.groupBy(work, kindName)].flatMap(([name, rows]) => {
    const [kind] = rows
    if (!kind) return []
    const known = rows.find(({ isOwn }) => !isOwn)
    const { category, emergency, afterHours } = kind
    const usualMean = routine * (emergency ? assumed.emergencyHoursFactor : 1)
    const severity = shapeOf(known, usualMean, assumed)
    return [{ name, category, emergency, afterHours, share: (known?.tickets ?? 0) / tickets, severity }]
  })
}

/** Without a book: four kinds from two assumed shares, taken as independent. */
export function assumedKinds(assumed: Assumptions): KindOfBook[] {
  const { emergencyShare, afterHoursShare, emergencyHoursFactor, medianHours, hoursSpread } = assumed
  return [false, true].flatMap((emergency) =>
    [false, true].map((afterHours) => {
      const kind = { category: null, emergency, afterHours }
      const factor = emergency ? emergencyHoursFactor : 1
      return {
        ...kind,
        name: kindName(kind),
        share:
          (emergency ? emergencyShare : 1 - emergencyShare) *
          (afterHours ? afterHoursShare : 1 - afterHoursShare),
        severity: { kind: 'lognormal', meanlog: Math.log(medianHours * factor), sdlog: hoursSpread },
      }
    }),
  )
}

/** Mean hours of a ticket that is no emergency, as if emergencies took the assumed factor. */
function routineMean(kinds: readonly WorkOfKind[], assumed: Assumptions): number {
  const weighted = sumOf(kinds, (kind) => kind.timed * (kind.emergency ? assumed.emergencyHoursFactor : 1))
  const hours = sumOf(kinds, (kind) => kind.hours)
  return weighted > 0 && hours > 0
    ? hours / weighted
    : assumed.medianHours * Math.exp(assumed.hoursSpread ** 2 / 2)
}

function shapeOf(
  known: WorkOfKind | undefined,
  usualMean: number,
  assumed: Assumptions,
): KindOfBook['severity'] {
  const { timed = 0, hours = 0, logs = 0, squaredLogs = 0 } = known ?? {}
  const mean = (hours + MEAN_STRENGTH * usualMean) / (timed + MEAN_STRENGTH)
  const squares = timed > 1 ? Math.max(0, squaredLogs - logs ** 2 / timed) : 0
  const freedom = Math.max(0, timed - 1) + SPREAD_STRENGTH
  const variance = (squares + SPREAD_STRENGTH * assumed.hoursSpread ** 2) / freedom
  return { kind: 'lognormal', meanlog: Math.log(mean) - variance / 2, sdlog: Math.sqrt(variance) }
}

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)
