import { type Day, earlierDay, laterDay } from '#kernel/days.ts'
import type { BillingRule } from './billing-rule.ts'
import type { Line } from './lines.ts'
import type { AgreementTerms, TermsVersion } from './terms.ts'

/** A line as one version states it, and the days it holds for; null runs on. */
export type LineSpan<OfLine extends Line = Line> = {
  line: OfLine
  from: Day
  toExclusive: Day | null
  billing: BillingRule
  version: TermsVersion
  /** Since when the line has had its price: rises after that day raise it. */
  pricedSince: Day
}

const monthlyInAdvance: BillingRule = { timing: 'advance', intervalMonths: 1, anchor: 'first' }

/** The first day of no agreement, by its end or by a renewal rule that says stop; null while it runs on. */
export function endOf({ versions, endedOn }: AgreementTerms): Day | null {
  if (endedOn) return endedOn
  const last = versions.at(-1)
  const stops = last?.terms.renewal === undefined || last.terms.renewal.kind === 'stop'
  return stops ? (last?.endsOn ?? null) : null
}

export const startOf = ({ versions }: AgreementTerms): Day => (versions[0] as TermsVersion).startsOn

/** Every line through its versions, by key, in order. */
export function lineSpans(agreement: AgreementTerms): Map<string, LineSpan[]> {
  const spans = new Map<string, LineSpan[]>()
  const end = endOf(agreement)
  for (const [index, version] of agreement.versions.entries()) {
    const from = index === 0 ? startOf(agreement) : version.effectiveOn
    const next = agreement.versions[index + 1]?.effectiveOn ?? null
    for (const line of version.terms.lines) {
      const before = spans.get(line.key) ?? []
      const span = spanOf(
        line,
        version,
        laterOf(from, line.startsOn),
        earliest(next, end, line.endsOn),
        before,
      )
      if (span.toExclusive === null || span.from < span.toExclusive) spans.set(line.key, [...before, span])
    }
  }
  return spans
}

function spanOf(
  line: Line,
  version: TermsVersion,
  from: Day,
  toExclusive: Day | null,
  before: LineSpan[],
): LineSpan {
  const last = before.at(-1)
  const keepsPrice = last?.toExclusive === from && priceOf(last.line) === priceOf(line)
  const pricedSince = keepsPrice ? last.pricedSince : from
  return { line, from, toExclusive, version, pricedSince, billing: billingOf(line, version) }
}

function billingOf(line: Line, { terms }: TermsVersion): BillingRule {
  const own = 'billing' in line ? line.billing : undefined
  const billing = own ?? terms.billing ?? monthlyInAdvance
  const anchor = terms.lines.find(({ key }) => key === billing.coTermWith)
  if (!anchor || anchor === line) return billing
  const { intervalMonths, anchor: day } =
    ('billing' in anchor && anchor.billing) || terms.billing || monthlyInAdvance
  return { ...billing, intervalMonths, anchor: day }
}

const priceOf = (line: Line) => ('unitPrice' in line ? line.unitPrice : '')
const laterOf = (day: Day, other: Day | undefined) => (other === undefined ? day : laterDay(day, other))

function earliest(...days: (Day | null | undefined)[]): Day | null {
  return days.reduce<Day | null>((first, day) => (day ? (first ? earlierDay(first, day) : day) : first), null)
}
