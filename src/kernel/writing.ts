import { Temporal } from 'temporal-polyfill'
import type { Day } from './days.ts'
import type { Instant } from './instants.ts'
import { type Currency, decimalsOf } from './money.ts'

/** How a firm writes in letters and documents: its locale and its time zone. */
export type Writing = { locale: string; zone: string }

/** 166600 EUR is '€1,666.00'; `whole` leaves cents out where there are none. The minus is U+2212. */
export function writtenMoney(
  minor: number,
  currency: Currency,
  { locale }: Pick<Writing, 'locale'>,
  options: { whole?: boolean; bare?: boolean; signed?: boolean } = {},
): string {
  const decimals = decimalsOf(currency)
  const unit = 10 ** decimals
  const shown = options.whole && minor % unit === 0 ? 0 : decimals
  const text = new Intl.NumberFormat(locale, {
    ...(options.bare ? {} : { style: 'currency', currency }),
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
    signDisplay: options.signed ? 'exceptZero' : 'negative',
  }).format(minor / unit)
  return text.replace('-', '\u2212')
}

/** long: 17 November 2026. short: 17 Nov 2026. month: November 2026. monthOnly: Nov. In the order of the locale. */
export type DayForm = 'long' | 'short' | 'month' | 'monthOnly'

export function writtenDay(day: Day, { locale }: Pick<Writing, 'locale'>, form: DayForm = 'long'): string {
  return Temporal.PlainDate.from(day.length === 7 ? `${day}-01` : day).toLocaleString(locale, dayForms[form])
}

/** 17 November 2026, 10:15:07 Europe/Dublin: to the second and with its zone, as a signature needs it. */
export function writtenInstant(instant: Instant, { locale, zone }: Writing): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  const day = writtenDay(zoned.toPlainDate().toString(), { locale })
  return `${day}, ${zoned.toPlainTime().toString({ smallestUnit: 'second' })} ${zone}`
}

const dayForms: Record<DayForm, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  monthOnly: { month: 'short' },
}
