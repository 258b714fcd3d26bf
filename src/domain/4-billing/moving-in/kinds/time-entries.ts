import { defaultCalendar } from '#firm'
import { businessCalendar } from '#kernel/business-calendar.ts'
import { orRefuse } from '#kernel/decision.ts'
import { instantOf } from '#kernel/instants.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { becomeCustomers } from '../become-customers.ts'
import { categoryFinder, clientFinder, keysOf, onceIn, personFinder, wordFinder } from '../known.ts'
import type { Row } from '../rows.ts'
import { clockReader } from './clock-reader.ts'
import type { Importing, PrepareKind } from './kind.ts'

const workTypes = {
  remote: 'remote',
  phone: 'remote',
  'on-site': 'on-site',
  onsite: 'on-site',
  'on site': 'on-site',
  project: 'project',
  travel: 'travel',
} as const
const classes = {
  business: 'business',
  normal: 'business',
  regular: 'business',
  evening: 'evening',
  'after hours': 'evening',
  'after-hours': 'evening',
  weekend: 'weekend',
  holiday: 'holiday',
} as const

/** Work of the old system, each once by its number there, or by all it says where it has none. */
export const prepareTimeEntries: PrepareKind = async (importing) => {
  const { tx, rows, tell, home } = importing
  const findClient = await clientFinder(tx, tell)
  const findPerson = await personFinder(tx, tell)
  const findCategory = await categoryFinder(tx, tell)
  const findWorkType = wordFinder(workTypes, tell)
  const findClass = wordFinder(classes, tell)
  const known = await keysOf(tx, 'time_entry')
  const tickets = await keysOf(tx, 'ticket')
  const readClock = clockReader(home.zone)
  const classAt = await classReader(importing)
  const keyOf = entryKeys()
  const once = onceIn(tell)
  const fresh: Entry[] = []
  let same = 0
  for (const row of rows) {
    const client = findClient(row)
    const person = findPerson(row, 'person')
    const category = findCategory(row)
    const workType = findWorkType(row, 'workType', 'remote')
    const said = findClass(row, 'class', 'business')
    const minutes = row.number('minutes') ?? row.number('hours') ?? 0
    const ticketId = row.text('ticket') ? tickets.get(row.text('ticket')) : null
    if (ticketId === undefined) tell(row, 'ticket', 'unknown-ticket', { given: row.text('ticket') })
    if (minutes <= 0) tell(row, 'hours', 'no-time-worked')
    if (minutes > 24 * 60) tell(row, 'hours', 'too-long-a-day')
    if (!client || !person || !category || !workType || !said || ticketId === undefined) continue
    if (minutes <= 0 || minutes > 24 * 60) continue
    const key = keyOf(row, [client.id, person.id, minutes])
    if (!once(row, 'key', key)) continue
    if (known.has(key)) {
      same += 1
      continue
    }
    const time = row.text('startedAt')
    const startedMs = time.includes('T') && !time.endsWith('T00:00') ? readClock(time) : null
    const endedMs = startedMs === null ? null : startedMs + minutes * 60_000
    fresh.push({
      id: newId(),
      client_id: client.id,
      person_id: person.id,
      ticket_id: ticketId,
      category_key: category,
      work_type: workType,
      role: row.text('role') || person.role,
      worked_on: row.text('workedOn'),
      started_at: startedMs === null ? null : instantOf(startedMs),
      ended_at: endedMs === null ? null : instantOf(endedMs),
      minutes,
      class: row.text('class') || startedMs === null || endedMs === null ? said : classAt(startedMs, endedMs),
      emergency: row.flag('emergency') ?? false,
      charge: row.flag('billable') === false ? 'no-charge' : 'as-rated',
      charge_reason: row.flag('billable') === false ? 'not charged in the old system' : '',
      body: row.text('body'),
      imported_key: key,
      made_at: importing.by.now,
    })
  }
  return { fresh: fresh.length, known: same, write: () => write(importing, fresh) }
}

/** The number of the old system, or a fingerprint of all it says; the second of two alike is a second one. */
function entryKeys() {
  const seen = new Map<string, number>()
  return (row: Row, facts: readonly (string | number)[]) => {
    const number = row.text('key')
    if (number) return number
    const said = ['ticket', 'workedOn', 'startedAt', 'category', 'workType', 'body'].map(row.text)
    const print = sha256([...facts, ...said].join('\u001f')).slice(0, 32)
    const nth = (seen.get(print) ?? 0) + 1
    seen.set(print, nth)
    return nth === 1 ? print : `${print} ${nth}`
  }
}

async function classReader({ tx }: Importing) {
  const { spec } = await defaultCalendar(tx)
  const calendar = orRefuse(businessCalendar(spec))
  return (from: number, to: number) => calendar.splitMs(from, to)[0]?.class ?? 'business'
}

type Entry = {
  id: string
  client_id: string
  person_id: string
  ticket_id: string | null
  category_key: string
  work_type: string
  role: string
  worked_on: string
  started_at: string | null
  ended_at: string | null
  minutes: number
  class: string
  emergency: boolean
  charge: string
  charge_reason: string
  body: string
  imported_key: string
  made_at: string
}

async function write({ tx, by }: Importing, entries: readonly Entry[]) {
  await insertRows(
    tx,
    'time_entry',
    {
      id: 'uuid',
      client_id: 'uuid',
      person_id: 'uuid',
      ticket_id: 'uuid',
      category_key: 'text',
      work_type: 'text',
      role: 'text',
      worked_on: 'date',
      started_at: 'timestamptz',
      ended_at: 'timestamptz',
      minutes: 'int4',
      class: 'text',
      emergency: 'bool',
      charge: 'text',
      charge_reason: 'text',
      body: 'text',
      imported_key: 'text',
      made_at: 'timestamptz',
    },
    entries,
  )
  const days = entries.map(({ client_id: clientId, worked_on: onDay }) => ({ clientId, onDay }))
  await becomeCustomers(tx, by, days, 'work moved in')
}
