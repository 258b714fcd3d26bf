import type { RetainerRule } from '#actuary/retainer.ts'
import {
  type AgreementTerms,
  type CountFact,
  type Line,
  monthlyRecurring,
  type RateCard,
  type RolloverRule,
  rate,
  rolloverWords,
  type Terms,
} from '#agreements/rules'
import type { Day } from '#kernel/days.ts'
import { type Currency, decimalsOf } from '#kernel/money.ts'
import type { KindOfBook } from '../../history/rules/kinds.ts'

/** What one kind of work is under a plan: covered, or billed at so many times the hourly rate; and at list. */
export type KindCover = { isCovered: boolean; listFactor: number; billedFactor: number }

/** What a plan or a draft says that its price depends on. */
export type Offer = {
  name: string
  cover: KindCover[]
  /** What its own prices bring in a month; 0 where it only sells hours bought once. */
  monthlyMinor: number
  kinds: Line['kind'][]
  retainer: { hours: number; rule: RetainerRule; unused: string; overageMinor: number | undefined } | null
  block: { hours: number; priceMinor: number; overageMinor: number | undefined } | null
  /** Goods it passes on or brings along, at cost; and visits, in a year. */
  itemsPerYearMinor: number
  visitsPerYear: number
}

export type OfferQuestion = {
  name: string
  /** Null: no plan, all work is under the price. */
  terms: Terms | null
  currency: Currency
  counts: readonly CountFact[]
  rateCard: RateCard
  on: Day
}

/** Reads an offer by the engine's own rating: one hour of each kind of work is rated under it. */
export function offerOf(question: OfferQuestion, kinds: readonly KindOfBook[]): Offer {
  const { name, terms, counts, on } = question
  const cover = coverOf(question, kinds)
  if (!terms) return { ...nothingOwn, name, cover }
  const monthly = monthlyRecurring(agreementOf(question, terms), on, counts)
  return {
    name,
    cover,
    kinds: terms.lines.map(({ kind }) => kind),
    monthlyMinor: monthly.reduce((sum, { minor, kind }) => sum + (isFee(kind) ? minor : 0), 0),
    retainer: retainerOf(terms),
    block: blockOf(terms, question.currency),
    itemsPerYearMinor: itemsPerYear(question, terms),
    visitsPerYear: visitsPerYear(terms),
  }
}

/** Without plan and rate card: all work under the price, an hour at its plain rate. */
export const allWork = (kinds: readonly KindOfBook[]): Offer => ({
  ...nothingOwn,
  name: 'All work',
  cover: kinds.map(() => ({ isCovered: true, listFactor: 1, billedFactor: 1 })),
})

const nothingOwn = {
  kinds: [],
  monthlyMinor: 0,
  retainer: null,
  block: null,
  itemsPerYearMinor: 0,
  visitsPerYear: 0,
} satisfies Partial<Offer>

const isFee = (kind: Line['kind']) => kind === 'fixed-fee' || kind === 'retainer'

function coverOf(question: OfferQuestion, kinds: readonly KindOfBook[]): KindCover[] {
  const { terms, rateCard, on } = question
  const entries = kinds.map(({ name, category, emergency, afterHours }) => ({
    id: name,
    clientId,
    agreementId: terms && offerId,
    workedOn: on,
    minutes: 60,
    class: afterHours ? ('evening' as const) : ('business' as const),
    emergency,
    category: category ?? undefined,
    workType: 'remote',
    channel: 'phone',
  }))
  const agreements = terms ? [agreementOf(question, { ...terms, lines: terms.lines.map(unlimited) })] : []
  const { pieces } = rate({ entries, agreements, rateCard: { ...rateCard, clients: {} }, lots: [] })
  const byKind = new Map(pieces.map((piece) => [piece.entryId, piece]))
  return kinds.map(({ name }) => {
    const piece = byKind.get(name)
    const listFactor = (piece?.listMultiplierBp || whole) / whole
    if (!terms) return { isCovered: true, listFactor, billedFactor: listFactor }
    const billed = ((piece?.multiplierBp || whole) / whole) * (1 - (piece?.discountBp ?? 0) / whole)
    const isPaid = piece?.outcome !== 'excluded'
    return { isCovered: piece?.outcome === 'covered', listFactor, billedFactor: isPaid ? billed : 0 }
  })
}

const whole = 10_000
const clientId = 'client'
const offerId = 'offer'

function agreementOf({ currency, on }: OfferQuestion, terms: Terms): AgreementTerms {
  return {
    id: offerId,
    clientId,
    currency,
    versions: [{ effectiveOn: on, startsOn: on, endsOn: null, terms }],
  }
}

/** What a line would cover if its allowance never ran out: whether it is enough is the price's own question. */
function unlimited(line: Line): Line {
  if (line.kind !== 'fixed-fee' && line.kind !== 'retainer' && line.kind !== 'block') return line
  const { key, name, covers } = line
  return { kind: 'fixed-fee', key, name, unitPrice: '0', covers }
}

function retainerOf({ lines }: Terms): Offer['retainer'] {
  const line = lines.find((one) => one.kind === 'retainer')
  if (line?.allowance.unit !== 'minutes') return null
  const months = line.allowance.everyMonths ?? line.billing?.intervalMonths ?? 1
  // The actuary's months are on a grid of quarter hours.
  const hours = Math.max(1, Math.round(line.allowance.amount / months / 15)) / 4
  // Minutes are written without money.
  const unused = rolloverWords(line.rollover, line.allowance, String)
  return { hours, rule: inHours(line.rollover), unused, overageMinor: line.overage.rateMinor }
}

function inHours(rule: RolloverRule): RetainerRule {
  return rule.mode === 'capped' && 'cap' in rule
    ? { mode: 'capped', capHours: rule.cap / 60, order: rule.order }
    : rule
}

function blockOf({ lines }: Terms, currency: Currency): Offer['block'] {
  const line = lines.find((one) => one.kind === 'block')
  if (line?.allowance.unit !== 'minutes') return null
  return {
    hours: line.allowance.amount / 60,
    priceMinor: Math.round(Number(line.unitPrice) * 10 ** decimalsOf(currency)),
    overageMinor: line.overage.rateMinor,
  }
}

/** Costs follow the quantities that prices follow: the same lines with the cost in the price's place. */
function itemsPerYear(question: OfferQuestion, terms: Terms): number {
  const atCost = terms.lines.flatMap((line) =>
    line.kind === 'recurring-item' ? [{ ...line, unitPrice: line.unitCost ?? '0' }] : [],
  )
  if (atCost.length === 0) return 0
  const costs = monthlyRecurring(
    agreementOf(question, { ...terms, lines: atCost }),
    question.on,
    question.counts,
  )
  return costs.reduce((sum, { minor }) => sum + 12 * minor, 0)
}

const visitsPerYear = ({ benefits = [] }: Terms) =>
  benefits.reduce(
    (sum, one) => sum + (one.kind === 'proactive-visits' ? (one.visits * 12) / one.everyMonths : 0),
    0,
  )
