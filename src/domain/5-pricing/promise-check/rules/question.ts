import type { ArrivalModel, Desk, PromiseQuestion, Technician, TicketClass } from '#actuary/desk.ts'
import type { Day } from '#kernel/days.ts'
import type { ClientLoad } from './arrivals.ts'
import type { HoursPerTicket } from './hours.ts'
import { type PooledPromise, queuePlaces } from './promises.ts'
import type { SkillGroup } from './skills.ts'
import { answers, sorts } from './sorts.ts'

/** Everything a promise check depends on, as it was when it was asked: plain data, kept with it. */
export type PromiseInputs = {
  timezone: string
  startsOn: Day
  months: number
  goal: number
  quietDays: Day[]
  technicians: Technician[]
  hire: Technician
  groups: SkillGroup[]
  book: ClientLoad[]
  candidate: ClientLoad
  hours: Omit<HoursPerTicket, 'says'>
  promises: PooledPromise[]
}

/**
 * The frozen inputs as the simulation takes them. Chance is drawn by name, so people and clients are called by their
 * place: the same firm written down twice, under other ids, gets the same answer.
 */
export function questionOf(inputs: PromiseInputs): PromiseQuestion {
  const { timezone, startsOn, quietDays, promises, goal, months, hire } = inputs
  const technicians = inputs.technicians.map((one, at) => ({ ...one, id: `technician ${at + 1}` }))
  const { unsureCv: hoursCv } = inputs.hours
  const desk: Desk = { timezone, startsOn, quietDays, technicians, emergencies: 'preempt', hoursCv }
  const places = new Map(
    [...inputs.book, inputs.candidate].map(({ clientId }, at) => [clientId, `client ${at + 1}`]),
  )
  const calledBy = (clientId: string) => places.get(clientId) ?? clientId
  const placeOf = queuePlaces(promises)
  const asked = (load: ClientLoad): ArrivalModel => {
    const { clientId, rateCv, hourOfWeek, shockCv } = load
    const classes = classesOf(load, inputs, placeOf(clientId))
    const whole = classes.reduce((sum, { share }) => sum + share, 0)
    return {
      clientId: calledBy(clientId),
      ticketsPerMonth: load.ticketsPerMonth * whole,
      rateCv,
      hourOfWeek,
      shockCv,
      classes: classes.map((each) => ({ ...each, share: each.share / whole })),
    }
  }
  return {
    desk,
    book: inputs.book.map(asked),
    candidate: asked(inputs.candidate),
    promises: promises.map(({ id, clientIds, about, channel, targetMinutes, calendar }) => ({
      id,
      clientIds: clientIds.map(calledBy),
      ticketClass: about,
      channel,
      targetMinutes,
      calendar,
      goal,
    })),
    months,
    hire,
  }
}

const firstPlace = 4

/**
 * Emergencies go to whoever is there; other tickets may need somebody who knows the thing, and are answered apart: an
 * answer is short and interrupts, so the shares add up to more than the tickets.
 */
function classesOf({ shares }: ClientLoad, { groups, hours }: PromiseInputs, place: number): TicketClass[] {
  const anybody = 1 - groups.reduce((sum, { share }) => sum + share, 0)
  const work = sorts.flatMap(({ name, urgency, onSite }, at): TicketClass[] => {
    const share = shares[at] ?? 0
    const travelMinutes = onSite ? hours.travelMinutes : 0
    if (urgency === 'emergency')
      return [{ name, share, priority: 1, isEmergency: true, hours: hours.emergency, travelMinutes }]
    const priority = urgency === 'high' ? 3 : firstPlace + place
    const plain = { name, priority, hours: hours.routine, travelMinutes }
    return [
      { ...plain, share: share * anybody },
      ...groups.map((group) => ({ ...plain, share: share * group.share, skill: group.name })),
    ]
  })
  const answered = answers.map(({ name, urgency }): TicketClass => {
    const share = sorts.reduce((sum, sort, at) => sum + (sort.urgency === urgency ? (shares[at] ?? 0) : 0), 0)
    return { name, share, priority: 2, isEmergency: true, hours: hours.answer }
  })
  return [...work, ...answered]
}
