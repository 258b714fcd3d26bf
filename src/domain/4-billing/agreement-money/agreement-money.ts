import { sql } from 'kysely'
import { earnedBetween, type RatedPiece } from '#agreements/rules'
import { allow } from '#firm'
import { addDays, type Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import type { Account } from '../rules/account.ts'
import { agreementMoney, type Labour, type MoneyFacts } from '../rules/agreement-money.ts'
import { rateAccount } from '../rules/rate-account.ts'
import { accountGroups } from '../runs/account-groups.ts'
import { groundsOf } from '../runs/grounds.ts'
import { loadAccounts } from '../runs/load-accounts.ts'

type Asked = { agreementId: string; from: Day; through: Day }

/** What an agreement brought and cost in a stretch of days; work that no invoice has closed is rated as it stands. */
export function moneyOfAgreement(context: Context, asked: Asked) {
  allow(context, 'see-money')
  allow(context, 'see-revenue')
  if (asked.through < asked.from) throw new Refused('days-backwards', { field: 'through' })
  return context.db.read(async (tx) => {
    const { agreementId, from, through } = asked
    const account = await accountOf(tx, context, asked)
    const agreement = found(
      account.agreements.find(({ terms }) => terms.id === agreementId),
      'agreement',
    )
    const { pieces, lots } = rateAccount(account, account.rules)
    const known = lots.length > 0 ? lots : account.lots
    const own = known.filter((lot) => lot.agreementId === agreementId)
    const open = pieces.filter(
      (piece) => piece.agreementId === agreementId && isWithin(piece.workedOn, asked),
    )
    const loaded = account.entries.map(({ entry }) => entry.id)
    const facts: MoneyFacts = {
      billed: await billedFor(tx, asked),
      earned: earnedBetween(agreement.terms, agreement.counts, own, { from, through }),
      work: sumOf(await closedWork(tx, asked, loaded), open),
      labour: await labourFor(tx, asked, loaded, [...new Set(open.map(({ entryId }) => entryId))]),
    }
    const currency = agreement.terms.currency
    return { currency, from, through, asOf: context.now, ...facts, ...agreementMoney(facts) }
  })
}

const isWithin = (day: Day, { from, through }: Asked) => from <= day && day <= through

async function accountOf(tx: Tx, context: Context, { agreementId, through }: Asked) {
  const row = await tx
    .selectFrom('agreement')
    .where('id', '=', agreementId)
    .select('client_id as clientId')
    .executeTakeFirst()
  const next = addDays(through, 1)
  const grounds = await groundsOf(tx, context, { through: next })
  const groups = await accountGroups(tx, next, [found(row, 'agreement').clientId])
  const [account] = await loadAccounts(tx, groups, grounds)
  return { ...found<Account>(account, 'agreement'), rules: grounds.rules }
}

/** Lines for days of the stretch, on whatever invoice; credit notes name the days of what they credit. */
async function billedFor(tx: Tx, { agreementId, from, through }: Asked): Promise<MoneyFacts['billed']> {
  const { rows } = await sql<MoneyFacts['billed']>`
    select coalesce(sum(l.net_minor), 0)::bigint as "netMinor",
      coalesce(-sum(l.net_minor) filter (where i.kind = 'credit-note'), 0)::bigint as "creditedMinor",
      (count(distinct i.id) filter (where l.net_minor <> 0 and i.kind = 'invoice'))::int as invoices,
      coalesce(sum(l.net_minor) filter (where l.kind = 'service-credit'), 0)::bigint as "serviceCreditsMinor"
    from invoice_line l join invoice i on i.id = l.invoice_id
    where l.agreement_id = ${agreementId} and coalesce(l.from_on, i.issued_on) between ${from} and ${through}`.execute(
    tx,
  )
  return found(rows[0], 'agreement')
}

type Work = MoneyFacts['work']

/** What invoices keep of the work; entries that are rated here again are left out. */
async function closedWork(tx: Tx, { agreementId, from, through }: Asked, loaded: readonly string[]) {
  const { rows } = await sql<Work>`
    select coalesce(sum(billed_minor), 0)::bigint as "billedMinor",
      coalesce(sum(waived_minor), 0)::bigint as "waivedMinor",
      coalesce(sum(discount_minor), 0)::bigint as "discountMinor"
    from rated_entry where agreement_id = ${agreementId} and worked_on between ${from} and ${through}
      and not time_entry_id = any(${loaded})`.execute(tx)
  return found(rows[0], 'agreement')
}

function sumOf(closed: Work, open: readonly RatedPiece[]): Work {
  const sum = (name: keyof Work) => open.reduce((total, piece) => total + piece[name], closed[name])
  return {
    billedMinor: sum('billedMinor'),
    waivedMinor: sum('waivedMinor'),
    discountMinor: sum('discountMinor'),
  }
}

/** Everybody's hours at what an hour of theirs costs, given-away and internal ones too. */
async function labourFor(
  tx: Tx,
  { agreementId, from, through }: Asked,
  loaded: readonly string[],
  open: readonly string[],
): Promise<Labour[]> {
  const { rows } = await sql<Labour>`
    select p.name, sum(e.minutes)::int as minutes, count(*)::int as entries,
      p.cost_per_hour_minor as "costPerHourMinor"
    from time_entry e join person p on p.id = e.person_id
    where e.worked_on between ${from} and ${through} and e.cancelled_at is null
      and (e.id = any(${open}) or (not e.id = any(${loaded})
        and exists (select 1 from rated_entry r where r.time_entry_id = e.id and r.agreement_id = ${agreementId})))
    group by p.id, p.name, p.cost_per_hour_minor order by minutes desc, p.name`.execute(tx)
  return rows
}
