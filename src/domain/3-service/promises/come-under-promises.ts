import { termsInForce } from '#agreements'
import type { Priority } from '#agreements/rules'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import type { DeskRules } from '../tickets/desk-rules.ts'
import { type AgreedTerms, agreedFor, type PromiseDraft, promisesOf } from './rules.ts'

/** A ticket as its promises see it, before and after it has rows of its own. */
export type Promisable = {
  clientId: string
  siteId: string | null
  agreementId: string | null
  categoryKey: string
  channel: string
  priority: Priority
  reportedAt: string
  declaredAt: string | null
}

/** The agreement in force on the day of the report, and what it promises this ticket. */
export async function promisedFor(tx: Tx, ticket: Promisable, rules: DeskRules) {
  const day = dayAt(ticket.reportedAt, rules.zone)
  const agreements = await termsInForce(tx, { clientIds: [ticket.clientId], from: day, through: day })
  const rememberedId = agreements.length > 1 ? await rememberedChoice(tx, ticket) : undefined
  const agreed = agreedFor(agreements, { ...ticket, rememberedId }, day)
  const drafts = agreed ? promisesOf(agreed.terms, { ...ticket, reportedOn: day }, rules.hours) : []
  return { agreed, drafts }
}

/** Staff decide between two agreements; a contact's session does not see the decision and takes the nearest. */
async function rememberedChoice(tx: Tx, { clientId, categoryKey }: Promisable): Promise<string | undefined> {
  const choice = await tx
    .selectFrom('agreement_choice')
    .select('agreement_id')
    .where('client_id', '=', clientId)
    .where('category_key', '=', categoryKey)
    .executeTakeFirst()
  return choice?.agreement_id
}

export type PromiseSource = {
  agreed?: AgreedTerms
  source: string
  /** The event that makes it; undone, the promise is gone. */
  eventId: string | null
  /** The promise that is made again: agreement and version are its own. */
  copyOf?: string
}

/** Stores promises on a ticket, with the version of the terms they come from. */
export async function keepPromises(
  tx: Tx,
  ticket: { id: string; clientId: string },
  drafts: readonly PromiseDraft[],
  { agreed, source, eventId, copyOf }: PromiseSource,
  now: string,
) {
  if (drafts.length === 0) return
  const from = copyOf
    ? await fromOf(tx, copyOf)
    : { agreement: agreed?.agreement.id, version: agreed && (await versionIdOf(tx, agreed)) }
  const rows = drafts.map((draft) => ({
    id: newId(),
    ticket_id: ticket.id,
    client_id: ticket.clientId,
    channel: draft.channel,
    priority: draft.priority,
    target_minutes: draft.targetMinutes,
    calendar: draft.calendar && JSON.stringify(draft.calendar),
    starts_at: draft.startsAt,
    agreement_id: from?.agreement ?? null,
    agreement_version_id: from?.version ?? null,
    source,
    event_id: eventId,
    made_at: now,
  }))
  await tx.insertInto('ticket_promise').values(rows).execute()
}

const fromOf = (tx: Tx, promiseId: string) =>
  tx
    .selectFrom('ticket_promise')
    .select(['agreement_id as agreement', 'agreement_version_id as version'])
    .where('id', '=', promiseId)
    .executeTakeFirst()

async function versionIdOf(tx: Tx, { agreement, effectiveOn }: AgreedTerms): Promise<string | undefined> {
  const version = await tx
    .selectFrom('agreement_version')
    .select('id')
    .where('agreement_id', '=', agreement.id)
    .where('effective_on', '=', effectiveOn)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return version?.id
}

/** What a promise is named after: 'AGR-1042', or the ticket itself. */
export const sourceOf = (agreed: AgreedTerms | undefined): string => agreed?.agreement.name ?? 'agreement'
