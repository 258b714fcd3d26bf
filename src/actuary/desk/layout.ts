import { type DeskFault, type DeskReason, faultInDesk } from '#actuary/desk/check-desk.ts'
import { type CrewPlan, crewPlan } from '#actuary/desk/crew-plan.ts'
import {
  type ClassPlan,
  type ClientPlan,
  classPlan,
  clientPlans,
  severityLaws,
  shapeOf,
} from '#actuary/desk/load-plan.ts'
import type { ArrivalModel, Desk, ResponsePromise, TicketClass } from '#actuary/desk/model.ts'
import { clockTable, type TimeLine, timeLine } from '#actuary/desk/time-line.ts'
import { type Decision, yes } from '#kernel/decision.ts'

/** Everything the loops need, laid out once in typed arrays. */
export type DeskLayout = {
  line: TimeLine
  crew: CrewPlan[]
  emergenciesPreempt: boolean
  /** Shape of the gamma factor on the hours of a replication; Infinity = none. */
  hoursShape: number
  clients: ClientPlan[]
  /** Ticket classes of all clients, one after the other. */
  classes: ClassPlan[]
  /** Sorts of tickets that wait in one line, the most urgent first. */
  lines: LinePlan[]
  promises: PromisePlan[]
}

export type LinePlan = {
  priority: number
  isEmergency: boolean
  /** Technicians who may serve it, those with the fewest skills first, so that specialists stay free. */
  technicians: number[]
}

export type PromisePlan = ResponsePromise & { worked: Int32Array; isOnSite: boolean }

export function layOutDesk(
  desk: Desk,
  load: readonly ArrivalModel[],
  promises: readonly ResponsePromise[],
  months: number,
): Decision<DeskLayout, DeskReason> {
  const fault: DeskFault | undefined = faultInDesk(desk, load, promises)
  if (fault !== undefined) return fault
  const line = timeLine(desk, months)
  if (!line.yes) return line
  const laws = severityLaws(load)
  if (!laws.yes) return laws
  const planned = promisePlans(promises, line.value)
  if (!planned.yes) return planned
  const crew: CrewPlan[] = []
  for (const technician of desk.technicians) {
    const plan = crewPlan(technician, line.value)
    if (!plan.yes) return plan
    crew.push(plan.value)
  }

  const sorts = new Map<string, TicketClass>()
  for (const each of load.flatMap(({ classes }) => classes)) sorts.set(sortOf(each), each)
  const inOrder = [...sorts].sort(([, a], [, b]) => a.priority - b.priority)
  const classes = load.flatMap((client) =>
    client.classes.flatMap((each) => {
      const place = inOrder.findIndex(([sort]) => sort === sortOf(each))
      const law = laws.value.get(each.hours)
      return law === undefined ? [] : [classPlan(client.clientId, each, law, place, promises)]
    }),
  )
  return yes({
    line: line.value,
    crew,
    emergenciesPreempt: desk.emergencies === 'preempt',
    hoursShape: shapeOf(desk.hoursCv ?? 0),
    clients: clientPlans(load),
    classes,
    lines: inOrder.map(([, each]) => linePlan(each, desk)),
    promises: planned.value,
  })
}

function promisePlans(promises: readonly ResponsePromise[], line: TimeLine) {
  const tables = new Map<string, Int32Array>()
  const plans: PromisePlan[] = []
  for (const promise of promises) {
    const key = JSON.stringify(promise.calendar)
    const table = tables.has(key) ? undefined : clockTable(promise.calendar, line)
    if (table?.yes === false) return table
    const worked = table?.value ?? tables.get(key) ?? new Int32Array(0)
    tables.set(key, worked)
    plans.push({ ...promise, worked, isOnSite: promise.channel === 'on-site' })
  }
  return yes(plans)
}

function linePlan({ priority, isEmergency, skill }: TicketClass, { technicians }: Desk): LinePlan {
  const able = [...technicians.keys()].filter((place) => {
    return skill === undefined || technicians[place]?.skills.includes(skill)
  })
  const skillsOf = (place: number) => technicians[place]?.skills.length ?? 0
  able.sort((a, b) => skillsOf(a) - skillsOf(b) || a - b)
  return { priority, isEmergency: isEmergency === true, technicians: able }
}

const sortOf = ({ priority, isEmergency, skill }: TicketClass) =>
  `${priority}/${isEmergency === true}/${skill ?? ''}`
