import type { DayNumber } from '#kernel/days.ts'
import type { AfterHoursWaiver, EmergencyWaiver } from './benefits.ts'
import type { BlockLine, Burn, Coverage, FixedFeeLine, Line, OverageRule, RetainerLine } from './lines.ts'
import type { CoverageTest } from './rated.ts'
import { numberOfDay } from './remembered-days.ts'
import type { AgreementTerms, Suspension, Terms, TermsVersion } from './terms.ts'
import { type UsagePeriods, usagePeriods } from './usage-periods.ts'
import { type WorkCalendar, workCalendar } from './work-calendar.ts'
import type { WorkFilter } from './work-filter.ts'

/** An agreement laid out for rating: days as numbers, benefits and lines by what they do. */
export type OpenAgreement = {
  id: string
  clientId: string
  currency: string
  versions: readonly OpenVersion[]
  start: DayNumber
  /** The first day of no agreement. */
  end: DayNumber
  suspensions: readonly Suspension[]
}

export type OpenVersion = {
  from: DayNumber
  terms: Terms
  calendar: WorkCalendar
  periodOf: UsagePeriods
  /** Lines that can cover work, in the order of the agreement. */
  covering: readonly CoveringLine[]
  afterHours: readonly AfterHoursWaiver[]
  emergency: readonly EmergencyWaiver[]
  discounts: readonly { bp: number; where?: WorkFilter }[]
  travelWaivedBp: number
}

export type CoveringLine = {
  key: string
  name: string
  covers: Coverage
  from: DayNumber
  end: DayNumber
  /** Absent: covers without limit. */
  allowance?: { overage: OverageRule; burn: Burn; kind: 'cap' | 'retainer' | 'block'; drawsTravel: boolean }
  /** What is answered again and again is made once: all tests passed, or all up to the one that failed. */
  answers: Map<string | undefined, readonly CoverageTest[]>
}

export function openAgreement(agreement: AgreementTerms, firmCalendar: WorkCalendar): OpenAgreement {
  const [first] = agreement.versions
  const last = agreement.versions.at(-1)
  if (!first || !last) throw new RangeError(`Agreement ${agreement.id} has no version of its terms`)
  return {
    id: agreement.id,
    clientId: agreement.clientId,
    currency: agreement.currency,
    versions: agreement.versions.map((version) => openVersion(version, first.startsOn, firmCalendar)),
    start: numberOfDay(first.startsOn),
    end: endOf(agreement, last),
    suspensions: agreement.suspensions ?? [],
  }
}

/** The end of a term ends the agreement only when its renewal rule says stop; until then it renews or runs on. */
function endOf(agreement: AgreementTerms, last: TermsVersion): DayNumber {
  if (agreement.endedOn) return numberOfDay(agreement.endedOn)
  const stops = last.terms.renewal === undefined || last.terms.renewal.kind === 'stop'
  return stops && last.endsOn ? numberOfDay(last.endsOn) : Number.POSITIVE_INFINITY
}

function openVersion(version: TermsVersion, start: string, firmCalendar: WorkCalendar): OpenVersion {
  const { terms } = version
  const benefits = terms.benefits ?? []
  return {
    from: numberOfDay(version.effectiveOn),
    terms,
    calendar: terms.calendar ? workCalendar(terms.calendar) : firmCalendar,
    periodOf: usagePeriods(terms.usage && { ...terms.usage, start }),
    covering: terms.lines.filter(mayCover).map(openLine),
    afterHours: benefits.filter((benefit) => benefit.kind === 'after-hours-premium'),
    emergency: benefits.filter((benefit) => benefit.kind === 'emergency-premium'),
    discounts: [
      ...benefits.filter((benefit) => benefit.kind === 'hourly-discount'),
      ...terms.lines
        .filter((line) => line.kind === 'discounted-labour')
        .map((line) => ({ bp: line.discountBp, where: line.where })),
    ],
    travelWaivedBp: benefits.reduce(
      (bp, one) => (one.kind === 'travel-waived' ? Math.max(bp, one.bp) : bp),
      0,
    ),
  }
}

function openLine(line: FixedFeeLine | RetainerLine | BlockLine): CoveringLine {
  return {
    key: line.key,
    name: line.name,
    covers: line.covers ?? {},
    from: line.startsOn ? numberOfDay(line.startsOn) : Number.NEGATIVE_INFINITY,
    end: line.endsOn ? numberOfDay(line.endsOn) : Number.POSITIVE_INFINITY,
    allowance: allowanceOf(line),
    answers: new Map(),
  }
}

function allowanceOf(line: FixedFeeLine | RetainerLine | BlockLine): CoveringLine['allowance'] {
  if (line.kind === 'fixed-fee') {
    if (!line.cap) return undefined
    return { kind: 'cap', overage: line.cap.overage, burn: line.cap.burn ?? {}, drawsTravel: false }
  }
  const { kind, overage, burn = {}, drawsTravel = false } = line
  return { kind, overage, burn, drawsTravel }
}

const mayCover = (line: Line): line is FixedFeeLine | RetainerLine | BlockLine =>
  line.kind === 'fixed-fee' || line.kind === 'retainer' || line.kind === 'block'

/** The version in force on a day; before the first one, the first. */
export function versionOn(agreement: OpenAgreement, day: DayNumber): OpenVersion {
  let at = agreement.versions.length - 1
  while (at > 0 && (agreement.versions[at] as OpenVersion).from > day) at -= 1
  return agreement.versions[at] as OpenVersion
}

export function isActiveOn(agreement: OpenAgreement, day: DayNumber): boolean {
  if (day < agreement.start || day >= agreement.end) return false
  return !agreement.suspensions.some(
    ({ from, to }) => numberOfDay(from) <= day && (to === null || day < numberOfDay(to)),
  )
}

export const localDay = (agreement: OpenAgreement, at: number): DayNumber =>
  (agreement.versions.at(-1) as OpenVersion).calendar.dayAt(at)
