/** What a firm in a country usually has, as a first answer that it confirms. */
export type Country = { currency: string; zone: string }

/** The usual currency and zone of a country; none where we know none, or where there are several zones. */
export const countryOf = (country: string): Country | undefined => countries[country]

const euro = (zone: string): Country => ({ currency: 'EUR', zone: `Europe/${zone}` })

const countries: Record<string, Country> = {
  AT: euro('Vienna'),
  AU: { currency: 'AUD', zone: 'Australia/Sydney' },
  BE: euro('Brussels'),
  BG: euro('Sofia'),
  CA: { currency: 'CAD', zone: 'America/Toronto' },
  CH: { currency: 'CHF', zone: 'Europe/Zurich' },
  CY: euro('Nicosia'),
  CZ: { currency: 'CZK', zone: 'Europe/Prague' },
  DE: euro('Berlin'),
  DK: { currency: 'DKK', zone: 'Europe/Copenhagen' },
  EE: euro('Tallinn'),
  ES: euro('Madrid'),
  FI: euro('Helsinki'),
  FR: euro('Paris'),
  GB: { currency: 'GBP', zone: 'Europe/London' },
  GR: euro('Athens'),
  HR: euro('Zagreb'),
  HU: { currency: 'HUF', zone: 'Europe/Budapest' },
  IE: euro('Dublin'),
  IN: { currency: 'INR', zone: 'Asia/Kolkata' },
  IS: { currency: 'ISK', zone: 'Atlantic/Reykjavik' },
  IT: euro('Rome'),
  JP: { currency: 'JPY', zone: 'Asia/Tokyo' },
  LT: euro('Vilnius'),
  LU: euro('Luxembourg'),
  LV: euro('Riga'),
  MT: euro('Malta'),
  NL: euro('Amsterdam'),
  NO: { currency: 'NOK', zone: 'Europe/Oslo' },
  NZ: { currency: 'NZD', zone: 'Pacific/Auckland' },
  PL: { currency: 'PLN', zone: 'Europe/Warsaw' },
  PT: euro('Lisbon'),
  RO: { currency: 'RON', zone: 'Europe/Bucharest' },
  SE: { currency: 'SEK', zone: 'Europe/Stockholm' },
  SG: { currency: 'SGD', zone: 'Asia/Singapore' },
  SI: euro('Ljubljana'),
  SK: euro('Bratislava'),
  US: { currency: 'USD', zone: 'America/New_York' },
  ZA: { currency: 'ZAR', zone: 'Africa/Johannesburg' },
}

/** The countries we have a first answer for. */
export const countryCodes: readonly string[] = Object.keys(countries)
