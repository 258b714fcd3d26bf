import { dayText, type Manner } from '../format.ts'

/** Rows of months 'YYYY-MM' named as an axis names them; the first and each January say their year. */
export function monthRows<Row extends { month: string }>(
  months: readonly Row[],
  manner: Manner,
  current?: string,
) {
  return months.map((one) => ({
    ...one,
    key: one.month,
    name: dayText(one.month, manner, 'monthOnly'),
    current: one.month === current,
  }))
}
