import type { DeskReason } from '#actuary/desk/check-desk.ts'
import { type ArrivalModel, isAbout, type ResponsePromise, type TicketClass } from '#actuary/desk/model.ts'
import { type Severity, type SeverityLaw, severityLaw } from '#actuary/severity.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

export type ClientPlan = {
  clientId: string
  /** Mean tickets by day of the week, Monday first. */
  dayMean: Float64Array
  /** Per day of the week: share of the day's tickets that came by the end of each hour. */
  hourCdf: Float64Array
  /** Shape of the gamma shock of a day, and of the factor on the mean of a replication; Infinity = none. */
  shockShape: number
  rateShape: number
  /** Its classes are the ones from `firstClass`, chosen by this running sum of shares. */
  firstClass: number
  classCdf: Float64Array
}

export type ClassPlan = {
  clientId: string
  name: string
  line: number
  hours: SeverityLaw
  travelMinutes: number
  promises: number[]
}

/** Weeks per mean month: rates are told per month, profiles per week. */
const WEEKS_A_MONTH = 365.25 / 12 / 7

/** The law behind each severity of the load, worked out once where several classes share it. */
export function severityLaws(
  load: readonly ArrivalModel[],
): Decision<Map<Severity, SeverityLaw>, DeskReason> {
  const laws = new Map<Severity, SeverityLaw>()
  for (const { clientId, classes } of load) {
    for (const { name, hours } of classes) {
      if (laws.has(hours)) continue
      const law = severityLaw(hours)
      if (!law.yes) return no(law.reason, { ...law.about, clientId, ticketClass: name })
      laws.set(hours, law.value)
    }
  }
  return yes(laws)
}

export function clientPlans(load: readonly ArrivalModel[]): ClientPlan[] {
  let firstClass = 0
  return load.map((client) => {
    const plan = clientPlan(client, firstClass)
    firstClass += client.classes.length
    return plan
  })
}

function clientPlan(
  { clientId, ticketsPerMonth, rateCv = 0, hourOfWeek, shockCv, classes }: ArrivalModel,
  firstClass: number,
): ClientPlan {
  const total = hourOfWeek.reduce((sum, weight) => sum + weight, 0)
  const dayMean = new Float64Array(7)
  const hourCdf = new Float64Array(7 * 24)
  for (let day = 0; day < 7; day += 1) {
    const hours = hourOfWeek.slice(day * 24, day * 24 + 24)
    const ofDay = hours.reduce((sum, weight) => sum + weight, 0)
    dayMean[day] = ((ticketsPerMonth / WEEKS_A_MONTH) * ofDay) / total
    if (ofDay > 0) hourCdf.set(runningShares(hours), day * 24)
  }
  const classCdf = runningShares(classes.map(({ share }) => share))
  const shapes = { shockShape: shapeOf(shockCv), rateShape: shapeOf(rateCv) }
  return { clientId, dayMean, hourCdf, ...shapes, firstClass, classCdf }
}

/** Of a gamma factor of mean 1 with this coefficient of variation. */
export const shapeOf = (cv: number) => (cv > 0 ? 1 / cv ** 2 : Number.POSITIVE_INFINITY)

export function classPlan(
  clientId: string,
  { name, travelMinutes }: TicketClass,
  law: SeverityLaw,
  line: number,
  promises: readonly ResponsePromise[],
): ClassPlan {
  const isPromised = (promise: ResponsePromise) =>
    promise.clientIds.includes(clientId) && isAbout(promise, name)
  return {
    clientId,
    name,
    line,
    hours: law,
    travelMinutes: travelMinutes ?? 0,
    promises: promises.flatMap((promise, place) => (isPromised(promise) ? [place] : [])),
  }
}

/** Running sums as shares; the last one is exactly 1, so that no draw falls behind it. */
function runningShares(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  const shares = Float64Array.from(weights, (weight) => {
    before += weight / total
    return before
  })
  const last = weights.findLastIndex((weight) => weight > 0)
  return shares.fill(1, last)
}
