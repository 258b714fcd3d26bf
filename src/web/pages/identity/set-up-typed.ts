import { here, holidaysOf, usualIn } from './places.ts'

export const sizes = [
  { value: 'solo', label: 'Just me' },
  { value: '2-5', label: '2 to 5' },
  { value: '6-15', label: '6 to 15' },
  { value: 'more', label: 'More' },
] as const

const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

/** What the form holds while it is typed. */
export type Typed = {
  owner: { name: string; email: string; password: string }
  firm: {
    name: string
    country: string
    currency: string
    zone: string
    size: (typeof sizes)[number]['value']
    fixedMonthlyCostMinor: number | null
    hourlyRateMinor: number | null
  }
  opens: string
  closes: string
  restsOnHolidays: boolean
}

export function firstGuess(): Typed {
  const { country, zone } = here()
  return {
    owner: { name: '', email: '', password: '' },
    firm: {
      name: '',
      country,
      ...usualIn(country, { currency: 'EUR', zone }),
      size: '2-5',
      fixedMonthlyCostMinor: null,
      hourlyRateMinor: null,
    },
    opens: '09:00',
    closes: '17:30',
    restsOnHolidays: true,
  }
}

/** The firm as the API asks for it: one shift, Monday to Friday. */
export function firmAsked({ firm, opens, closes, restsOnHolidays }: Typed, year: number) {
  const { hourlyRateMinor, fixedMonthlyCostMinor, ...rest } = firm
  const holidays = restsOnHolidays ? holidaysOf(firm.country, year) : undefined
  return {
    ...rest,
    hours: Object.fromEntries(workdays.map((day): [string, [string, string][]] => [day, [[opens, closes]]])),
    fixedMonthlyCostMinor: fixedMonthlyCostMinor ?? 0,
    ...(hourlyRateMinor === null ? {} : { hourlyRateMinor }),
    ...(holidays ? { holidays } : {}),
  }
}
