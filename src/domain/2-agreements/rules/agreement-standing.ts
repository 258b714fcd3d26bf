import type { Day } from '#kernel/days.ts'
import { type CountFact, quantityOf, quantityOn } from './counts.ts'
import { factsOfLine } from './line-in-words.ts'
import type { Line } from './lines.ts'
import { monthlyRecurring } from './recurring.ts'
import { noticeDaysOf } from './term-days.ts'
import type { AgreementTerms, Terms, TermsVersion } from './terms.ts'
import { afterTerm } from './terms-in-words.ts'
import type { WriteMoney } from './words.ts'

export type ShownLine = {
  lineKey: string
  name: string
  kind: Line['kind']
  facts: { fact: string; says: string }[]
  quantity: number | null
  of: string | null
  unitPrice: string | null
  monthlyMinor: number | null
  isRecurring: boolean
  passThrough: boolean
}

type Showing = { day: Day; money: WriteMoney; seesMoney: boolean }

/** What is agreed, line by line, with the quantity of the day and what it brings each month. */
export function shownLines(
  terms: Terms | undefined,
  agreement: AgreementTerms | undefined,
  counts: readonly CountFact[],
  { day, money, seesMoney }: Showing,
): ShownLine[] {
  const monthly = new Map(
    (agreement ? monthlyRecurring(agreement, day, counts) : []).map((fee) => [fee.lineKey, fee.minor]),
  )
  return (terms?.lines ?? []).map((line) => {
    const quantity = quantityOf(line)
    const facts = factsOfLine(line, money).filter(
      ({ fact }) => fact !== 'Kind' && (seesMoney || !moneyFacts.has(fact)),
    )
    return {
      lineKey: line.key,
      name: line.name,
      kind: line.kind,
      facts,
      quantity: quantity ? quantityOn(quantity, counts, day, { period: day, term: day }) : null,
      of: quantity?.of ?? null,
      unitPrice: seesMoney && 'unitPrice' in line ? line.unitPrice : null,
      monthlyMinor: seesMoney ? (monthly.get(line.key) ?? 0) : null,
      isRecurring: monthly.has(line.key),
      passThrough: 'passThrough' in line && line.passThrough === true,
    }
  })
}

const moneyFacts: ReadonlySet<string> = new Set(['Price', 'At least', 'Beyond it', 'Costs us'])

export type ShownTerm = {
  number: number
  startsOn: Day
  endsOn: Day | null
  afterwards: string
  noticeFrom: Day | null
  noticeTo: Day | null
}

/** The term a day falls into: which one it is, when notice is due, and what follows. */
export function termOn(
  versions: readonly TermsVersion[],
  version: TermsVersion | undefined,
  day: Day,
  endedOn: Day | null,
): ShownTerm | null {
  if (!version) return null
  const starts = new Set(
    versions.filter(({ effectiveOn }) => effectiveOn <= day).map(({ startsOn }) => startsOn),
  )
  const isEnding = endedOn !== null && (version.endsOn === null || endedOn <= version.endsOn)
  const endsOn = isEnding ? endedOn : version.endsOn
  const notice = isEnding ? null : noticeDaysOf(version.terms.renewal, version.startsOn, endsOn)
  return {
    number: Math.max(1, starts.size),
    startsOn: version.startsOn,
    endsOn,
    afterwards: isEnding ? 'then it ends' : endsOn === null ? '' : `then ${afterTerm(version.terms.renewal)}`,
    noticeFrom: notice?.from ?? null,
    noticeTo: notice?.to ?? null,
  }
}
