import { sql } from 'kysely'
import { agreementCards, termsInForce } from '#agreements'
import { allShifts, allSkills, defaultCalendar, firmCard, leaveBetween, peopleList } from '#firm'
import type { CalendarSpec, OpenHours } from '#kernel/business-calendar.ts'
import { addDays, addMonths, type Day, type Weekday, weekdays } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { workedTickets } from '#service'
import { termsOn } from '#service/rules'
import { wholeMonthsBefore } from '../history/rules/exposure.ts'
import { expectedTickets } from '../sheets/expected-tickets.ts'
import type { ServedClient } from './rules/arrivals.ts'
import type { Colleague } from './rules/crew.ts'
import type { Rows } from './rules/inputs.ts'
import type { Promising } from './rules/promises.ts'

/** Everything of the firm's that a promise check looks at, as it stands now. */
export async function rowsFor(
  tx: Tx,
  now: string,
  {
    clientId,
    endpoints,
    startsOn,
    months,
  }: { clientId: string; endpoints?: number; startsOn: Day; months: number },
): Promise<{ rows: Rows; endpoints: number }> {
  const { zone: timezone } = await firmCard(tx)
  const today = dayAt(now, timezone)
  const year = wholeMonthsBefore(today, 12)
  const { spec: opening } = await defaultCalendar(tx)
  const { prior, ...expected } = await expectedTickets(tx, { now, clientId, endpoints })
  const rows = {
    timezone,
    opening,
    year,
    expected,
    prior,
    clients: await servedClients(tx),
    inForce: await promisesInForce(tx, today, addMonths(startsOn, months)),
    tickets: await workedTickets(tx, { from: year.from, through: year.through }),
    colleagues: await colleaguesOf(tx, { startsOn, months, timezone }, year),
    skills: await allSkills(tx),
  }
  return { rows, endpoints: expected.endpoints }
}

type Stretch = { startsOn: Day; months: number; timezone: string }

const weeksAYear = 365.25 / 7

/** Everybody who serves, with shifts, leave in the stretch, and what the last year's time says of other work. */
export async function colleaguesOf(
  tx: Tx,
  { startsOn, months, timezone }: Stretch,
  year: { from: Day; toExclusive: Day },
): Promise<Colleague[]> {
  const { spec } = await defaultCalendar(tx)
  const ends = addMonths(startsOn, months)
  const shifts = Map.groupBy(await allShifts(tx), ({ personId }) => personId)
  const leave = Map.groupBy(
    await leaveBetween(tx, addDays(startsOn, -7), addDays(ends, 14)),
    ({ personId }) => personId,
  )
  const elsewhere = await hoursElsewhere(tx, year)
  return (await peopleList(tx))
    .filter(
      (person) => person.roles.includes('technician') && (person.endsOn === null || person.endsOn > startsOn),
    )
    .map(({ id, name, hoursPerMonth, startsOn: begins, endsOn, zone }) => ({
      id,
      name,
      hoursPerMonth,
      startsOn: begins,
      endsOn,
      shifts: calendarOf(spec, shifts.get(id) ?? [], zone ?? timezone),
      leave: (leave.get(id) ?? []).map(({ fromOn, toOn }) => ({ from: fromOn, toExclusive: toOn })),
      loggedElsewhere: elsewhere.get(id) ?? 0,
    }))
}

/** A person's own shifts, else the opening hours; the firm's holidays are everybody's. */
function calendarOf(
  spec: CalendarSpec,
  shifts: readonly { weekday: string; opens: string; closes: string }[],
  timezone: string,
): CalendarSpec {
  const { hours, holidays } = spec
  if (shifts.length === 0) return { timezone, hours, holidays }
  const own: Partial<Record<Weekday, OpenHours[]>> = {}
  for (const day of weekdays) {
    const open = shifts.filter(({ weekday }) => weekday === day)
    if (open.length > 0) own[day] = open.map(({ opens, closes }): OpenHours => [opens, closes])
  }
  return { timezone, hours: own, holidays }
}

/** Hours a week by person on projects, visits and what we raised ourselves. */
async function hoursElsewhere(tx: Tx, { from, toExclusive }: { from: Day; toExclusive: Day }) {
  const { rows } = await sql<{ personId: string; hours: number }>`
    select e.person_id as "personId", sum(e.minutes)::float8 / 60 as hours
    from time_entry e left join ticket t on t.id = e.ticket_id
    where e.worked_on >= ${from} and e.worked_on < ${toExclusive} and e.cancelled_at is null
      and (t.id is null or t.raised_by = 'us')
    group by 1`.execute(tx)
  return new Map(rows.map(({ personId, hours }) => [personId, hours / weeksAYear]))
}

/** Every company with when it first asked for something, and its last count: one query. */
async function servedClients(tx: Tx): Promise<ServedClient[]> {
  const { rows } = await sql<ServedClient>`
    select c.id, c.name, coalesce(s.stage = 'former', false) as "isFormer", t.first_at as "firstAt", n.count as endpoints
    from client c
    left join lateral (
      select stage from relationship_step where client_id = c.id order by on_day desc, made_at desc limit 1) s on true
    left join lateral (
      select reported_at as first_at from ticket where client_id = c.id and raised_by <> 'us'
      order by reported_at limit 1) t on true
    left join lateral (
      select count from endpoint_count where client_id = c.id and what = 'endpoint'
      order by counted_on desc, made_at desc limit 1) n on true
    order by c.id`.execute(tx)
  return rows
}

/** What is promised to whom by agreements in force today, and by those signed to begin in the stretch. */
async function promisesInForce(tx: Tx, today: Day, until: Day): Promise<Promising[]> {
  const agreements = await termsInForce(tx, { from: today, through: until })
  const cards = await agreementCards(
    tx,
    agreements.map(({ id }) => id),
    today,
  )
  const taken = new Set<string>()
  return agreements.flatMap((agreement) => {
    const starts = agreement.versions[0]?.startsOn ?? today
    const terms = termsOn(agreement, starts > today ? starts : today)?.terms
    if (!terms?.benefits?.some(({ kind }) => kind === 'response')) return []
    const clientIds = [agreement.clientId, ...(terms.scope?.clientIds ?? [])].filter((id) => !taken.has(id))
    for (const id of clientIds) taken.add(id)
    const card = cards.find(({ id }) => id === agreement.id)
    return [{ clientIds, plan: card?.plan ?? card?.name ?? agreement.name ?? '', terms }]
  })
}
