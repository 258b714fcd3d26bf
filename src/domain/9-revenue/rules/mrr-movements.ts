import { addDays, type Day } from '#kernel/days.ts'
import { decimal, dividedBy, times, wholeNumber } from '#kernel/decimal.ts'
import { type Currency, safeMinor } from '#kernel/money.ts'
import type { Period } from '#kernel/periods.ts'

/** An amount that recurs every `intervalMonths`, in force in [from, toExclusive); open-ended without an end. */
export type RecurringLine = {
  clientId: string
  amountMinor: number
  intervalMonths: number
  quantity?: number
  from: Day
  toExclusive?: Day
  currency: Currency
  /** A licence passed through at cost: left out of MRR and summed apart. */
  passThrough?: boolean
}

export type MovementKind = 'new' | 'expansion' | 'contraction' | 'churn' | 'reactivation'
export type Movement = { date: Day; clientId: string; kind: MovementKind; minor: number }

export type MrrReport = {
  opening: number
  closing: number
  movements: Movement[]
  grossChurn: number | null
  netChurn: number | null
  grr: number | null
  nrr: number | null
  passThrough: { opening: number; closing: number }
}

/**
 * How monthly recurring revenue moved in a window, by currency. Opening is the MRR of the day before the
 * window, closing that of its last day; movements are netted per client and day, dated the first day of the
 * new state, and their sum is closing − opening. Churn and the two retention rates are shares of opening
 * (0.1 is 10 %), null when opening is 0. Retention looks at the clients with MRR at opening: gross counts each
 * up to its opening, net in full, and who left and came back inside the window counts as lost.
 */
export function mrrMovements(lines: readonly RecurringLine[], window: Period): Record<Currency, MrrReport> {
  if (window.toExclusive < window.from) {
    throw new RangeError(`A window ends after it begins, not ${window.from} to ${window.toExclusive}`)
  }
  const valued = lines.map((line) => ({ ...line, monthly: monthlyMinor(line) }))
  const clients = byClient(valued.filter((line) => !line.passThrough))
  const histories = clients.map((client) => ({ ...client, movements: movementsOf(client, window) }))
  const currencies = [...new Set(lines.map((line) => line.currency))]
  return Object.fromEntries(
    currencies.map((currency) => [currency, reportOf(currency, histories, valued, window)]),
  )
}

/** amount × quantity ÷ months, rounded half away from zero: 2,000.00 a year is 166.67 a month. */
export function monthlyMinor(line: RecurringLine): number {
  if (!(line.intervalMonths >= 1)) {
    throw new RangeError(`intervalMonths is a whole number of months from 1, not ${line.intervalMonths}`)
  }
  const amount = times(wholeNumber(line.amountMinor), decimal(String(line.quantity ?? 1)))
  return safeMinor(dividedBy(amount, wholeNumber(line.intervalMonths), 0).digits)
}

type Valued = RecurringLine & { monthly: number }
type Client = { clientId: string; lines: Valued[] }
type History = Client & { movements: (Movement & { currency: Currency })[] }

function byClient(lines: readonly Valued[]): Client[] {
  const clients = new Map<string, Valued[]>()
  for (const line of lines) {
    const own = clients.get(line.clientId)
    if (own) own.push(line)
    else clients.set(line.clientId, [line])
  }
  return [...clients].map(([clientId, own]) => ({ clientId, lines: own }))
}

function movementsOf({ clientId, lines }: Client, window: Period): History['movements'] {
  const days = lines
    .flatMap((line) => [line.from, line.toExclusive ?? line.from])
    .filter((day) => window.from <= day && day < window.toExclusive)
  const currencies = [...new Set(lines.map((line) => line.currency))]
  return [...new Set(days)].flatMap((date) =>
    currencies.flatMap((currency) => {
      const minor = mrrOn(date, currency, lines) - mrrOn(addDays(date, -1), currency, lines)
      return minor === 0 ? [] : [{ date, clientId, kind: kindOf(lines, date, minor), minor, currency }]
    }),
  )
}

/**
 * A client whose fee is waived keeps a line of 0, so it contracts and expands; it churns only when no line is
 * left, and returns only if it paid before, in the window or long ago.
 */
function kindOf(lines: readonly Valued[], date: Day, minor: number): MovementKind {
  if (minor < 0) return lines.some((line) => isInForce(line, date)) ? 'contraction' : 'churn'
  if (!lines.some((line) => hasPaidBefore(line, date))) return 'new'
  return lines.some((line) => isInForce(line, addDays(date, -1))) ? 'expansion' : 'reactivation'
}

function reportOf(
  currency: Currency,
  histories: readonly History[],
  lines: readonly Valued[],
  window: Period,
): MrrReport {
  const first = addDays(window.from, -1)
  const last = addDays(window.toExclusive, -1)
  const own = lines.filter((line) => !line.passThrough)
  const passed = lines.filter((line) => line.passThrough)
  const opening = mrrOn(first, currency, own)
  const movements = histories
    .flatMap((history) => history.movements.filter((movement) => movement.currency === currency))
    .sort(byDateAndClient)
  const cohort = histories.map((history) => retained(history, currency, first, last))
  const sumOf = (...kinds: MovementKind[]) =>
    total(movements.filter(({ kind }) => kinds.includes(kind)).map(({ minor }) => minor))
  const ofOpening = (minor: number) => (opening === 0 ? null : minor / opening)

  return {
    opening,
    closing: mrrOn(last, currency, own),
    movements: movements.map(({ date, clientId, kind, minor }) => ({ date, clientId, kind, minor })),
    grossChurn: ofOpening(0 - sumOf('churn', 'contraction')),
    netChurn: ofOpening(0 - sumOf('churn', 'contraction', 'expansion', 'reactivation')),
    grr: ofOpening(total(cohort.map(({ opened, kept }) => Math.min(opened, kept)))),
    nrr: ofOpening(total(cohort.map(({ kept }) => kept))),
    passThrough: { opening: mrrOn(first, currency, passed), closing: mrrOn(last, currency, passed) },
  }
}

/** What a client paid at opening, and what of its custom is kept at closing. */
function retained({ lines, movements }: History, currency: Currency, first: Day, last: Day) {
  const opened = mrrOn(first, currency, lines)
  const cameBack = movements.some((move) => move.currency === currency && move.kind === 'reactivation')
  return { opened, kept: opened === 0 || cameBack ? 0 : mrrOn(last, currency, lines) }
}

const mrrOn = (day: Day, currency: Currency, lines: readonly Valued[]) =>
  total(
    lines.filter((line) => line.currency === currency && isInForce(line, day)).map((line) => line.monthly),
  )

const isInForce = (line: RecurringLine, day: Day) =>
  line.from <= day && (line.toExclusive === undefined || day < line.toExclusive)

const hasPaidBefore = (line: Valued, day: Day) =>
  line.from < day && line.monthly !== 0 && isInForce(line, line.from)

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)

const byDateAndClient = (a: Movement, b: Movement) =>
  compareTexts(a.date, b.date) || compareTexts(a.clientId, b.clientId)
const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
