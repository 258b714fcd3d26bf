/** How a firm writes its figures. `zone` is an IANA name; `currency` an ISO 4217 code. */
export type Manner = { locale: string; currency: string; zone: string }

export type MoneyOptions = {
  /** Another currency than the firm's, as an agreement or invoice may have. */
  currency?: string
  /** Expected money, shown without cents: precision that isn't there is not shown. */
  whole?: boolean
  /** Without the currency sign, for columns whose head names the currency. */
  bare?: boolean
  /** A plus before what is gained, for movements. */
  signed?: boolean
}

/** Integer minor units as the firm writes them; the minus is U+2212, never a hyphen. */
export function moneyText(amountMinor: number, manner: Manner, options: MoneyOptions = {}): string {
  const currency = options.currency ?? manner.currency
  const digits = minorDigits(currency)
  const shown = options.whole ? 0 : digits
  const format = numberFormat(manner.locale, {
    ...(options.bare ? {} : { style: 'currency', currency }),
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
    signDisplay: options.signed ? 'exceptZero' : 'negative',
  })
  return withMinus(format.format(amountMinor / 10 ** digits))
}

/** Minor units as a plain decimal for files: 1360.50. */
export function decimalText(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency)
  return (amountMinor / 10 ** digits).toFixed(digits)
}

/** Money shortened for axes: €10k, €1.2m. */
export function moneyTickText(amountMinor: number, manner: Manner, currency = manner.currency): string {
  const format = numberFormat(manner.locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  })
  return withMinus(format.format(amountMinor / 10 ** minorDigits(currency)).replace(/K$/, 'k'))
}

/** Minutes as decimal hours with two places: 7.25 h. */
export function hoursText(
  minutes: number,
  manner: Manner,
  options: { bare?: boolean; signed?: boolean } = {},
): string {
  const format = numberFormat(manner.locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: options.signed ? 'exceptZero' : 'negative',
  })
  const hours = withMinus(format.format(minutes / 60))
  return options.bare ? hours : `${hours}\u00a0h`
}

/** Minutes as a stopwatch shows them: 0:30, 12:05. */
export function timerText(minutes: number): string {
  const all = Math.max(0, Math.floor(minutes))
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`
}

/** Basis points as a share with one decimal: 8.2%. */
export function shareText(shareBp: number, manner: Manner, decimals = 1): string {
  const format = numberFormat(manner.locale, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  })
  return withMinus(format.format(shareBp / 10_000))
}

export function countText(count: number, manner: Manner, decimals = 0): string {
  const format = numberFormat(manner.locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  })
  return withMinus(format.format(count))
}

/**
 * brief: 19 Nov. short: 19 Nov 2026. long: 19 November 2026. weekday: Thursday 19 November.
 * month: November 2026. monthOnly: Nov. The order of the words is the locale's.
 */
export type DayForm = 'brief' | 'short' | 'long' | 'weekday' | 'month' | 'monthOnly'

/** A day 'YYYY-MM-DD', or a month 'YYYY-MM', in words; it has no zone, so none can shift it. */
export function dayText(day: string, manner: Manner, form: DayForm = 'short'): string {
  const full = day.length === 7 ? `${day}-01` : day
  return dateFormat(manner.locale, { ...dayForms[form], timeZone: 'UTC' }).format(
    new Date(`${full}T00:00:00Z`),
  )
}

/** time: 10:42. moment: 19 Nov, 10:42. full: 19 November 2026, 10:42. Always in the firm's zone. */
export type InstantForm = 'time' | 'moment' | 'full'

export function instantText(instant: string, manner: Manner, form: InstantForm = 'moment'): string {
  return dateFormat(manner.locale, { ...instantForms[form], timeZone: manner.zone }).format(new Date(instant))
}

/** The day, 'YYYY-MM-DD', that an instant falls on in the firm's zone. */
export function dayOfInstant(instant: string, manner: Manner): string {
  return dateFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: manner.zone,
  }).format(new Date(instant))
}

/** Two figures with an en dash between. */
export const rangeText = (low: string, high: string) => `${low}\u2009–\u2009${high}`

/** What stands where there is nothing: a grey en dash, never an empty cell or a zero that isn't one. */
export const nothing = '–'

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for TND. */
export function minorDigits(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** The ways a locale writes a currency's sign: 'US$' and '$'. */
export function currencySigns(locale: string, currency: string): string[] {
  return (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    numberFormat(locale, { style: 'currency', currency, currencyDisplay })
      .formatToParts(1)
      .filter((part) => part.type === 'currency')
      .map((part) => part.value),
  )
}

/** The signs a locale writes between thousands and before decimals. */
export function separators(locale: string): { group: string; decimal: string } {
  const parts = numberFormat(locale, { useGrouping: true, minimumFractionDigits: 1 }).formatToParts(1234567.5)
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return { group: sign('group'), decimal: sign('decimal') || '.' }
}

const dayForms: Record<DayForm, Intl.DateTimeFormatOptions> = {
  brief: { day: 'numeric', month: 'short' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
  monthOnly: { month: 'short' },
}

const instantForms: Record<InstantForm, Intl.DateTimeFormatOptions> = {
  time: { hour: 'numeric', minute: '2-digit' },
  moment: { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  full: { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' },
}

const withMinus = (text: string) => text.replace('-', '\u2212')

/** Making a formatter costs more than using it a hundred times, so each is made once. */
const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = numberFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  numberFormats.set(key, made)
  return made
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = dateFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  dateFormats.set(key, made)
  return made
}
