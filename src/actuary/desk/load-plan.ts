import type { ArrivalModel, ResponsePromise, TicketClass } from '#actuary/desk/model.ts'

export type ClientPlan = {
  clientId: string
  /** Mean tickets by day of the week, Monday first. */
  dayMean: Float64Array
  /** Per day of the week: share of the day's tickets that came by the end of each hour. */
  hourCdf: Float64Array
  /** Shape of the gamma shock; Infinity = none. */
  shockShape: number
  /** Its classes are the ones from `firstClass`, chosen by this running sum of shares. */
  firstClass: number
  classCdf: Float64Array
}

export type ClassPlan = {
  clientId: string
  name: string
  line: number
  meanlog: number
  sdlog: number
  /** Minutes to resample; empty for a lognormal class. */
  sample: Float64Array
  travelMinutes: number
  promises: number[]
}

/** Weeks per mean month: rates are told per month, profiles per week. */
const WEEKS_A_MONTH = 365.25 / 12 / 7

export function clientPlans(load: readonly ArrivalModel[]): ClientPlan[] {
  let firstClass = 0
  return load.map((client) => {
    const plan = clientPlan(client, firstClass)
    firstClass += client.classes.length
    return plan
  })
}

function clientPlan(
  { clientId, ticketsPerMonth, hourOfWeek, shockCv, classes }: ArrivalModel,
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
  const shockShape = shockCv > 0 ? 1 / shockCv ** 2 : Number.POSITIVE_INFINITY
  return { clientId, dayMean, hourCdf, shockShape, firstClass, classCdf }
}

export function classPlan(
  clientId: string,
  { name, hours, travelMinutes }: TicketClass,
  line: number,
  promises: readonly ResponsePromise[],
): ClassPlan {
  const isPromised = (promise: ResponsePromise) =>
    promise.clientIds.includes(clientId) &&
    (promise.ticketClass === undefined || promise.ticketClass === name)
  return {
    clientId,
    name,
    line,
    meanlog: hours.family === 'lognormal' ? hours.meanlog : 0,
    sdlog: hours.family === 'lognormal' ? hours.sdlog : 0,
    sample: Float64Array.from(hours.family === 'empirical' ? hours.hours : [], (each) => each * 60),
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
