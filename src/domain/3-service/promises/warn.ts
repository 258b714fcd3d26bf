import { sql } from 'kysely'
import { firmCard, firmSettings } from '#firm'
import type { Role } from '#kernel/actor.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { type Happening, recordHappenings } from '#platform/database/happenings.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'
import { ticketLogs } from '../tickets/ticket-log.ts'
import { warningLetter } from './letters/warning-letter.ts'
import { type PromiseTiming, standingEvents, timingOf, warningDue } from './rules.ts'

/** So many deadlines, the nearest first, are looked at in one round. */
const MOST_AT_ONCE = 500

/** Warns of promises that are about to break, and of those that broke; each share of a promise once. */
export async function warnOfPromises(context: Context) {
  // Most minutes have nothing to tell: they are read, and nothing is written down.
  const isAnything = await context.db.read(async (tx) => (await warningsDue(tx, context)).length > 0)
  if (isAnything) await context.db.write((tx) => giveWarnings(tx, context))
}

async function giveWarnings(tx: Tx, context: Context) {
  const settings = await firmSettings(tx)
  const due = await warningsDue(tx, context)
  if (due.length === 0) return
  await keepWarnings(tx, due, context.now)
  await recordHappenings(tx, context, due.map(happeningOf))
  const owners = settings.ownerWarnedAtEnd ? await ownerAddresses(tx) : []
  for (const warning of due)
    if (isUrgent(warning, settings.warnsAtEnd)) await mailWarning(tx, context, warning, owners)
}

/** What is done meanwhile needs no mail: that it was late is told to the record alone. */
const isUrgent = ({ share, timing }: Warning, warnsAtEnd: boolean) =>
  timing.stoppedAt === null && (share < 100 || warnsAtEnd)

type Ticket = {
  id: string
  number: number
  title: string
  clientId: string
  client: string
  assigneeId: string | null
  email: string | null
}
type Warning = {
  ticket: Ticket
  timing: PromiseTiming
  agreementId: string | null
  share: number
}

/** The first warning by the firm's setting; that a promise broke is told in any case. */
async function warningsDue(tx: Tx, { now }: Context): Promise<Warning[]> {
  const shares = [(await firmSettings(tx)).firstWarningPercent, 100]
  const { rows: tickets } = await sql<Ticket>`
    select t.id, t.number, t.title, t.client_id as "clientId", c.name as client, t.assignee_id as "assigneeId", p.email
    from ticket t join client c on c.id = t.client_id left join person p on p.id = t.assignee_id
    where t.due_at is not null
    order by t.due_at limit ${MOST_AT_ONCE}`.execute(tx)
  const logs = await ticketLogs(
    tx,
    tickets.map(({ id }) => id),
  )
  const told = await toldShares(
    tx,
    [...logs.values()].flatMap(({ promises }) => promises.map(({ id }) => id)),
  )
  return tickets.flatMap((ticket) => {
    const { events = [], promises = [] } = logs.get(ticket.id) ?? {}
    const log = standingEvents(events)
    return promises.flatMap(({ agreementId, ...promise }) => {
      const timing = timingOf(promise, log)
      const before = told.get(promise.id) ?? new Set<number>()
      const share = warningDue(timing, shares, before, now)
      return share === undefined ? [] : [{ ticket, timing, agreementId, share }]
    })
  })
}

async function toldShares(tx: Tx, promiseIds: readonly string[]): Promise<Map<string, Set<number>>> {
  const told = new Map<string, Set<number>>()
  if (promiseIds.length === 0) return told
  const { rows } = await sql<{ id: string; shares: number[] }>`
    select promise_id as id, array_agg(share_percent) as shares from promise_warning
    where promise_id = any(${promiseIds}) group by promise_id`.execute(tx)
  for (const { id, shares } of rows) told.set(id, new Set(shares))
  return told
}

const keepWarnings = (tx: Tx, due: readonly Warning[], now: string) =>
  tx
    .insertInto('promise_warning')
    .values(
      due.map(({ timing, share }) => ({
        promise_id: timing.promise.id,
        share_percent: share,
        warned_at: now,
      })),
    )
    .execute()

function happeningOf({ ticket, timing, agreementId, share }: Warning): Happening {
  const { promise, dueAt } = timing
  return {
    kind: share >= 100 ? 'promise.broken' : 'promise.warned',
    aboutId: ticket.id,
    clientId: ticket.clientId,
    details: {
      text: `T-${ticket.number} ${ticket.title}`,
      promiseId: promise.id,
      channel: promise.channel,
      priority: promise.priority,
      agreementId,
      dueAt,
      sharePercent: share,
    },
  }
}

async function mailWarning(
  tx: Tx,
  context: Context,
  { ticket, timing, share }: Warning,
  owners: readonly string[],
) {
  const { locale, zone, name } = await firmCard(tx)
  const due = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  })
  const letter = warningLetter({
    number: ticket.number,
    title: ticket.title,
    client: ticket.client,
    channel: timing.promise.channel,
    sharePercent: share,
    due: due.format(new Date(timing.dueAt ?? context.now)),
    url: `${context.baseUrl}/desk/${ticket.id}`,
  })
  // Nobody's tickets are the owner's to give away; broken promises the owner hears of in any case.
  const to = new Set([
    ...(ticket.email ? [ticket.email] : await ownerAddresses(tx)),
    ...(share >= 100 ? owners : []),
  ])
  for (const address of to)
    await queueMail(tx, { ...letter, to: address, fromName: name, purpose: 'promise-warning' }, context.now)
}

async function ownerAddresses(tx: Tx): Promise<string[]> {
  const owner: Role = 'owner'
  const { rows } = await sql<{ email: string }>`
    select email from person where ${owner} = any(roles) and erased_at is null order by id`.execute(tx)
  return rows.map(({ email }) => email)
}
