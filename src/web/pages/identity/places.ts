import { countriesWithHolidays, countryOf, publicHolidays } from '#firm/rules'

/** ISO 3166 countries; their names come from the browser, in its language. */
const countries =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'

type Choice = { value: string; label: string }

export function countryChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const choices = countries.split(' ').map((value) => ({ value, label: names.of(value) ?? value }))
  return choices.sort((a, b) => a.label.localeCompare(b.label, locale))
}

export function currencyChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: `${value} · ${names.of(value) ?? ''}`,
  }))
}

/** The browser's own zone may be an alias that isn't listed, such as UTC. */
export function zoneChoices(): Choice[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), here().zone])
  return [...zones].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

/** The browser's own country and zone are the best first guess. */
export function here(): { country: string; zone: string } {
  const region = new Intl.Locale(navigator.language).maximize().region ?? 'IE'
  return { country: region, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}

/** What a firm there usually has, as a first answer; what we don't know stays as it was. */
export function usualIn(country: string, now: { currency: string; zone: string }) {
  const own = here()
  const known = countryOf(country)
  const zone = country === own.country ? own.zone : (known?.zone ?? now.zone)
  return { currency: known?.currency ?? now.currency, zone }
}

/** This year's and next year's public holidays, for the first calendar. */
export function holidaysOf(country: string, year: number): string[] | undefined {
  if (!countriesWithHolidays.includes(country)) return undefined
  return [year, year + 1].flatMap((one) => publicHolidays(country, one).map((holiday) => holiday.on))
}
