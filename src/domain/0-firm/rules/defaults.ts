import { decimalsOf } from '#kernel/money.ts'

/** How many work here; asked once, and it sets the defaults. */
export type FirmSize = 'solo' | '2-5' | '6-15' | 'more'

/** The locale a firm of this country writes its numbers and dates in, until it chooses another. */
export const localeOf = (country: string) => (englishIn.has(country) ? `en-${country}` : 'en-GB')

const englishIn = new Set([
  ...['AT', 'AU', 'BE', 'CA', 'CH', 'CY', 'DE', 'DK', 'FI', 'GB', 'IE', 'IN'],
  ...['MT', 'NL', 'NZ', 'SE', 'SG', 'SI', 'US', 'ZA'],
])

/** The usual rate of value added tax, as a first entry that the firm confirms. Percent as decimal text. */
export const standardTaxOf = (country: string) => taxes[country] ?? '0'

const taxes: Record<string, string> = {
  AT: '20',
  AU: '10',
  BE: '21',
  DE: '19',
  DK: '25',
  ES: '21',
  FI: '25.5',
  FR: '20',
  GB: '20',
  IE: '23',
  IT: '22',
  LU: '17',
  NL: '21',
  NO: '25',
  NZ: '15',
  PL: '23',
  PT: '23',
  SE: '25',
  ZA: '15',
}

/** What an hour may cost where nobody has said yet: 95 in the firm's currency, as a first entry to confirm. */
export const firstHourlyRateMinor = (currency: string) => 95 * 10 ** decimalsOf(currency)

/** The categories of work every firm starts with; keys stay, names may change. */
export const startingCategories = [
  { key: 'user-help', name: 'User help', isReactive: true },
  { key: 'mail-and-mobile', name: 'Mail and mobile', isReactive: true },
  { key: 'move-add-change', name: 'Move, add, change', isReactive: false },
  { key: 'upgrade', name: 'Upgrade', isReactive: false },
  { key: 'maintenance', name: 'Maintenance', isReactive: false },
  { key: 'security', name: 'Virus protection and security', isReactive: true },
  { key: 'server-network', name: 'Server, network and lines', isReactive: true },
  { key: 'vendor', name: 'Vendor', isReactive: true },
] as const
