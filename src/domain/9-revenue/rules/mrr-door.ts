import { type DateLike, dateOf, dayOf, type Minor, type PlainDate } from '#kernel/door.ts'
import { type Currency, safeMinor } from '#kernel/money.ts'
import * as revenue from './mrr-movements.ts'

export type DatedRecurringLine = Omit<revenue.RecurringLine, 'amountMinor' | 'from' | 'toExclusive'> & {
  amountMinor: Minor
  from: DateLike
  toExclusive?: DateLike
}

export type DatedMovement = { date: PlainDate; clientId: string; kind: revenue.MovementKind; minor: bigint }

export type DatedMrrReport = Pick<revenue.MrrReport, 'grossChurn' | 'netChurn' | 'grr' | 'nrr'> & {
  opening: bigint
  closing: bigint
  movements: DatedMovement[]
  passThrough: { opening: bigint; closing: bigint }
}

/**
 * How monthly recurring revenue moved in [from, toExclusive), by currency, in minor units. Opening is the MRR of the
 * day before; movements are netted per client and day and sum to closing − opening. Rates are shares of
 * opening, null when it is 0. Lines marked `passThrough` count in `passThrough` only.
 */
export function datedMrrMovements(
  lines: readonly DatedRecurringLine[],
  window: { from: DateLike; toExclusive: DateLike },
): Record<Currency, DatedMrrReport> {
  const reports = revenue.mrrMovements(lines.map(lineOf), {
    from: dayOf(window.from),
    toExclusive: dayOf(window.toExclusive),
  })
  return Object.fromEntries(Object.entries(reports).map(([currency, report]) => [currency, shown(report)]))
}

const lineOf = (line: DatedRecurringLine): revenue.RecurringLine => ({
  ...line,
  amountMinor: safeMinor(BigInt(line.amountMinor)),
  from: dayOf(line.from),
  toExclusive: line.toExclusive === undefined ? undefined : dayOf(line.toExclusive),
})

const shown = (report: revenue.MrrReport): DatedMrrReport => ({
  ...report,
  ...inBigInt(report),
  movements: report.movements.map((movement) => ({
    ...movement,
    date: dateOf(movement.date),
    minor: BigInt(movement.minor),
  })),
  passThrough: inBigInt(report.passThrough),
})

const inBigInt = ({ opening, closing }: { opening: number; closing: number }) => ({
  opening: BigInt(opening),
  closing: BigInt(closing),
})
