import { sql } from 'kysely'
import { allow } from '#firm'
import { may } from '#firm/rules'
import { type Day, laterDay } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { draftOf } from '../drafts/drafts.ts'
import { healthRows } from '../health/health.ts'
import { agreementNumber } from '../life/activate-agreement.ts'
import { lastLooks } from '../obligations/obligations.ts'
import { ordersOf } from '../orders/purchase-orders.ts'
import { warningsFor } from '../plans/warnings.ts'
import { factsOfAgreement } from '../rules/agreement-facts.ts'
import { shownLines, termOn } from '../rules/agreement-standing.ts'
import { endedOnOf, stateOfSteps } from '../rules/agreement-steps.ts'
import type { Terms } from '../rules/terms.ts'
import { differenceOf } from '../rules/terms-difference.ts'
import { factOfObligation } from '../rules/terms-in-words.ts'
import type { WriteMoney } from '../rules/words.ts'
import { todayOf } from '../today.ts'
import { type StoredVersion, stepsOf, versionOn, versionsOf } from './agreement-row.ts'
import { countsOfAgreements } from './monthly.ts'
import { storedAgreements, termsOf } from './terms-in-force.ts'
import { writeMoney } from './write-money.ts'

/** One agreement with everything that is written of it, as it stands on a day. */
export function agreementById(context: Context, { agreementId, on }: { agreementId: string; on?: Day }) {
  allow(context, 'see-agreements')
  const seesMoney = may(context.actor, 'see-money').yes
  return context.db.read(async (tx) => {
    const today = await todayOf(tx, context)
    const day = on ?? today
    const card = await cardOf(tx, agreementId, day)
    const money = writeMoney(card.currency)
    const versions = await versionsOf(tx, agreementId)
    const steps = await stepsOf(tx, agreementId)
    const draft = await draftOf(tx, agreementId)
    const version = versionOn(versions, day)
    const terms = version?.terms ?? draft?.terms
    const [stored] = await storedAgreements(tx, {
      agreementIds: [agreementId],
      from: '0001-01-01',
      through: '9999-12-31',
    })
    const own = stored && termsOf(stored)
    // A draft that was never signed shows what it would bring in, by the counts of those it would serve.
    const { client, currency } = card
    const counted = own ?? { id: agreementId, clientId: client.id, currency, versions: draft ? [draft] : [] }
    const counts = (await countsOfAgreements(tx, [counted])).get(agreementId) ?? []
    const shownOn = own || !draft ? day : laterDay(day, draft.startsOn)
    const lines = shownLines(terms, own ?? (draft && counted), counts, { day: shownOn, money, seesMoney })
    return {
      ...card,
      number: agreementNumber(card.number),
      ...(await partiesOf(tx, terms)),
      on: day,
      state: stateOfSteps(steps, day) ?? ('draft' as const),
      term: termOn(versions, version, day, endedOnOf(steps)),
      inForce: version?.version ?? null,
      terms: seesMoney ? (terms ?? null) : null,
      lines,
      monthlyMinor: seesMoney ? lines.reduce((sum, { monthlyMinor }) => sum + (monthlyMinor ?? 0), 0) : null,
      facts: terms ? factsOfAgreement(terms, money, seesMoney) : [],
      versions: versionRows(versions, money, seesMoney),
      steps,
      draft: seesMoney && draft ? await draftShown(tx, draft, version, money, today) : null,
      ending: await endingOf(tx, agreementId),
      offboarding: await offboardingOf(tx, agreementId),
      purchaseOrders: (await ordersOf(tx, [agreementId])).map(({ agreementId: _, ...order }) => order),
      obligations: await obligationsOf(tx, agreementId, terms),
      rises: stored?.rises ?? [],
      health: await healthRows(tx, today, [agreementId]),
    }
  })
}

async function cardOf(tx: Tx, agreementId: string, day: Day) {
  const { rows } = await sql<{
    id: string
    number: number
    name: string
    revision: number
    currency: string
    client: { id: string; name: string; clientSince: Day | null }
    plan: { id: string; name: string; version: number; newestVersion: number } | null
  }>`
    select a.id, a.number, a.name, a.revision, a.currency,
      json_build_object('id', c.id, 'name', c.name, 'clientSince', coalesce(cs.client_since, r.on_day)) as client,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'version', pv.version,
        'newestVersion', (select max(version) from plan_version where plan_id = p.id)) end as plan
    from agreement a
    join client c on c.id = a.client_id
    left join client_staff cs on cs.client_id = c.id
    left join lateral (select min(on_day) as on_day from relationship_step
      where client_id = c.id and stage = 'client') r on true
    left join lateral (select plan_version_id from agreement_version where agreement_id = a.id
      and effective_on <= ${day} order by effective_on desc, version desc limit 1) v on true
    left join plan_version pv on pv.id = coalesce(v.plan_version_id, a.plan_version_id)
    left join plan p on p.id = pv.plan_id
    where a.id = ${agreementId}`.execute(tx)
  return found(rows[0], 'agreement')
}

/** Whom it serves besides the one who pays, and which sites only, where it says so. */
async function partiesOf(tx: Tx, terms: Terms | undefined) {
  const { clientIds = [], siteIds = [] } = terms?.scope ?? {}
  const { rows } = await sql<{ id: string; name: string; kind: string }>`
    select id, name, 'client' as kind from client where id::text = any(${clientIds})
    union all select id, name, 'site' from site where id::text = any(${siteIds}) order by name`.execute(tx)
  const named = (kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ id, name }) => ({ id, name }))
  return { serves: named('client'), sites: named('site') }
}

function versionRows(versions: readonly StoredVersion[], money: WriteMoney, seesMoney: boolean) {
  return versions
    .map(({ terms, planVersionId: _, ...version }, at) => {
      const before = versions[at - 1]?.terms
      return { ...version, changes: before && seesMoney ? differenceOf(before, terms, money) : [] }
    })
    .toReversed()
}

type Draft = NonNullable<Awaited<ReturnType<typeof draftOf>>>

async function draftShown(
  tx: Tx,
  draft: Draft,
  before: StoredVersion | undefined,
  money: WriteMoney,
  today: Day,
) {
  return {
    ...draft,
    warnings: await warningsFor(tx, draft.terms, today),
    changes: before ? differenceOf(before.terms, draft.terms, money) : [],
  }
}

async function endingOf(tx: Tx, agreementId: string) {
  const ending = await tx
    .selectFrom('agreement_ending')
    .where('agreement_id', '=', agreementId)
    .select(['ends_on as endsOn', 'noticed_on as noticedOn', 'reason', 'early_fee_minor as earlyFeeMinor'])
    .select([
      'waived_minor as waivedMinor',
      'waived_reason as waivedReason',
      'made_at as madeAt',
      'made_by as madeBy',
    ])
    .select((row) => row.ref('by_whom').$castTo<'client' | 'firm' | 'both' | 'term'>().as('byWhom'))
    .select((row) =>
      row
        .ref('unused')
        .$castTo<'lapse' | 'refund-at-price' | 'refund-after-list' | 'transfer'>()
        .as('unused'),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const isWithdrawn = endedOnOf(await stepsOf(tx, agreementId)) === null
  return ending && !isWithdrawn ? ending : null
}

const offboardingOf = (tx: Tx, agreementId: string) =>
  tx
    .selectFrom('offboarding_item')
    .where('agreement_id', '=', agreementId)
    .select([
      'id',
      'kind',
      'title',
      'due_on as dueOn',
      'done_on as doneOn',
      'done_by as doneBy',
      'note',
      'revision',
    ])
    .orderBy('position')
    .orderBy('id')
    .execute()

async function obligationsOf(tx: Tx, agreementId: string, terms: Terms | undefined) {
  const looks = new Map((await lastLooks(tx, agreementId)).map((look) => [look.obligation, look]))
  return (terms?.obligations ?? []).map((obligation) => {
    const look = looks.get(obligation.text)
    const { fact: text, says } = factOfObligation(obligation)
    return { text, says, met: look?.met ?? null, lookedOn: look?.lookedOn ?? null, note: look?.note ?? '' }
  })
}
