export { easterSunday } from './rules/easter.ts'
export { countriesWithHolidays, type PublicHoliday, publicHolidays } from './rules/public-holidays.ts'
