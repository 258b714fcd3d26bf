import { Refused } from '#kernel/decision.ts'
import type { Tx } from '#platform/database/firm-database.ts'

type Place = {
  clientId: string
  contactId?: string | null
  siteId?: string | null
  projectId?: string | null
  agreementId?: string | null
  categoryKey?: string
}

/** What a ticket names belongs to its client: contact, site and project; agreements may be another's that serves it. */
export async function checkPlace(tx: Tx, { clientId, ...named }: Place) {
  const client = await tx.selectFrom('client').select('name').where('id', '=', clientId).executeTakeFirst()
  if (!client) throw new Refused('no-such-client', { field: 'clientId' })
  const { contactId, siteId, projectId, agreementId, categoryKey } = named
  const contact = contactId ? await contactOf(tx, clientId, contactId) : undefined
  if (siteId) await belongs(tx, 'site', clientId, siteId)
  if (projectId) await belongs(tx, 'project', clientId, projectId)
  if (agreementId) await agreementExists(tx, agreementId)
  if (categoryKey) await categoryExists(tx, categoryKey)
  return { client: client.name, contact }
}

async function contactOf(tx: Tx, clientId: string, contactId: string) {
  const contact = await tx
    .selectFrom('contact')
    .select(['id', 'name'])
    .where('id', '=', contactId)
    .where('client_id', '=', clientId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!contact) throw new Refused('not-of-client', { field: 'contactId' })
  return contact
}

/** Whether a row named by `siteId`, `projectId`, … is the client's own. */
export async function belongs(
  tx: Tx,
  table: 'site' | 'project' | 'ticket' | 'visit',
  clientId: string,
  id: string,
) {
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  if (!row) throw new Refused('not-of-client', { field: `${table}Id` })
}

async function agreementExists(tx: Tx, id: string) {
  const row = await tx.selectFrom('agreement').select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refused('no-such-agreement', { field: 'agreementId' })
}

export async function categoryExists(tx: Tx, key: string) {
  const row = await tx.selectFrom('work_category').select('key').where('key', '=', key).executeTakeFirst()
  if (!row) throw new Refused('no-such-category', { field: 'categoryKey' })
}

export async function personWorksHere(tx: Tx, personId: string, field = 'assigneeId') {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refused('no-such-person', { field })
}

/** Until somebody says what kind of work it is. A contact's session doesn't see the categories. */
export async function firstCategory(tx: Tx): Promise<string> {
  const first = await tx
    .selectFrom('work_category')
    .select('key')
    .where('retired_on', 'is', null)
    .orderBy('position')
    .orderBy('key')
    .limit(1)
    .executeTakeFirst()
  return first?.key ?? 'user-help'
}
