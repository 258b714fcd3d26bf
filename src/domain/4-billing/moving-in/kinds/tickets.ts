import { sql } from 'kysely'
import { type EpochMs, instantOf } from '#kernel/instants.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { categoryFinder, clientFinder, keysOf, onceIn, personFinder, plain, wordFinder } from '../known.ts'
import { clockReader } from './clock-reader.ts'
import type { Importing, PrepareKind } from './kind.ts'

const priorities = {
  emergency: 'emergency',
  critical: 'emergency',
  high: 'high',
  urgent: 'high',
  normal: 'normal',
  medium: 'normal',
  low: 'low',
} as const
const channels = {
  phone: 'phone',
  call: 'phone',
  mail: 'mail',
  email: 'mail',
  'e-mail': 'mail',
  portal: 'portal',
  web: 'portal',
  monitoring: 'monitoring',
  alert: 'monitoring',
  rmm: 'monitoring',
  us: 'us',
  internal: 'us',
} as const

/** Tickets of the old system, each once by its number there. They come under no promise: its clocks stayed behind. */
export const prepareTickets: PrepareKind = async (importing) => {
  const { tx, rows, tell, home } = importing
  const findClient = await clientFinder(tx, tell)
  const findPerson = await personFinder(tx, tell)
  const findCategory = await categoryFinder(tx, tell)
  const findPriority = wordFinder(priorities, tell)
  const findChannel = wordFinder(channels, tell)
  const known = await keysOf(tx, 'ticket')
  const contacts = await contactIds(importing)
  const readClock = clockReader(home.zone)
  const once = onceIn(tell)
  const read = rows.flatMap((row) => {
    const client = findClient(row)
    const person = row.text('assignee') ? findPerson(row, 'assignee') : null
    const category = findCategory(row)
    const priority = findPriority(row, 'priority', 'normal')
    const channel = findChannel(row, 'channel', 'phone')
    if (!client || person === undefined || !category || !priority || !channel) return []
    const reported = readClock(row.text('reportedAt'))
    const closed = row.text('closedAt') ? readClock(row.text('closedAt')) : null
    if (closed !== null && closed < reported) return tell(row, 'closedAt', 'closed-before-reported') ?? []
    if (!once(row, 'key', row.text('key'))) return []
    const emergency = row.flag('emergency') ?? priority === 'emergency'
    return [
      {
        key: row.text('key'),
        clientId: client.id,
        client: client.name,
        contactId: contacts.get(`${client.id} ${plain(row.text('contact'))}`) ?? null,
        title: row.text('title').slice(0, 200),
        category,
        technology: row.text('technology'),
        emergency,
        priority: emergency
          ? ('emergency' as const)
          : priority === 'emergency'
            ? ('high' as const)
            : priority,
        channel,
        assigneeId: person?.id ?? null,
        reported,
        closed,
      },
    ]
  })
  const fresh = read.filter(({ key }) => !known.has(key))
  return { fresh: fresh.length, known: read.length - fresh.length, write: () => write(importing, fresh) }
}

async function contactIds({ tx }: Importing) {
  const { rows } = await sql<{ id: string; clientId: string; name: string; email: string }>`
    select id, client_id as "clientId", name, email from contact where erased_at is null`.execute(tx)
  return new Map(
    rows.flatMap(({ id, clientId, name, email }) =>
      [name, email].filter(Boolean).map((word) => [`${clientId} ${plain(word)}`, id] as const),
    ),
  )
}

type Ticket = {
  key: string
  clientId: string
  client: string
  contactId: string | null
  title: string
  category: string
  technology: string
  emergency: boolean
  priority: 'emergency' | 'high' | 'normal' | 'low'
  channel: (typeof channels)[keyof typeof channels]
  assigneeId: string | null
  reported: EpochMs
  closed: EpochMs | null
}

async function write({ tx, by }: Importing, tickets: readonly Ticket[]) {
  if (tickets.length === 0) return
  const first = 1_000 + (await takeNumbers(tx, 'ticket', 0, tickets.length))
  const rows = tickets
    .toSorted((a, b) => a.reported - b.reported)
    .map((ticket, at) => ({ ...ticket, id: newId(), number: first + at }))
  await insertRows(
    tx,
    'ticket',
    {
      id: 'uuid',
      number: 'int4',
      client_id: 'uuid',
      contact_id: 'uuid',
      title: 'text',
      category_key: 'text',
      technology: 'text',
      emergency: 'bool',
      priority: 'text',
      status: 'text',
      channel: 'text',
      raised_by: 'text',
      assignee_id: 'uuid',
      reported_at: 'timestamptz',
      opened_at: 'timestamptz',
      closed_at: 'timestamptz',
      imported_key: 'text',
    },
    rows.map((ticket) => ({
      id: ticket.id,
      number: ticket.number,
      client_id: ticket.clientId,
      contact_id: ticket.contactId,
      title: ticket.title,
      category_key: ticket.category,
      technology: ticket.technology,
      emergency: ticket.emergency,
      priority: ticket.priority,
      status: ticket.closed === null ? (ticket.assigneeId ? 'open' : 'new') : 'closed',
      channel: ticket.channel,
      raised_by: ticket.channel === 'monitoring' || ticket.channel === 'us' ? ticket.channel : 'client',
      assignee_id: ticket.assigneeId,
      reported_at: instantOf(ticket.reported),
      opened_at: instantOf(ticket.reported),
      closed_at: ticket.closed === null ? null : instantOf(ticket.closed),
      imported_key: ticket.key,
    })),
  )
  const eventsOf = (ticket: (typeof rows)[number]) => {
    const base = { ticket_id: ticket.id, client_id: ticket.clientId, made_at: by.now }
    const { priority, emergency, category: categoryKey } = ticket
    const details = { priority, impact: 'one', urgency: 'soon', emergency, categoryKey, answered: true }
    const system = { by_kind: 'system', by_id: null, by_name: 'The old system' }
    const reported = {
      ...base,
      ...(ticket.contactId
        ? { by_kind: 'contact', by_id: ticket.contactId, by_name: ticket.client }
        : system),
      id: newId(),
      kind: 'reported',
      at: instantOf(ticket.reported),
      details,
    }
    if (ticket.closed === null) return [reported]
    return [
      reported,
      { ...base, ...system, id: newId(), kind: 'closed', at: instantOf(ticket.closed), details: {} },
    ]
  }
  await insertRows(
    tx,
    'ticket_event',
    {
      id: 'uuid',
      ticket_id: 'uuid',
      client_id: 'uuid',
      kind: 'text',
      at: 'timestamptz',
      by_kind: 'text',
      by_id: 'uuid',
      by_name: 'text',
      details: 'jsonb',
      made_at: 'timestamptz',
    },
    rows.flatMap(eventsOf),
  )
}
