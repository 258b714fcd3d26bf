import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import type { Lot, LotEntry } from '../rules/lots.ts'

type By = { now: string; actor: Actor }

/** Writes lots down, each once: those whose key is known stay as they are. */
export async function grantLots(tx: Tx, by: By, lots: readonly Lot[]) {
  const known = new Set([
    ...(
      await lotIds(
        tx,
        lots.map(({ id }) => id),
      )
    ).keys(),
  ])
  const fresh = lots.filter(({ id }) => !known.has(id))
  const clients = await clientsOf(tx, fresh)
  await insertRows(
    tx,
    'lot',
    {
      id: 'uuid',
      agreement_id: 'uuid',
      client_id: 'uuid',
      key: 'text',
      kind: 'text',
      line_key: 'text',
      number: 'int4',
      unit: 'text',
      granted: 'int8',
      usable_from: 'date',
      usable_to: 'date',
      period_from: 'date',
      period_to: 'date',
      price_minor: 'int8',
      currency: 'text',
      needs_payment: 'bool',
      origin: 'text',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    fresh.map((lot) => {
      const { clientId, currency } = clients.get(lot.agreementId) ?? unknownAgreement(lot)
      return {
        id: newId(),
        agreement_id: lot.agreementId,
        client_id: clientId,
        key: lot.id,
        kind: lot.kind,
        line_key: lot.lineKey,
        number: lot.number,
        unit: lot.unit,
        granted: lot.granted,
        usable_from: lot.usableFrom,
        usable_to: lot.usableTo,
        period_from: lot.period?.from ?? null,
        period_to: lot.period?.toExclusive ?? null,
        price_minor: lot.priceMinor ?? 0,
        currency: lot.currency ?? currency,
        needs_payment: lot.needsPayment ?? false,
        origin: lot.origin ?? 'granted',
        made_at: by.now,
        made_by: by.actor.name,
      }
    }),
  )
}

/** A row of a lot's ledger, by the lot's key. */
export type LotDraw = LotEntry & { lotId: string }

/**
 * Writes draws, lapses and corrections into the ledgers. `lots` are those that the draws may name: lots that
 * followed from the terms until now are written down with their first row.
 */
export async function recordDraws(tx: Tx, by: By, draws: readonly LotDraw[], lots: readonly Lot[]) {
  const drawn = new Set(draws.map(({ lotId }) => lotId))
  await grantLots(
    tx,
    by,
    lots.filter(({ id }) => drawn.has(id)),
  )
  const ids = await lotIds(tx, [...drawn])
  const parts = new Map<string, number>()
  await insertRows(
    tx,
    'lot_entry',
    {
      id: 'uuid',
      lot_id: 'uuid',
      client_id: 'uuid',
      kind: 'text',
      amount: 'int8',
      real_minutes: 'int4',
      on_day: 'date',
      usable_to: 'date',
      time_entry_id: 'uuid',
      occasion_id: 'text',
      corrects_id: 'uuid',
      part: 'int4',
      reason: 'text',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    draws.map((draw) => {
      const lot = ids.get(draw.lotId)
      if (!lot) throw new RangeError(`Lot ${draw.lotId} is drawn from and is not among the lots`)
      const { id, clientId } = lot
      const place = [draw.lotId, draw.timeEntryId, draw.correctsId, draw.kind, draw.on].join()
      const part = parts.get(place) ?? 0
      parts.set(place, part + 1)
      return {
        id: newId(),
        lot_id: id,
        client_id: clientId,
        kind: draw.kind,
        amount: draw.units,
        real_minutes: draw.realMinutes ?? null,
        on_day: draw.on,
        usable_to: draw.usableTo ?? null,
        time_entry_id: draw.timeEntryId ?? null,
        occasion_id: draw.occasionId ?? null,
        corrects_id: draw.correctsId ?? null,
        part,
        reason: draw.reason ?? '',
        made_at: by.now,
        made_by: by.actor.name,
      }
    }),
  )
}

/** Lots by their key, with the client whose rows they are. */
async function lotIds(tx: Tx, keys: readonly string[]) {
  if (keys.length === 0) return new Map<string, { id: string; clientId: string }>()
  const { rows } = await sql<{ key: string; id: string; clientId: string }>`
    select key, id, client_id as "clientId" from lot where key = any(${keys})`.execute(tx)
  return new Map(rows.map((row) => [row.key, row]))
}

async function clientsOf(tx: Tx, lots: readonly Lot[]) {
  if (lots.length === 0) return new Map<string, { clientId: string; currency: string }>()
  const agreementIds = [...new Set(lots.map(({ agreementId }) => agreementId))]
  const { rows } = await sql<{ id: string; clientId: string; currency: string }>`
    select id, client_id as "clientId", currency from agreement where id = any(${agreementIds})`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

function unknownAgreement({ id, agreementId }: Lot): never {
  throw new RangeError(`Lot ${id} belongs to ${agreementId}, which is no agreement of this firm`)
}
