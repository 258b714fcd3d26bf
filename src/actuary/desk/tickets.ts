import type { DeskLayout } from '#actuary/desk/layout.ts'
import type { ClassPlan, ClientPlan } from '#actuary/desk/load-plan.ts'
import type { TimeLine } from '#actuary/desk/time-line.ts'
import { type RandomSource, randomSource } from '#actuary/random.ts'

/** One stream of chance per client and purpose: a client's tickets are the same whoever else is there. */
type Streams = {
  /** How many tickets the client turns out to have, against his mean. */
  rate: number
  days: RandomSource
  times: RandomSource
  classes: RandomSource
  work: RandomSource
  size: RandomSource
}

/** The tickets of one replication, by column; `order` lists them by arrival. */
export class Tickets {
  count = 0
  /** 60 but for what isn't known of the hours per ticket. */
  private minutesPerHour = 60
  order = new Int32Array(0)
  /** Minute of arrival. */
  at = new Float64Array(0)
  /** Technician's minutes, the drive included. */
  minutes = new Float64Array(0)
  class = new Int32Array(0)
  month = new Int8Array(0)
  /** −1 for the book; of the candidate's tickets those below a share belong to a client of that share of his size. */
  size = new Float64Array(0)

  /** Draws all tickets of a replication. The last client is the candidate, if there is one. */
  draw(
    { clients, classes, line, hoursShape }: DeskLayout,
    {
      seed,
      replication,
      hasCandidate,
    }: { seed: number | string; replication: number; hasCandidate: boolean },
  ): void {
    this.count = 0
    const ofHours = randomSource(seed, `desk/hours/${replication}`)
    this.minutesPerHour = 60 * gammaFactor(ofHours, hoursShape)
    const streams = clients.map((client) => streamsOf(seed, client, replication))
    for (let day = 0; day < line.dayOfWeek.length; day += 1) {
      const first = this.count
      for (const [index, client] of clients.entries()) {
        const own = streams[index]
        if (own === undefined) continue
        this.drawDay(client, classes, line, day, own, hasCandidate && index === clients.length - 1)
      }
      this.sort(first)
    }
  }

  private drawDay(
    client: ClientPlan,
    classes: readonly ClassPlan[],
    line: TimeLine,
    day: number,
    { rate, days, times, classes: sorts, work, size }: Streams,
    isCandidate: boolean,
  ): void {
    const weekday = line.dayOfWeek[day] ?? 0
    const { shockShape, dayMean } = client
    const count = days.poisson(rate * gammaFactor(days, shockShape) * (dayMean[weekday] ?? 0))
    const begins = line.dayStart[day] ?? 0
    const length = (line.dayStart[day + 1] ?? 0) - begins
    for (let n = 0; n < count; n += 1) {
      const ticket = this.count
      if (ticket === this.at.length) this.grow()
      this.count += 1
      const sort = client.firstClass + placeIn(client.classCdf, 0, sorts.uniform())
      const plan = classes[sort]
      this.order[ticket] = ticket
      this.class[ticket] = sort
      this.at[ticket] = begins + length * shareOfDay(client.hourCdf, weekday * 24, times.uniform())
      this.month[ticket] = line.month[day] ?? -1
      this.minutes[ticket] =
        plan === undefined ? 0 : plan.travelMinutes + this.minutesPerHour * plan.hours.draw(work)
      this.size[ticket] = isCandidate ? size.uniform() : -1
    }
  }

  /** Orders the tickets of a day by arrival; days come in order by themselves. */
  private sort(first: number): void {
    const { order, at } = this
    for (let n = first + 1; n < this.count; n += 1) {
      const ticket = order[n] ?? 0
      const arrives = at[ticket] ?? 0
      let place = n
      for (; place > first && (at[order[place - 1] ?? 0] ?? 0) > arrives; place -= 1)
        order[place] = order[place - 1] ?? 0
      order[place] = ticket
    }
  }

  private grow(): void {
    const length = Math.max(4096, this.at.length * 2)
    this.order = longer(this.order, new Int32Array(length))
    this.at = longer(this.at, new Float64Array(length))
    this.minutes = longer(this.minutes, new Float64Array(length))
    this.class = longer(this.class, new Int32Array(length))
    this.month = longer(this.month, new Int8Array(length))
    this.size = longer(this.size, new Float64Array(length))
  }
}

const streamsOf = (
  seed: number | string,
  { clientId, rateShape }: ClientPlan,
  replication: number,
): Streams => {
  const stream = (purpose: string) => randomSource(seed, `${clientId}/${purpose}/${replication}`)
  return {
    rate: gammaFactor(stream('rate'), rateShape),
    days: stream('days'),
    times: stream('times'),
    classes: stream('classes'),
    work: stream('work'),
    size: stream('size'),
  }
}

/** A factor of mean 1; nothing is drawn where there is no uncertainty. */
const gammaFactor = (source: RandomSource, shape: number) =>
  shape === Number.POSITIVE_INFINITY ? 1 : source.gamma(shape) / shape

/** The draw as a share of the day: the hour by the profile, uniform within it. */
function shareOfDay(hourCdf: Float64Array, first: number, draw: number): number {
  const place = placeIn(hourCdf, first, draw)
  const before = place === first ? 0 : (hourCdf[place - 1] ?? 0)
  return (place - first + (draw - before) / ((hourCdf[place] ?? 1) - before)) / 24
}

function placeIn(cdf: Float64Array, first: number, draw: number): number {
  let place = first
  while ((cdf[place] ?? 1) < draw) place += 1
  return place
}

function longer<Column extends { set(source: ArrayLike<number>): void }>(
  column: ArrayLike<number>,
  empty: Column,
): Column {
  empty.set(column)
  return empty
}
