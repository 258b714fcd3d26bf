import type { Priority } from '#agreements/rules'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import type { Impact, Urgency } from '../promises/rules.ts'
import type { TicketStatus } from './rules.ts'

const columns = (tx: Tx, ticketId: string) =>
  tx
    .selectFrom('ticket')
    .where('id', '=', ticketId)
    .select([
      'id',
      'number',
      'title',
      'client_id as clientId',
      'site_id as siteId',
      'contact_id as contactId',
    ])
    .select([
      'agreement_id as agreementId',
      'category_key as categoryKey',
      'channel',
      'emergency',
      'promised',
    ])
    .select(['assignee_id as assigneeId', 'reported_at as reportedAt', 'closed_at as closedAt', 'revision'])
    .select(['merged_into_id as mergedIntoId', 'project_id as projectId', 'raised_by as raisedBy'])
    .select((row) => [
      row.ref('priority').$castTo<Priority>().as('priority'),
      row.ref('impact').$castTo<Impact>().as('impact'),
      row.ref('urgency').$castTo<Urgency>().as('urgency'),
      row.ref('status').$castTo<TicketStatus>().as('status'),
    ])

/** Holds the ticket until what happened is recorded: what is read after it sees what the last holder wrote. */
export const holdTicket = async (tx: Tx, ticketId: string) =>
  found(await columns(tx, ticketId).forUpdate().executeTakeFirst(), 'ticket')

export type HeldTicket = Awaited<ReturnType<typeof holdTicket>>
