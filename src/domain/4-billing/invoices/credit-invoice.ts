import { sql } from 'kysely'
import { allow } from '#firm'
import { addDays, type Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import { printAmount } from '#kernel/money.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { newId } from '#platform/ids.ts'
import { holdClient, settle } from '../payments/settle.ts'
import { creditLines } from '../rules/credit-lines.ts'
import { totalsOf } from '../rules/group-invoices.ts'
import { invoiceNumber } from '../rules/invoice-number.ts'
import { issueFor } from '../runs/issue-run.ts'
import { insertInvoices, tellOfInvoices } from '../runs/record-plans.ts'
import { insertLines } from './insert-lines.ts'
import { invoiceHead, linesOf, todayOf } from './queries.ts'
import { releaseCharges, releaseCredits } from './release-charges.ts'

export type CreditAsked = {
  id: string
  reason: string
  lines?: readonly { position: number; netMinor?: number | undefined }[] | undefined
  issuedOn?: Day | undefined
  rebill: boolean
}

/** Takes an invoice back, whole or in part, by a credit note; where asked, what it charged is billed anew. */
export function creditInvoice(context: Context, asked: CreditAsked) {
  allow(context, 'bill')
  return context.db.write(async (tx) => {
    const before = await invoiceHead(tx, context, asked.id)
    await holdClient(tx, before.clientId)
    const invoice = await invoiceHead(tx, context, asked.id)
    if (invoice.kind !== 'invoice') throw new Refused('not-creditable', { number: invoice.number })
    const credited = creditLines(invoice, await linesOf(tx, asked.id), asked)
    const note = await insertNote(tx, context, invoice, credited, asked)
    const open = Math.max(0, invoice.openMinor)
    const settledMinor = Math.min(open, -note.grossMinor)
    if (settledMinor > 0)
      await settle(tx, context, invoice.clientId, [
        { invoiceId: asked.id, creditNoteId: note.id, amountMinor: settledMinor },
      ])
    const taken = { invoiceId: asked.id, clientId: invoice.clientId, creditNoteId: note.id }
    await releaseCredits(tx, taken)
    if (!asked.rebill) return { id: note.id, number: note.number, rebilled: [] }
    await releaseCharges(tx, context, taken)
    const through = await billedThrough(tx, asked.id, invoice.issuedOn)
    const rebilled = await issueFor(tx, context, {
      clientIds: [invoice.clientId],
      through,
      origin: 'by-hand',
    })
    return {
      id: note.id,
      number: note.number,
      rebilled: rebilled.map(({ id, number, grossMinor }) => ({ id, number, grossMinor })),
    }
  })
}

type Head = Awaited<ReturnType<typeof invoiceHead>>

async function insertNote(
  tx: Tx,
  context: Context,
  invoice: Head,
  lines: ReturnType<typeof creditLines>,
  { reason, ...asked }: CreditAsked,
) {
  const issuedOn = asked.issuedOn ?? (await todayOf(tx, context))
  const year = Number(issuedOn.slice(0, 4))
  const number = invoiceNumber('credit-note', year, await takeNumbers(tx, 'credit-note', year))
  const note = {
    id: newId(),
    number,
    clientId: invoice.clientId,
    currency: invoice.currency,
    purchaseOrder: invoice.purchaseOrder,
    issuedOn,
    dueOn: addDays(issuedOn, 0),
    termsDays: 0,
    lines,
    ...totalsOf(lines, invoice.currency),
    kind: 'credit-note' as const,
    creditsId: invoice.id,
    note: `Credits ${invoice.number} of ${printAmount(invoice.grossMinor, invoice.currency)} ${invoice.currency}. ${reason}`,
  }
  await insertInvoices(tx, context, [note], { runId: null, origin: 'by-hand' })
  await insertLines(tx, [{ ...note, lines: lines.map((line) => ({ ...line, chargeKey: null })) }])
  await tellOfInvoices(tx, context, [note])
  return note
}

/** The day of the run that made it: what it charged was due by then. */
async function billedThrough(tx: Tx, id: string, issuedOn: Day): Promise<Day> {
  const { rows } = await sql<{ throughOn: Day | null }>`
    select r.through_on as "throughOn" from invoice i left join billing_run r on r.id = i.run_id
    where i.id = ${id}`.execute(tx)
  return rows[0]?.throughOn ?? issuedOn
}
