import {
  type ArrivalModel,
  type Desk,
  isAbout,
  type ResponsePromise,
  type Technician,
  type TicketClass,
} from '#actuary/desk/model.ts'
import { chance, count, type FigureReason, firstFault, notNegative, positive } from '#actuary/figures.ts'
import type { SeverityReason } from '#actuary/severity.ts'
import type { SpecReason } from '#kernel/calendar-spec.ts'
import { isDay } from '#kernel/days.ts'
import { no } from '#kernel/decision.ts'

export type DeskReason =
  | FigureReason
  | SpecReason
  | SeverityReason
  | 'no-technicians'
  | 'technician-twice'
  | 'shrinkage-takes-all'
  | 'other-work-takes-all'
  | 'no-working-time'
  | 'no-load'
  | 'client-twice'
  | 'too-many-tickets'
  | 'profile-not-a-week'
  | 'profile-empty'
  | 'no-ticket-classes'
  | 'nobody-has-skill'
  | 'promise-twice'
  | 'promise-without-tickets'

export type DeskFault = { yes: false; reason: DeskReason; about?: Record<string, string | number> }

const MOST_TICKETS_A_MONTH = 100_000

/** The first thing in the input that makes no sense, named; calendars are checked where they are laid out. */
export function faultInDesk(
  desk: Desk,
  load: readonly ArrivalModel[],
  promises: readonly ResponsePromise[],
): DeskFault | undefined {
  if (desk.technicians.length === 0) return no('no-technicians')
  if (load.length === 0) return no('no-load')
  const tickets = load.reduce((sum, { ticketsPerMonth }) => sum + ticketsPerMonth, 0)
  if (tickets > MOST_TICKETS_A_MONTH) return no('too-many-tickets', { tickets, most: MOST_TICKETS_A_MONTH })
  return (
    faultyDay('startsOn', desk.startsOn) ??
    notNegative('uncertainty of hours', desk.hoursCv ?? 0) ??
    firstOf(desk.quietDays ?? [], (day) => faultyDay('quietDays', day)) ??
    firstOf(desk.technicians, faultInTechnician) ??
    twice(desk.technicians, ({ id }) => id, 'technician-twice') ??
    firstOf(load, (client) => faultInClient(client, desk.technicians)) ??
    twice(load, ({ clientId }) => clientId, 'client-twice') ??
    firstOf(promises, (promise) => faultInPromise(promise, load)) ??
    twice(promises, ({ id }) => id, 'promise-twice')
  )
}

function faultInTechnician({
  id,
  leave,
  shrinkage,
  otherWorkHoursPerWeek,
}: Technician): DeskFault | undefined {
  if (shrinkage >= 1) return no('shrinkage-takes-all', { technician: id, given: shrinkage })
  return (
    notNegative(`shrinkage of ${id}`, shrinkage) ??
    notNegative(`other work of ${id}`, otherWorkHoursPerWeek) ??
    firstOf(leave ?? [], ({ from, toExclusive }) => {
      return faultyDay(`leave of ${id}`, from) ?? faultyDay(`leave of ${id}`, toExclusive)
    })
  )
}

function faultInClient(client: ArrivalModel, technicians: readonly Technician[]): DeskFault | undefined {
  const { clientId, hourOfWeek, classes } = client
  if (hourOfWeek.length !== 168) return no('profile-not-a-week', { clientId, hours: hourOfWeek.length })
  if (classes.length === 0) return no('no-ticket-classes', { clientId })
  const shares = classes.reduce((sum, { share }) => sum + share, 0)
  if (!(Math.abs(shares - 1) < 1e-6)) {
    return no('shares-do-not-sum-to-one', { field: `classes of ${clientId}`, sum: String(shares) })
  }
  const fault =
    notNegative(`tickets per month of ${clientId}`, client.ticketsPerMonth) ??
    notNegative(`uncertainty of ${clientId}`, client.rateCv ?? 0) ??
    notNegative(`shock of ${clientId}`, client.shockCv) ??
    firstFault(`hour of week of ${clientId},`, hourOfWeek, notNegative) ??
    firstOf(classes, (each) => faultInClass(clientId, each, technicians))
  if (fault !== undefined) return fault
  return hourOfWeek.some((weight) => weight > 0) ? undefined : no('profile-empty', { clientId })
}

function faultInClass(
  clientId: string,
  { name, share, priority, skill, travelMinutes }: TicketClass,
  technicians: readonly Technician[],
): DeskFault | undefined {
  const whose = `of ${name} of ${clientId}`
  if (skill !== undefined && !technicians.some(({ skills }) => skills.includes(skill))) {
    return no('nobody-has-skill', { clientId, ticketClass: name, skill })
  }
  return (
    chance(`share ${whose}`, share) ??
    count(`priority ${whose}`, priority) ??
    notNegative(`travel ${whose}`, travelMinutes ?? 0)
  )
}

function faultInPromise(promise: ResponsePromise, load: readonly ArrivalModel[]): DeskFault | undefined {
  const { id, clientIds, ticketClass = 'any', targetMinutes, goal } = promise
  const asks = (clientId: string) =>
    load
      .find((client) => client.clientId === clientId)
      ?.classes.some(({ name }) => isAbout(promise, name)) === true
  const silent = clientIds.length === 0 ? 'nobody' : clientIds.find((clientId) => !asks(clientId))
  if (silent !== undefined) {
    return no('promise-without-tickets', { promise: id, clientId: silent, ticketClass: String(ticketClass) })
  }
  return positive(`target of ${id}`, targetMinutes) ?? chance(`goal of ${id}`, goal)
}

const faultyDay = (field: string, day: string): DeskFault | undefined =>
  isDay(day) ? undefined : no('not-a-day', { field, given: String(day) })

function firstOf<Item>(items: readonly Item[], faultOf: (item: Item) => DeskFault | undefined) {
  for (const item of items) {
    const fault = faultOf(item)
    if (fault !== undefined) return fault
  }
  return undefined
}

function twice<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  reason: 'technician-twice' | 'client-twice' | 'promise-twice',
): DeskFault | undefined {
  const ids = items.map(idOf)
  const again = ids.find((id, index) => ids.indexOf(id) < index)
  return again === undefined ? undefined : no(reason, { id: again })
}
