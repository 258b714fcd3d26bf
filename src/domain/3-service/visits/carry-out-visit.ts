import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { fileById, keepFile } from '#platform/database/files.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import type { EventKind } from '../promises/rules.ts'
import { addEvent } from '../tickets/add-event.ts'
import { onTicket } from '../tickets/events/record-event.ts'
import { settle } from '../tickets/events/settle.ts'
import { holdTicket } from '../tickets/hold-ticket.ts'
import { mayHappen } from '../tickets/rules.ts'
import { type HeldVisit, heldVisit } from './plan-visit.ts'
import { answered, type ChecklistItem, type ItemResult, maySignOff } from './rules.ts'

type At = { visitId: string; at?: string }

/** Checks in at the client's. A ticket that the visit is for has its technician on site by it. */
export function arrive(context: Context, { visitId, at = context.now }: At) {
  return onVisit(context, visitId, async (tx, visit) => {
    if (visit.arrivedAt !== null) throw new Refused('arrived-already')
    if (at > context.now) throw new Refused('time-to-come', { field: 'at' })
    await tellTicket(tx, context, visit, 'arrived', at)
    return { arrived_at: at }
  })
}

export function leave(context: Context, { visitId, at = context.now }: At) {
  return onVisit(context, visitId, async (tx, visit) => {
    if (visit.arrivedAt === null) throw new Refused('not-arrived')
    if (visit.leftAt !== null) throw new Refused('visit-over')
    if (at > context.now) throw new Refused('time-to-come', { field: 'at' })
    if (at <= visit.arrivedAt) throw new Refused('ends-before-start', { field: 'at' })
    await tellTicket(tx, context, visit, 'left', at)
    return { left_at: at }
  })
}

type Tick = { visitId: string; key: string; result: ItemResult | null; evidence: string }

/** Answers an item of the checklist with what was seen. */
export function tickItem(context: Context, { visitId, key, ...answer }: Tick) {
  return onVisit(context, visitId, (_, visit) => {
    if (visit.signedAt !== null) throw new Refused('signed-already')
    const items = orRefuse(
      answered(visit.checklist, key, { ...answer, at: context.now, by: context.actor.name }),
    )
    return Promise.resolve({ checklist: JSON.stringify(items) })
  })
}

type Evidence = { visitId: string; key: string; name: string; mediaType: string; contentBase64: string }

/** Keeps a photo with an item: what was seen, to be shown again. */
export function addEvidence(context: Context, { visitId, key, name, mediaType, contentBase64 }: Evidence) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const visit = await heldVisit(tx, visitId)
    if (visit.signedAt !== null) throw new Refused('signed-already')
    if (!visit.checklist.some((item) => item.key === key)) throw new Refused('no-such-item', { field: 'key' })
    const content = Buffer.from(contentBase64, 'base64')
    const fileId = await keepFile(tx, { name, mediaType, content, clientId: visit.clientId }, context.now)
    const items = visit.checklist.map((item) =>
      item.key === key ? { ...item, fileIds: [...item.fileIds, fileId] } : item,
    )
    await tx
      .updateTable('visit')
      .set({ checklist: JSON.stringify(items), revision: visit.revision + 1 })
      .where('id', '=', visitId)
      .execute()
    return { fileId }
  })
}

export function evidence(context: Context, { visitId, fileId }: { visitId: string; fileId: string }) {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const visit = await tx
      .selectFrom('visit')
      .select((row) => row.ref('checklist').$castTo<ChecklistItem[]>().as('checklist'))
      .where('id', '=', visitId)
      .executeTakeFirst()
    const isOfVisit = found(visit, 'visit').checklist.some(({ fileIds }) => fileIds.includes(fileId))
    const file = found(isOfVisit ? await fileById(tx, fileId) : undefined, 'file')
    return new File([new Uint8Array(file.content)], file.name, { type: file.mediaType })
  })
}

type SignOff = { visitId: string; signedBy: string; report: string }

/** Signs a visit off: every item answered, by whom at the client's it was seen, and what we report. */
export function signOff(context: Context, { visitId, signedBy, report }: SignOff) {
  return onVisit(context, visitId, async (tx, visit) => {
    orRefuse(maySignOff(visit, visit.checklist))
    const problems = visit.checklist.filter(({ result }) => result === 'problem').map(({ title }) => title)
    await recordHappenings(tx, context, [
      {
        kind: 'visit.signed-off',
        aboutId: visitId,
        clientId: visit.clientId,
        details: { text: visit.title, signedBy, problems },
      },
    ])
    return { signed_at: context.now, signed_by: signedBy, report, left_at: visit.leftAt ?? context.now }
  })
}

type Columns = {
  arrived_at?: string
  left_at?: string
  checklist?: string
  signed_at?: string
  signed_by?: string
  report?: string
}

async function onVisit(
  context: Context,
  visitId: string,
  change: (tx: Tx, visit: HeldVisit) => Promise<Columns>,
) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const visit = await heldVisit(tx, visitId)
    if (visit.cancelledAt !== null) throw new Refused('visit-cancelled')
    const columns = await change(tx, visit)
    await tx
      .updateTable('visit')
      .set({ ...columns, revision: visit.revision + 1 })
      .where('id', '=', visitId)
      .execute()
    return { revision: visit.revision + 1 }
  })
}

async function tellTicket(tx: Tx, context: Context, visit: HeldVisit, kind: EventKind, at: string) {
  if (visit.ticketId === null) return
  const ticket = await holdTicket(tx, visit.ticketId)
  if (!mayHappen(ticket.status, kind).yes || at < ticket.reportedAt) return
  const id = await addEvent(tx, context, { ...onTicket(ticket), kind, at })
  await settle(tx, context, ticket, { id, kind })
}
