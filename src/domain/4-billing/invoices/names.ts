import { sql } from 'kysely'
import type { Names } from '#agreements/rules'
import type { Tx } from '#platform/database/firm-database.ts'

/** How people call the agreements, lines and lots that an invoice's traces name. */
export async function invoiceNames(tx: Tx, invoiceId: string): Promise<Names> {
  const { rows } = await sql<{ key: string; name: string }>`
    with own as (select distinct agreement_id from invoice_line where invoice_id = ${invoiceId} and agreement_id is not null),
    line as (
      select v.agreement_id, l ->> 'key' as key, l ->> 'name' as name
      from own join agreement_version v on v.agreement_id = own.agreement_id
      cross join lateral jsonb_array_elements(v.terms -> 'lines') l)
    select a.id::text as key, 'AGR-' || a.number as name from own join agreement a on a.id = own.agreement_id
    union all select key, name from line
    union all select distinct on (o.key) o.key, coalesce(line.name, o.line_key) || ' of ' || to_char(coalesce(o.period_from, o.usable_from), 'YYYY-MM')
      from own join lot o on o.agreement_id = own.agreement_id
      left join line on line.agreement_id = o.agreement_id and line.key = o.line_key`.execute(tx)
  return Object.fromEntries(rows.map(({ key, name }) => [key, name]))
}
