import type { TimeEntry } from '#agreements/rules'
import { allow } from '#firm'
import { DAY_MS, epochMs, instantOf } from '#kernel/instants.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import { coverageShape } from './coverage/coverage-of.ts'
import { rateOpenTime } from './coverage/rate-open-time.ts'
import { type TimeFacts, type Typed, timeFacts } from './time-facts.ts'

/**
 * What becomes of work before it is logged, by the same rating that bills it: the draft is rated together
 * with all the client's work that no invoice has closed, since hours are drawn in the order of the work.
 */
export function previewTime(context: Context, { timeEntryId, onNewTicket, ...typed }: Asked) {
  allow(context, 'log-time')
  return context.db.read(async (tx) => {
    const facts = await timeFacts(tx, context, typed, yearAhead(context))
    const draft = await draftEntry(tx, facts, onNewTicket)
    const drafts = { entries: [draft], replacedId: timeEntryId, through: facts.worked_on }
    const time = await rateOpenTime(tx, context, [facts.client_id], drafts)
    return coverageShape(
      context,
      time,
      time.rated.pieces.filter((piece) => piece.entryId === draft.id),
    )
  })
}

type Asked = Typed & { timeEntryId?: string; onNewTicket?: boolean }

/** Whether work is covered is asked before it is done, too. */
const yearAhead = ({ now }: Context) => instantOf(epochMs(now) + 366 * DAY_MS)

async function draftEntry(tx: Tx, facts: TimeFacts, onNewTicket = false): Promise<TimeEntry> {
  const ticketId = facts.ticket_id ?? (onNewTicket ? newId() : null)
  const ticket = facts.ticket_id ? await ticketFacts(tx, facts.ticket_id) : undefined
  const work =
    facts.started_at !== null && facts.ended_at !== null
      ? { startedAt: facts.started_at, endedAt: facts.ended_at }
      : { workedOn: facts.worked_on, minutes: facts.minutes, class: facts.class }
  return {
    id: newId(),
    clientId: facts.client_id,
    agreementId: facts.agreement_id,
    ticketAgreementId: ticket?.agreementId ?? null,
    rateMinor: facts.rate_minor,
    charge: facts.charge,
    chargeReason: facts.charge_reason,
    billableMinutes: facts.billable_minutes,
    category: facts.category_key,
    workType: facts.work_type,
    role: facts.role,
    emergency: facts.emergency,
    approved: ticket?.approved ?? false,
    ...(ticketId !== null && { ticketId }),
    ...(ticket?.siteId && { siteId: ticket.siteId }),
    ...(ticket && { channel: ticket.channel }),
    ...(facts.size_decision !== null && { sizeDecision: facts.size_decision }),
    ...work,
  }
}

const ticketFacts = (tx: Tx, id: string) =>
  tx
    .selectFrom('ticket as t')
    .select(['t.agreement_id as agreementId', 't.site_id as siteId', 't.channel'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('work_approval as a')
          .select('a.id')
          .whereRef('a.ticket_id', '=', 't.id')
          .where('a.answer', '=', 'yes'),
      )
        .$castTo<boolean>()
        .as('approved'),
    )
    .where('t.id', '=', id)
    .executeTakeFirst()
