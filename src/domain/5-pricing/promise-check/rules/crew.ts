import type { Technician } from '#actuary/desk.ts'
import type { CalendarSpec, OpenHours } from '#kernel/calendar-spec.ts'
import { addDays, addMonths, type Day, firstOfMonth, weekday, weekdays } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { startOfDay } from '#kernel/zone.ts'
import type { SkillGroup } from './skills.ts'

/** A colleague who serves, as the firm's rows know them. */
export type Colleague = {
  id: string
  name: string
  /** Hours a month for tickets and projects; 0 where nobody has said. */
  hoursPerMonth: number
  startsOn: Day | null
  endsOn: Day | null
  shifts: CalendarSpec
  leave: readonly { from: Day; toExclusive: Day }[]
  /** Own time on projects, visits and other work that no client's ticket asked for, by the week. */
  loggedElsewhere: number
}

/** What a person answers or changes before the check; what is left out comes from the rows. */
export type CrewWish = {
  shrinkage?: number
  breaks?: { lunchMinutesADay: number; drivingHoursAWeek: number; leaveDaysAYear: number; standIn: boolean }
  otherWork?: readonly { personId: string; hoursAWeek: number }[]
  onCall?: 'nobody' | 'in-turns'
}
export type CrewMember = { id: string; name: string; shiftHours: number; otherWorkHours: number }
export type Crew = {
  members: CrewMember[]
  technicians: Technician[]
  hire: Technician
  shrinkage: number
  onCall: 'nobody' | 'in-turns'
}

/** Breaks, talk, sickness and drives that no ticket asks for, where nobody has said otherwise. */
export const usualShrinkage = 0.15
/** What is left of it when lunch and driving are told by the hour. */
const talkAndSickness = 0.05
const mostShrinkage = 0.6
/** Everybody who serves has that much of the week for tickets, whatever else they do. */
const leastDeskHours = 2
/** What a full week of forty hours usually leaves for tickets and projects. */
const productiveHoursAMonth = 115

/** Within two years from today: nobody knows the team of later, and what is past isn't promised. */
export function startOfCheck(startsOn: Day, today: Day): Decision<Day, 'check-starts-elsewhen'> {
  const last = addMonths(today, 24)
  return startsOn >= today && startsOn <= last
    ? yes(startsOn)
    : no('check-starts-elsewhen', { field: 'startsOn', today, last, given: startsOn })
}

/** When the new client’s work would begin, where nobody says. */
export const nextMonth = (today: Day): Day => addMonths(firstOfMonth(today), 1)

type Stretch = { startsOn: Day; months: number; timezone: string }

/** The people who serve, with their shifts, leave, skills, other work and turns on call. */
export function crewOf(
  colleagues: readonly Colleague[],
  groups: readonly SkillGroup[],
  wish: CrewWish,
  stretch: Stretch,
  usualOnCall: Crew['onCall'],
): Decision<Crew, 'nobody-serves'> {
  const hoursOf = (one: Colleague) => weeklyHours(one.shifts)
  const serving = colleagues.filter((one) => hoursOf(one) > 0)
  if (serving.length === 0) return no('nobody-serves')
  const shrinkage = shrinkageOf(wish, serving)
  const members = serving.map((one) => ({
    id: one.id,
    name: one.name,
    shiftHours: hoursOf(one),
    otherWorkHours: otherWorkOf(one, wish),
  }))
  const onCall = wish.onCall ?? usualOnCall
  const technicians = serving.map((one, at): Technician => {
    const leave = leaveOf(one, at, wish, stretch)
    return {
      id: one.id,
      skills: groups.filter(({ personIds }) => personIds.includes(one.id)).map(({ name }) => name),
      shifts: one.shifts,
      leave,
      onCall: onCall === 'nobody' ? [] : turnsOf(at, serving.length, stretch),
      shrinkage,
      otherWorkHoursPerWeek: members[at]?.otherWorkHours ?? 0,
    }
  })
  return yes({ members, technicians, hire: hireLike(technicians, groups), shrinkage, onCall })
}

/**
 * Hours a week in which nothing but an emergency reaches somebody: what was logged elsewhere, and the part of the shifts
 * in which they don't serve at all. Whoever is planned for the productive hours of a full week serves in all of them.
 */
export function otherWorkOf(one: Colleague, { otherWork = [] }: CrewWish): number {
  const shiftHours = weeklyHours(one.shifts)
  const most = shiftHours - leastDeskHours
  const said = otherWork.find(({ personId }) => personId === one.id)
  if (said) return Math.min(most, said.hoursAWeek)
  const fullMonth = productiveHoursAMonth * (shiftHours / 40)
  const serves = one.hoursPerMonth === 0 ? 1 : Math.min(1, one.hoursPerMonth / fullMonth)
  const hours = shiftHours * (1 - serves) + one.loggedElsewhere
  return Math.round(Math.max(0, Math.min(most, hours)) * 10) / 10
}

export function shrinkageOf({ shrinkage, breaks }: CrewWish, colleagues: readonly Colleague[]): number {
  if (!breaks) return shrinkage ?? usualShrinkage
  const hours = colleagues.reduce((sum, { shifts }) => sum + weeklyHours(shifts), 0) / colleagues.length
  const days = colleagues.reduce((sum, { shifts }) => sum + daysWorked(shifts), 0) / colleagues.length
  const lunch = (breaks.lunchMinutesADay / 60) * days
  const share = talkAndSickness + (lunch + breaks.drivingHoursAWeek) / hours
  return Math.min(mostShrinkage, Math.round(share * 1000) / 1000)
}

/**
 * Booked leave, the days before somebody begins and after they end; and, where it was asked, what the year's leave has
 * over the booked days: one stretch in the middle of the months looked at, one colleague after the other. Whoever has a
 * stand-in is never away.
 */
function leaveOf(one: Colleague, at: number, { breaks }: CrewWish, { startsOn, months }: Stretch) {
  const ends = addMonths(startsOn, months)
  const leave = breaks?.standIn ? [] : [...one.leave]
  if (one.startsOn !== null && one.startsOn > startsOn)
    leave.push({ from: addDays(startsOn, -7), toExclusive: one.startsOn })
  if (one.endsOn !== null && one.endsOn < addDays(ends, 14))
    leave.push({ from: one.endsOn, toExclusive: addDays(ends, 14) })
  if (!breaks || breaks.standIn) return leave
  const booked = one.leave.reduce(
    (sum, { from, toExclusive }) => sum + workdaysIn(one.shifts, from, toExclusive, startsOn, ends),
    0,
  )
  const open = Math.round((breaks.leaveDaysAYear * months) / 12) - booked
  if (open <= 0) return leave
  let from = addDays(mondayOf(addMonths(startsOn, Math.floor(months / 2))), 7 * at)
  const first = from
  for (let left = open; left > 0; from = addDays(from, 1)) if (isWorked(one.shifts, from)) left -= 1
  return [...leave, { from: first, toExclusive: from }]
}

/** Every so many weeks it is somebody's turn, from Monday to Monday. */
function turnsOf(at: number, people: number, { startsOn, months, timezone }: Stretch) {
  const turns: [string, string][] = []
  const ends = addDays(addMonths(startsOn, months), 14)
  let week = 0
  for (let from = mondayOf(addDays(startsOn, -7)); from < ends; from = addDays(from, 7), week += 1)
    if (week % people === at) turns.push([startOfDay(from, timezone), startOfDay(addDays(from, 7), timezone)])
  return turns
}

/** One more like the colleague with the most hours for tickets, who knows all that any of them knows. */
function hireLike(technicians: readonly Technician[], groups: readonly SkillGroup[]): Technician {
  const free = (one: Technician) => weeklyHours(one.shifts) - one.otherWorkHoursPerWeek
  const most = technicians.reduce((best, one) => (free(one) > free(best) ? one : best))
  return { ...most, id: 'one more technician', skills: groups.map(({ name }) => name), leave: [], onCall: [] }
}

export const weeklyHours = ({ hours }: CalendarSpec) =>
  weekdays.reduce(
    (sum, day) => sum + (hours[day] ?? []).reduce((total, open) => total + lengthOf(open), 0),
    0,
  )

function lengthOf([opens, closes]: OpenHours): number {
  const hour = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
  const length = hour(closes) - hour(opens)
  return length > 0 ? length : length + 24
}

const isWorked = ({ hours }: CalendarSpec, day: Day) => (hours[weekday(day)] ?? []).length > 0
const daysWorked = ({ hours }: CalendarSpec) => weekdays.filter((day) => (hours[day] ?? []).length > 0).length
const mondayOf = (day: Day) => addDays(day, -weekdays.indexOf(weekday(day)))

function workdaysIn(shifts: CalendarSpec, from: Day, toExclusive: Day, least: Day, most: Day): number {
  let days = 0
  for (let day = from < least ? least : from; day < toExclusive && day < most; day = addDays(day, 1))
    if (isWorked(shifts, day)) days += 1
  return days
}
