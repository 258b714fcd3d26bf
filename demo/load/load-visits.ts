import { randomSource } from '#actuary/random.ts'
import type { AgreementTerms, Terms } from '#agreements/rules'
import { addDays, addMonths, type Day } from '#kernel/days.ts'
import { instantOf } from '#kernel/instants.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { demoDay, demoNow, firstDay } from '../cast/firm.ts'
import type { StaffKey } from '../cast/staff.ts'
import { isWorkingDay, seed } from '../life/arrivals.ts'
import { atClock, MINUTE } from '../life/clock.ts'
import { insertTime } from './insert-time.ts'
import { known, type LoadedClient, type World } from './world.ts'

const checks = [
  'Backup restored as a test',
  'Updates of servers and endpoints',
  'Virus protection on every endpoint',
  'Logs of firewall and server looked through',
  'Users that have left',
]

type Proactive = {
  client: LoadedClient
  from: number
  to: number
  by: StaffKey
  kind: 'proactive' | 'review' | 'audit' | 'on-site'
  title: string
}

/** What was promised to be looked at without being asked: visits that were made, and those of the next days. */
export async function loadVisits(tx: Tx, world: World, agreements: readonly AgreementTerms[]) {
  const made = agreements.flatMap((agreement) => visitsOf(agreement, world))
  const visits = [...made, ...plannedVisits(world)]
  const now = Date.parse(demoNow)
  await insertRows(
    tx,
    'visit',
    {
      id: 'uuid',
      client_id: 'uuid',
      site_id: 'uuid',
      person_id: 'uuid',
      kind: 'text',
      title: 'text',
      starts_at: 'timestamptz',
      ends_at: 'timestamptz',
      arrived_at: 'timestamptz',
      left_at: 'timestamptz',
      checklist: 'jsonb',
      report: 'text',
      made_at: 'timestamptz',
    },
    visits.map(({ client, from, to, by, kind, title }) => {
      const isMade = to < now
      const person = known(world.people, by)
      return {
        id: newId(),
        client_id: client.id,
        site_id: client.siteIds[0],
        person_id: person.id,
        kind,
        title,
        starts_at: instantOf(from),
        ends_at: instantOf(to),
        arrived_at: isMade ? instantOf(from) : null,
        left_at: isMade ? instantOf(to) : null,
        checklist:
          kind === 'proactive' ? checks.map((check, at) => checked(check, at, isMade, to, person.name)) : [],
        report: isMade ? 'Everything was looked at; nothing waits.' : '',
        made_at: instantOf(Math.min(from - 7 * 86_400_000, now)),
      }
    }),
  )
  await insertTime(
    tx,
    made.map(({ client, from, to, by, title }) => ({
      clientId: client.id,
      personId: known(world.people, by).id,
      ticketId: null,
      projectId: null,
      visitId: null,
      category: 'maintenance',
      workType: 'on-site' as const,
      role: 'technician',
      from,
      to,
      emergency: false,
      body: title,
      sizeDecision: null,
      charge: 'no-charge' as const,
      chargeReason: 'Promised in the fee',
    })),
  )
}

const checked = (title: string, at: number, isDone: boolean, to: number, name: string) => ({
  key: `check-${at + 1}`,
  title,
  result: isDone ? 'done' : null,
  evidence: '',
  fileIds: [],
  doneAt: isDone ? instantOf(to - (5 - at) * 4 * MINUTE) : null,
  doneBy: isDone ? name : null,
})

function visitsOf({ clientId, versions, endedOn }: AgreementTerms, { clients }: World): Proactive[] {
  const client = [...clients.values()].find(({ id }) => id === clientId)
  const start = versions[0]?.startsOn
  if (!client || !start) return []
  const chance = randomSource(seed, `visits ${client.key} ${start}`)
  const visits: Proactive[] = []
  for (
    let month = start < firstDay ? firstDay : start;
    month < (endedOn ?? demoDay);
    month = addMonths(month, 1)
  ) {
    const terms = versions.findLast(({ effectiveOn }) => effectiveOn <= month)?.terms
    if (!terms || !isDue(terms, start, month)) continue
    const day = workingFrom(addDays(month, 3 + chance.below(20)))
    if (day >= addDays(demoDay, -1)) continue
    const from = atClock(day, chance.uniform() < 0.5 ? '10:00' : '14:00')
    const to = from + (35 + chance.below(45)) * MINUTE
    visits.push({
      client,
      from,
      to,
      by: by(day),
      kind: 'proactive',
      title: 'Look over servers and endpoints',
    })
  }
  return visits
}

function isDue({ benefits = [] }: Terms, start: Day, month: Day): boolean {
  const promised = benefits.find(({ kind }) => kind === 'proactive-visits')
  if (promised?.kind !== 'proactive-visits') return false
  const months =
    (Number(month.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
    Number(month.slice(5, 7)) -
    Number(start.slice(5, 7))
  return months % promised.everyMonths === promised.everyMonths - 1
}

const by = (day: Day): StaffKey => (day < '2025-03-10' || Number(day.slice(8)) % 2 === 0 ? 'tomasz' : 'ada')
const workingFrom = (day: Day): Day => (isWorkingDay(day) ? day : workingFrom(addDays(day, 1)))

function plannedVisits({ clients }: World): Proactive[] {
  const at = (
    key: string,
    day: Day,
    clock: string,
    minutes: number,
    who: StaffKey,
    kind: Proactive['kind'],
    title: string,
  ): Proactive => {
    const from = atClock(day, clock)
    return { client: known(clients, key), from, to: from + minutes * MINUTE, by: who, kind, title }
  }
  return [
    at('E', '2026-11-17', '11:45', 75, 'tomasz', 'on-site', 'Both sites are cut off: another router'),
    at('D', '2026-11-18', '10:00', 60, 'ada', 'proactive', 'Look over servers and endpoints'),
    at('A', '2026-11-19', '14:00', 75, 'tomasz', 'proactive', 'Look over servers and endpoints'),
    at('W', '2026-11-19', '09:30', 120, 'tomasz', 'audit', 'IT audit'),
    at('H', '2026-11-20', '11:00', 60, 'ada', 'proactive', 'Look over servers and endpoints'),
    at('E', '2026-11-24', '15:00', 60, 'maeve', 'review', 'Quarterly review'),
    at('C', '2026-11-25', '10:00', 60, 'tomasz', 'proactive', 'Look over servers and endpoints'),
    at('B', '2026-11-26', '09:30', 90, 'ada', 'proactive', 'Look over servers and endpoints'),
  ]
}
