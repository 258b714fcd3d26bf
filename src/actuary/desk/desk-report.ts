import { type ChanceKept, chanceOf } from '#actuary/desk/chance.ts'
import { deskAssumptions, deskModel } from '#actuary/desk/model.ts'
import { rungCount, type Tally } from '#actuary/desk/tally.ts'

export type DeskReport = {
  model: string
  assumptions: readonly string[]
  promises: PromiseReport[]
  classes: ClassReport[]
  /** Hours asked for ÷ hours technicians are there for ordinary tickets. */
  load: number
  /** The counts behind it, for joining ranges of replications. */
  tally: Tally
}

export type PromiseReport = {
  id: string
  clientIds: readonly string[]
  goal: number
  /** Chance that a ticket is met in time; null when no ticket fell under the promise. */
  inTime: ChanceKept | null
  /** Share of months (with a ticket) whose attainment reaches the goal. */
  monthsKept: number | null
}

export type ClassReport = {
  clientId: string
  name: string
  ticketsPerMonth: number
  meanWaitHours: number | null
}

/** Answers from counts; `from` and `replications` of the tally say which runs they rest on. */
export function deskReport(
  tally: Tally,
  promises: readonly Pick<PromiseReport, 'id' | 'clientIds' | 'goal'>[],
  classes: readonly Pick<ClassReport, 'clientId' | 'name'>[],
): DeskReport {
  return {
    model: deskModel,
    assumptions: deskAssumptions,
    promises: promises.map(({ id, clientIds, goal }, place) => {
      const { met, tickets } = responsesOf(tally, place, 0)
      return {
        id,
        clientIds,
        goal,
        inTime: chanceOf(met, tickets),
        monthsKept: monthsKept(tally, place, goal),
      }
    }),
    classes: classes.map(({ clientId, name }, sort) => ({ clientId, name, ...waitsOf(tally, sort) })),
    load: loadOf(tally),
    tally,
  }
}

export const loadOf = ({ askedMinutes, thereMinutes }: Tally): number =>
  sum(askedMinutes) / Math.max(sum(thereMinutes), Number.MIN_VALUE)

/** By replication: tickets under a promise, and those that came in on a rung of the ladder or below. */
export function responsesOf(
  tally: Tally,
  promise: number,
  rung: number,
): { met: Float64Array; tickets: Float64Array } {
  const met = new Float64Array(tally.replications)
  const tickets = new Float64Array(tally.replications)
  for (let row = 0; row < tally.replications; row += 1) {
    for (let month = 0; month < tally.months; month += 1) {
      const cell = monthCell(tally, row, month, promise, rung)
      met[row] = (met[row] ?? 0) + cell.met
      tickets[row] = (tickets[row] ?? 0) + cell.tickets
    }
  }
  return { met, tickets }
}

function monthsKept(tally: Tally, promise: number, goal: number): number | null {
  let months = 0
  let kept = 0
  for (let row = 0; row < tally.replications; row += 1) {
    for (let month = 0; month < tally.months; month += 1) {
      const { met, tickets } = monthCell(tally, row, month, promise, 0)
      if (tickets === 0) continue
      months += 1
      if (met >= goal * tickets) kept += 1
    }
  }
  return months === 0 ? null : kept / months
}

function monthCell(tally: Tally, row: number, month: number, promise: number, rung: number) {
  const first = ((row * tally.months + month) * tally.promises + promise) * rungCount
  let met = 0
  let tickets = 0
  for (let n = 0; n < rungCount; n += 1) {
    const counted = tally.responses[first + n] ?? 0
    tickets += counted
    if (n <= rung) met += counted
  }
  return { met, tickets }
}

function waitsOf({ replications, months, classes, begun, waitMinutes }: Tally, sort: number) {
  let tickets = 0
  let minutes = 0
  for (let row = 0; row < replications; row += 1) {
    tickets += begun[row * classes + sort] ?? 0
    minutes += waitMinutes[row * classes + sort] ?? 0
  }
  return {
    ticketsPerMonth: tickets / (replications * months),
    meanWaitHours: tickets === 0 ? null : minutes / tickets / 60,
  }
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
