import { addDays, type Day, dayInMonth, type Weekday, weekday, weekdays } from '#kernel/days.ts'
import { easterSunday } from './easter.ts'

export type PublicHoliday = { on: Day; name: string }

/**
 * The public holidays of a whole country that follow from a rule, in order; none for a country we have no sure
 * rule for. Days decided by a region or from year to year are for the firm to add.
 */
export function publicHolidays(country: string, year: number): PublicHoliday[] {
  const { rules, moved } = known[country] ?? { rules: [] }
  const days = rules.map((rule) => ({ name: rule.name, on: dayOf(rule, year) }))
  return (moved ? moved(days) : days).toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** Counts from Easter Sunday, or a day of a month, or the nth weekday of a month (0 is the last one). */
type Rule = { name: string } & (
  | { easter: number }
  | { month: number; day: number }
  | { month: number; nth: number; weekday: Weekday }
  | { of: (year: number) => Day }
)
type Known = { rules: Rule[]; moved?: (days: PublicHoliday[]) => PublicHoliday[] }

function dayOf(rule: Rule, year: number): Day {
  if ('of' in rule) return rule.of(year)
  if ('easter' in rule) return addDays(easterSunday(year), rule.easter)
  const month = year * 12 + rule.month - 1
  if ('day' in rule) return dayInMonth(month, rule.day)
  return nthWeekday(month, rule.nth, rule.weekday)
}

function nthWeekday(month: number, nth: number, wanted: Weekday): Day {
  if (nth === 0) {
    const last = dayInMonth(month, 31)
    return addDays(last, -stepsBetween(wanted, weekday(last)))
  }
  const first = dayInMonth(month, 1)
  return addDays(first, stepsBetween(weekday(first), wanted) + 7 * (nth - 1))
}

const stepsBetween = (from: Weekday, to: Weekday) => (weekdays.indexOf(to) - weekdays.indexOf(from) + 7) % 7

/** A holiday on a weekend is kept on the next day that is neither (England and Wales). */
function nextWorkingDay(days: PublicHoliday[]): PublicHoliday[] {
  const taken = new Set(days.filter((day) => !isWeekend(day.on)).map((day) => day.on))
  return days.map((day) => {
    if (!isWeekend(day.on)) return day
    let on = addDays(day.on, 1)
    while (isWeekend(on) || taken.has(on)) on = addDays(on, 1)
    taken.add(on)
    return { name: `${day.name} (in lieu)`, on }
  })
}

/** A holiday on a Saturday is kept on Friday, one on a Sunday on Monday (United States, federal). */
const nearestWorkingDay = (days: PublicHoliday[]): PublicHoliday[] =>
  days.map((day) => {
    if (weekday(day.on) === 'sat') return { name: `${day.name} (observed)`, on: addDays(day.on, -1) }
    if (weekday(day.on) === 'sun') return { name: `${day.name} (observed)`, on: addDays(day.on, 1) }
    return day
  })

const isWeekend = (day: Day) => weekday(day) === 'sat' || weekday(day) === 'sun'

/** St Brigid's Day: the first Monday of February, or the 1st where that is a Friday. */
const brigid = (year: number): Day => {
  const first = dayInMonth(year * 12 + 1, 1)
  return weekday(first) === 'fri' ? first : nthWeekday(year * 12 + 1, 1, 'mon')
}
/** King's Day: 27 April, or the day before where that is a Sunday. */
const kingsDay = (year: number): Day => {
  const day = dayInMonth(year * 12 + 3, 27)
  return weekday(day) === 'sun' ? addDays(day, -1) : day
}

const on = (month: number, day: number, name: string): Rule => ({ name, month, day })
const nth = (order: number, day: Weekday, month: number, name: string): Rule => ({
  name,
  month,
  nth: order,
  weekday: day,
})

const newYear = on(1, 1, "New Year's Day")
const epiphany = on(1, 6, 'Epiphany')
const goodFriday: Rule = { name: 'Good Friday', easter: -2 }
const easterMonday: Rule = { name: 'Easter Monday', easter: 1 }
const labourDay = on(5, 1, 'Labour Day')
const ascension: Rule = { name: 'Ascension Day', easter: 39 }
const whitMonday: Rule = { name: 'Whit Monday', easter: 50 }
const corpusChristi: Rule = { name: 'Corpus Christi', easter: 60 }
const assumption = on(8, 15, 'Assumption Day')
const allSaints = on(11, 1, "All Saints' Day")
const christmas = on(12, 25, 'Christmas Day')
const secondChristmas = (name: string) => on(12, 26, name)

const known: Record<string, Known> = {
  AT: {
    rules: [
      newYear,
      epiphany,
      easterMonday,
      labourDay,
      ascension,
      whitMonday,
      corpusChristi,
      assumption,
      on(10, 26, 'National Day'),
      allSaints,
      on(12, 8, 'Immaculate Conception'),
      christmas,
      secondChristmas("St Stephen's Day"),
    ],
  },
  BE: {
    rules: [
      newYear,
      easterMonday,
      labourDay,
      ascension,
      whitMonday,
      on(7, 21, 'National Day'),
      assumption,
      allSaints,
      on(11, 11, 'Armistice Day'),
      christmas,
    ],
  },
  DE: {
    rules: [
      newYear,
      goodFriday,
      easterMonday,
      labourDay,
      ascension,
      whitMonday,
      on(10, 3, 'German Unity Day'),
      christmas,
      secondChristmas('Second Day of Christmas'),
    ],
  },
  FR: {
    rules: [
      newYear,
      easterMonday,
      labourDay,
      on(5, 8, 'Victory Day'),
      ascension,
      whitMonday,
      on(7, 14, 'Bastille Day'),
      assumption,
      allSaints,
      on(11, 11, 'Armistice Day'),
      christmas,
    ],
  },
  GB: {
    moved: nextWorkingDay,
    rules: [
      newYear,
      goodFriday,
      easterMonday,
      nth(1, 'mon', 5, 'Early May bank holiday'),
      nth(0, 'mon', 5, 'Spring bank holiday'),
      nth(0, 'mon', 8, 'Summer bank holiday'),
      christmas,
      secondChristmas('Boxing Day'),
    ],
  },
  IE: {
    rules: [
      newYear,
      { name: "St Brigid's Day", of: brigid },
      on(3, 17, "St Patrick's Day"),
      easterMonday,
      nth(1, 'mon', 5, 'May holiday'),
      nth(1, 'mon', 6, 'June holiday'),
      nth(1, 'mon', 8, 'August holiday'),
      nth(0, 'mon', 10, 'October holiday'),
      christmas,
      secondChristmas("St Stephen's Day"),
    ],
  },
  LU: {
    rules: [
      newYear,
      easterMonday,
      labourDay,
      on(5, 9, 'Europe Day'),
      ascension,
      whitMonday,
      on(6, 23, 'National Day'),
      assumption,
      allSaints,
      christmas,
      secondChristmas("St Stephen's Day"),
    ],
  },
  NL: {
    rules: [
      newYear,
      easterMonday,
      { name: "King's Day", of: kingsDay },
      ascension,
      whitMonday,
      christmas,
      secondChristmas('Second Day of Christmas'),
    ],
  },
  US: {
    moved: nearestWorkingDay,
    rules: [
      newYear,
      nth(3, 'mon', 1, 'Martin Luther King Jr. Day'),
      nth(3, 'mon', 2, "Washington's Birthday"),
      nth(0, 'mon', 5, 'Memorial Day'),
      on(6, 19, 'Juneteenth'),
      on(7, 4, 'Independence Day'),
      nth(1, 'mon', 9, 'Labor Day'),
      nth(2, 'mon', 10, 'Columbus Day'),
      on(11, 11, 'Veterans Day'),
      nth(4, 'thu', 11, 'Thanksgiving Day'),
      christmas,
    ],
  },
}

/** The countries whose holidays `publicHolidays` knows. GB stands for England and Wales. */
export const countriesWithHolidays: readonly string[] = Object.keys(known)
