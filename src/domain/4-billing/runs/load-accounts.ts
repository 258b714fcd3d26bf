import { sql } from 'kysely'
import { billedThroughOf, countsOfAgreements, lotsFor, ordersOf, termsInForce } from '#agreements'
import type { AgreementTerms, BilledFee, Lot } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { runningTimers } from '#service'
import type { Account, AccountCredit, BilledAgreement, BilledClient, EntryToBill } from '../rules/account.ts'
import { unbilledCredits } from '../service-credits/unbilled-credits.ts'
import type { Grounds } from './grounds.ts'
import { timeToBill } from './time-entries.ts'

/** Everything that decides the invoices of some accounts (groups of clients that share agreements), in few queries. */
export async function loadAccounts(
  tx: Tx,
  groups: readonly (readonly string[])[],
  grounds: Grounds,
): Promise<Account[]> {
  const clientIds = groups.flat()
  const { through } = grounds.rules
  const terms = await termsInForce(tx, { clientIds, from: '1900-01-01', through })
  const agreements = await billedAgreements(tx, terms)
  const clients = await billedClients(tx, clientIds)
  const lots = await lotsFor(tx, terms, through)
  const { needsApproval, blocksNeedPayment } = grounds
  const since = changedSince(terms, clients)
  const entries = await timeToBill(tx, clientIds, through, { needsApproval, since })
  const parts = {
    agreements: Map.groupBy(agreements, (agreement) => agreement.terms.clientId),
    clients: new Map(clients.map((client) => [client.id, client])),
    entries: Map.groupBy(entries, ({ clientId }) => clientId),
    lots: Map.groupBy(
      lots.map((lot) => paidFirst(lot, blocksNeedPayment)),
      ({ agreementId }) => agreementId,
    ),
    credits: Map.groupBy(await unbilledCredits(tx, clientIds), ({ clientId }) => clientId),
    released: await releasedCharges(tx, clientIds),
    timers: Map.groupBy(await timersOf(tx, clientIds), ({ clientId }) => clientId),
  }
  return groups.map((group) => accountOf(group, parts))
}

type Parts = {
  agreements: Map<string, BilledAgreement[]>
  clients: Map<string, BilledClient>
  entries: Map<string, EntryToBill[]>
  lots: Map<string, Lot[]>
  credits: Map<string, AccountCredit[]>
  released: Map<string, Map<string, number>>
  timers: Map<string, { clientId: string; startedOn: Day }[]>
}

function accountOf(group: readonly string[], parts: Parts): Account {
  const agreements = group.flatMap((id) => parts.agreements.get(id) ?? [])
  return {
    clients: group.flatMap((id) => parts.clients.get(id) ?? []),
    agreements,
    entries: group.flatMap((id) => parts.entries.get(id) ?? []),
    lots: agreements.flatMap(({ terms }) => parts.lots.get(terms.id) ?? []),
    credits: group.flatMap((id) => parts.credits.get(id) ?? []),
    released: new Map(group.flatMap((id) => [...(parts.released.get(id) ?? [])])),
    timers: group.flatMap((id) => parts.timers.get(id) ?? []),
  }
}

/** A firm may say that no block is used before it is paid; those written down keep what they were sold with. */
const paidFirst = (lot: Lot, blocksNeedPayment: boolean): Lot =>
  blocksNeedPayment && lot.kind === 'block' && lot.ledger === undefined ? { ...lot, needsPayment: true } : lot

/** Terms that were signed for days that are billed already make those days count again. */
function changedSince(terms: readonly AgreementTerms[], clients: readonly BilledClient[]): Map<string, Day> {
  const locked = new Map(clients.map((client) => [client.id, client.lockedThrough]))
  const since = new Map<string, Day>()
  for (const { clientId, versions } of terms) {
    for (const { effectiveOn, signedOn } of versions.slice(1)) {
      const isLate = signedOn != null && signedOn > effectiveOn && effectiveOn <= (locked.get(clientId) ?? '')
      const before = since.get(clientId)
      if (isLate && (before === undefined || effectiveOn < before)) since.set(clientId, effectiveOn)
    }
  }
  return since
}

async function billedClients(tx: Tx, clientIds: readonly string[]): Promise<BilledClient[]> {
  const { rows } = await sql<BilledClient>`
    select c.id, c.name, c.tax_code as "taxCode", c.payment_terms_days as "paymentTermsDays",
      c.po_required as "poRequired", l.through_on as "lockedThrough", l.made_at as "lockedAt",
      coalesce(b.before_on, m.through_on) as "timeFrom"
    from client c
    left join lateral (
      select through_on, made_at from time_lock where client_id = c.id order by through_on desc, made_at desc limit 1) l on true
    left join time_billed_before b on b.client_id = c.id
    left join lateral (select max(through_on) as through_on from billed_through where client_id = c.id) m on true
    where c.id = any(${clientIds})`.execute(tx)
  return rows
}

type Fee = BilledFee & { agreementId: string }

async function billedAgreements(tx: Tx, terms: readonly AgreementTerms[]): Promise<BilledAgreement[]> {
  const ids = terms.map(({ id }) => id)
  const fees = Map.groupBy(await billedFees(tx, ids), ({ agreementId }) => agreementId)
  const orders = await ordersOf(tx, ids)
  const ordered = await orderedMinors(
    tx,
    orders.map(({ number }) => number),
  )
  const moved = Map.groupBy(await billedThroughOf(tx, ids), ({ agreementId }) => agreementId)
  const counts = await countsOfAgreements(tx, terms)
  return terms.map((agreement) => ({
    terms: agreement,
    counts: counts.get(agreement.id) ?? [],
    billed: (fees.get(agreement.id) ?? []).map(({ agreementId: _, ...fee }) => fee),
    movedIn: Object.fromEntries(
      (moved.get(agreement.id) ?? []).map(({ lineKey, throughOn }) => [lineKey, throughOn]),
    ),
    orders: orders
      .filter(({ agreementId }) => agreementId === agreement.id)
      .map((order) => ({ ...order, billedMinor: ordered.get(`${agreement.clientId} ${order.number}`) ?? 0 }))
      .toReversed(),
  }))
}

async function billedFees(tx: Tx, agreementIds: readonly string[]): Promise<Fee[]> {
  const { rows } = await sql<Omit<Fee, 'service'> & { from: Day; to: Day }>`
    select l.agreement_id as "agreementId", l.fee_key as key, l.corrects_key as corrects, l.net_minor as "netMinor",
      l.due_on as "dueOn", l.from_on as "from", l.to_on as "to", l.units as quantity,
      t.trace #>> '{fee,unitPrice}' as "unitPrice"
    from invoice_line l
    join invoice_trace t on t.invoice_id = l.invoice_id and t.position = l.position
    where l.agreement_id = any(${agreementIds}) and l.fee_key is not null
      and not exists (select 1 from charge_release r where r.charge_key = l.charge_key)
    order by l.due_on`.execute(tx)
  return rows.map(({ from, to, ...fee }) => ({ ...fee, service: { from, toExclusive: to } }))
}

/** What named each order so far. */
async function orderedMinors(tx: Tx, numbers: readonly string[]) {
  const { rows } = await sql<{ clientId: string; number: string; minor: number }>`
    select client_id as "clientId", purchase_order as number, sum(net_minor)::bigint as minor
    from invoice where purchase_order = any(${numbers}) group by client_id, purchase_order`.execute(tx)
  return new Map(rows.map(({ clientId, number, minor }) => [`${clientId} ${number}`, minor]))
}

async function releasedCharges(tx: Tx, clientIds: readonly string[]) {
  const { rows } = await sql<{ clientId: string; charge: string; times: number }>`
    select client_id as "clientId", charge, count(*)::int as times
    from charge_release where client_id = any(${clientIds}) group by client_id, charge`.execute(tx)
  const byClient = new Map<string, Map<string, number>>()
  for (const { clientId, charge, times } of rows) {
    const own = byClient.get(clientId) ?? new Map<string, number>()
    byClient.set(clientId, own.set(charge, times))
  }
  return byClient
}

async function timersOf(tx: Tx, clientIds: readonly string[]) {
  const running = await runningTimers(tx, clientIds)
  return running.map(({ clientId, startedAt }) => ({ clientId, startedOn: startedAt.slice(0, 10) }))
}
