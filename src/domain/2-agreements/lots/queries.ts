import { sql } from 'kysely'
import { allow, firmCard } from '#firm'
import { may } from '#firm/rules'
import { addMonths, type Day } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { storedAgreements, termsOf } from '../agreements/terms-in-force.ts'
import { balanceOf, isPaid, usableToOf } from '../rules/lot-corrections.ts'
import type { Lot, LotEntry } from '../rules/lots.ts'
import type { AgreementTerms } from '../rules/terms.ts'
import { lotsFor, lotsOf } from './lots-of.ts'

/** Lots older than this with nothing left aren't shown any more. */
const shownMonths = 24

/** What there is to draw from on a day, newest first, with the ledger of each lot. */
export function lotsOfAgreement(context: Context, { agreementId, on }: { agreementId: string; on?: Day }) {
  allow(context, 'see-agreements')
  const seesMoney = may(context.actor, 'see-money').yes
  return context.db.read(async (tx) => {
    const day = on ?? dayAt(context.now, (await firmCard(tx)).zone)
    const agreement = await termsById(tx, agreementId, day)
    const written = new Set((await lotsOf(tx, [agreementId])).map(({ id }) => id))
    const lots = agreement ? await lotsFor(tx, [agreement], day) : await lotsOf(tx, [agreementId])
    const madeAt = await entryTimes(tx, agreementId)
    const names = new Map(
      agreement?.versions.flatMap(({ terms }) => terms.lines.map(({ key, name }) => [key, name])),
    )
    const oldest = addMonths(day, -shownMonths)
    const items = lots
      .filter((lot) => lot.usableFrom <= day && (balanceOf(lot) !== 0 || (usableToOf(lot) ?? day) >= oldest))
      .map((lot) => ({
        ...rowOf(lot, day, madeAt),
        line: names.get(lot.lineKey) ?? lot.lineKey,
        isWritten: written.has(lot.id),
      }))
      .map((row) => (seesMoney ? row : { ...row, priceMinor: null }))
      .toSorted((a, b) =>
        a.usableFrom < b.usableFrom ? 1 : a.usableFrom > b.usableFrom ? -1 : a.number - b.number,
      )
    return { items, on: day }
  })
}

function rowOf(lot: Lot, day: Day, madeAt: ReadonlyMap<string, string>) {
  const usableTo = usableToOf(lot)
  const waitsForPayment = !isPaid(lot)
  return {
    key: lot.id,
    lineKey: lot.lineKey,
    kind: lot.kind,
    number: lot.number,
    unit: lot.unit,
    granted: lot.granted,
    balance: balanceOf(lot),
    usableFrom: lot.usableFrom,
    usableTo,
    periodFrom: lot.period?.from ?? null,
    periodTo: lot.period?.toExclusive ?? null,
    priceMinor: lot.priceMinor ?? null,
    isUsable: lot.usableFrom <= day && (usableTo === null || day <= usableTo) && !waitsForPayment,
    waitsForPayment,
    origin: lot.origin ?? 'granted',
    ledger: (lot.ledger ?? []).map((row) => ledgerRow(row, madeAt)),
  }
}

const ledgerRow = (row: LotEntry, madeAt: ReadonlyMap<string, string>) => ({
  id: row.id ?? '',
  kind: row.kind,
  units: row.units,
  on: row.on,
  realMinutes: row.realMinutes ?? null,
  timeEntryId: row.timeEntryId ?? null,
  usableTo: row.usableTo ?? null,
  reason: row.reason ?? '',
  by: row.by ?? '',
  madeAt: madeAt.get(row.id ?? '') ?? '',
})

async function entryTimes(tx: Tx, agreementId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; madeAt: string }>`
    select e.id, e.made_at as "madeAt" from lot_entry e join lot l on l.id = e.lot_id
    where l.agreement_id = ${agreementId}`.execute(tx)
  return new Map(rows.map(({ id, madeAt }) => [id, madeAt]))
}

/** One agreement's terms, in force that day or not; undefined while it is only written. */
export async function termsById(tx: Tx, agreementId: string, day: Day): Promise<AgreementTerms | undefined> {
  const through = day > farAhead ? day : farAhead
  const [stored] = await storedAgreements(tx, { agreementIds: [agreementId], from: '0001-01-01', through })
  return stored && termsOf(stored)
}
const farAhead = '9999-12-31'
