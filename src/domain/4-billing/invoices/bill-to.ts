import { sql } from 'kysely'
import type { Tx } from '#platform/database/firm-database.ts'

export type BilledTo = {
  id: string
  name: string
  address: string
  country: string
  taxNumber: string
  billingEmail: string
  annex: 'none' | 'summary' | 'detail'
}

/** Whom invoices are made out to, by client. */
export async function billTos(tx: Tx, clientIds: readonly string[]): Promise<Map<string, BilledTo>> {
  const { rows } = await sql<BilledTo>`
    select id, name, address, country, tax_number as "taxNumber", billing_email as "billingEmail", annex
    from client where id = any(${clientIds})`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
