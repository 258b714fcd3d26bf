import type { RetainerMonth, RolloverSheet } from '../retainer.ts'

/** Expected cells of one month, being summed up. */
export interface MonthInCells {
  used: number
  overage: number
  lapsed: number
  carried: number
  /** Chance that the month ends below zero. */
  short: number
}

export const emptyMonth = (): MonthInCells => ({ used: 0, overage: 0, lapsed: 0, carried: 0, short: 0 })

export const inHours = (cells: MonthInCells, span: number): RetainerMonth => ({
  expectedUsed: cells.used * span,
  expectedCovered: (cells.used - cells.overage) * span,
  expectedOverage: cells.overage * span,
  expectedLapsed: cells.lapsed * span,
  expectedCarried: cells.carried * span,
  probabilityOfOverage: cells.short,
})

/** Adds the months up; what is carried is what the last month leaves. */
export function summed(
  months: RetainerMonth[],
  probabilityOfAnyOverage: number,
  balance: RolloverSheet['balance'],
): RolloverSheet {
  const total = (of: (month: RetainerMonth) => number) => months.reduce((sum, month) => sum + of(month), 0)
  return {
    months,
    expectedUsed: total((month) => month.expectedUsed),
    expectedCovered: total((month) => month.expectedCovered),
    expectedOverage: total((month) => month.expectedOverage),
    expectedLapsed: total((month) => month.expectedLapsed),
    expectedCarried: months.at(-1)?.expectedCarried ?? 0,
    probabilityOfAnyOverage,
    balance,
  }
}
