import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import type { TaxedLine } from '../rules/planned.ts'

/** A line of an invoice; those of credit notes name no charge. */
export type NewLine = Omit<TaxedLine, 'chargeKey' | 'charge' | 'billTo' | 'currency'> & {
  chargeKey: string | null
}

/** Writes lines with their traces, in the order in which they print. */
export async function insertLines(
  tx: Tx,
  invoices: readonly { id: string; clientId: string; lines: readonly NewLine[] }[],
) {
  const placed = invoices.flatMap(({ id, clientId, lines }) =>
    lines.map((line, at) => ({ line, id, clientId, position: at + 1 })),
  )
  await insertRows(
    tx,
    'invoice_line',
    {
      invoice_id: 'uuid',
      position: 'int4',
      client_id: 'uuid',
      agreement_id: 'uuid',
      line_key: 'text',
      charge_key: 'text',
      nature: 'text',
      kind: 'text',
      from_on: 'date',
      to_on: 'date',
      title: 'text',
      quantity: 'numeric',
      unit: 'text',
      unit_price: 'numeric',
      base_quantity: 'numeric',
      net_minor: 'int8',
      list_minor: 'int8',
      waived_minor: 'int8',
      discount_minor: 'int8',
      rate_saving_minor: 'int8',
      minutes: 'int4',
      tax_category: 'text',
      tax_percent: 'numeric',
      fee_key: 'text',
      corrects_key: 'text',
      due_on: 'date',
      units: 'int4',
      lot_key: 'text',
      time_entry_id: 'uuid',
      account: 'text',
      pass_through: 'bool',
    },
    placed.map(({ line, id, clientId, position }) => ({
      invoice_id: id,
      position,
      client_id: clientId,
      agreement_id: line.agreementId,
      line_key: line.lineKey,
      charge_key: line.chargeKey,
      nature: line.nature,
      kind: line.kind,
      from_on: line.from,
      to_on: line.to,
      title: line.title,
      quantity: line.quantity,
      unit: line.unit,
      unit_price: line.unitPrice,
      base_quantity: line.baseQuantity,
      net_minor: line.netMinor,
      list_minor: line.listMinor,
      waived_minor: line.waivedMinor,
      discount_minor: line.discountMinor,
      rate_saving_minor: line.rateSavingMinor,
      minutes: line.minutes,
      tax_category: line.taxCategory,
      tax_percent: line.taxPercent,
      fee_key: line.fee?.key ?? null,
      corrects_key: line.fee?.corrects ?? null,
      due_on: line.fee?.dueOn ?? null,
      units: line.fee?.units ?? null,
      lot_key: line.lotKey,
      time_entry_id: line.timeEntryId,
      account: line.account,
      pass_through: line.passThrough,
    })),
  )
  await insertRows(
    tx,
    'invoice_trace',
    { invoice_id: 'uuid', position: 'int4', trace: 'jsonb' },
    placed.map(({ line, id, position }) => ({ invoice_id: id, position, trace: line.trace })),
  )
}
