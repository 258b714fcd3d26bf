import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { countsOfAgreements } from '../agreements/monthly.ts'
import { lineAllowance } from '../rules/line-allowance.ts'
import type { Lot } from '../rules/lots.ts'
import { lotsOnHand, type MovedIn } from '../rules/lots-on-hand.ts'
import type { AgreementTerms } from '../rules/terms.ts'

/** The lots that are written down, with their ledgers, as the rules take them: one query. */
export async function lotsOf(tx: Tx, agreementIds: readonly string[]): Promise<Lot[]> {
  const { rows } = await sql<StoredLot>`
    select l.key as id, l.agreement_id as "agreementId", l.line_key as "lineKey", l.kind, l.number, l.unit, l.granted,
      l.usable_from as "usableFrom", l.usable_to as "usableTo", l.period_from as "periodFrom",
      l.period_to as "periodTo", l.price_minor as "priceMinor", l.currency, l.needs_payment as "needsPayment",
      l.origin, coalesce(e.ledger, '[]') as ledger
    from lot l
    left join lateral (
      select json_agg(json_strip_nulls(json_build_object('id', id, 'kind', kind, 'units', amount, 'on', on_day,
        'realMinutes', real_minutes, 'timeEntryId', time_entry_id, 'occasionId', occasion_id,
        'correctsId', corrects_id, 'reason', nullif(reason, ''), 'by', nullif(made_by, '')))::jsonb
        || case when kind = 'extend' then jsonb_build_object('usableTo', usable_to) else '{}' end
        order by made_at, id) as ledger
      from lot_entry where lot_id = l.id) e on true
    where l.agreement_id = any(${agreementIds})
    order by l.agreement_id, l.usable_from, l.number, l.key`.execute(tx)
  return rows.map(({ periodFrom, periodTo, ...lot }) => ({
    ...lot,
    ...(periodFrom && periodTo && { period: { from: periodFrom, toExclusive: periodTo } }),
  }))
}

type StoredLot = Omit<Lot, 'period'> & { periodFrom: Day | null; periodTo: Day | null }

/** Everything there is to draw from: what the lines grant by rule through a day, and what is written down. */
export async function lotsFor(tx: Tx, agreements: readonly AgreementTerms[], through: Day): Promise<Lot[]> {
  const ids = agreements.map(({ id }) => id)
  const counts = await countsOfAgreements(tx, agreements.filter(isCounted))
  return lotsOnHand(agreements, await lotsOf(tx, ids), await movedInThrough(tx, ids), through, counts)
}

/** Up to which day another system counted each line, by agreement. */
async function movedInThrough(tx: Tx, agreementIds: readonly string[]): Promise<MovedIn[]> {
  const { rows } = await sql<MovedIn>`
    select agreement_id as "agreementId", line_key as "lineKey", through_on as "throughOn"
    from billed_through where agreement_id = any(${agreementIds})`.execute(tx)
  return rows
}

/** Most allowances are the same for any count, which needn't be read then. */
const isCounted = ({ versions }: AgreementTerms) =>
  versions.some(({ terms }) => terms.lines.some((line) => lineAllowance(line)?.allowance.perUnit))
