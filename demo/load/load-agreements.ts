import { activateAgreement, amendAgreement, recordEnding, recordMovingIn, recordRenewal } from '#agreements'
import { recordRelationshipStep } from '#clients'
import { addDays, earlierDay } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import { type Act, agreements, type CastAgreement } from '../cast/agreements.ts'
import { demoDay, firstDay, northlight } from '../cast/firm.ts'
import { known, morningOf, type World } from './world.ts'

type Signed = CastAgreement & { id: string; clientId: string }
type Dated = { on: string; agreement: Signed; act: Act }

/** Every agreement through its life, in the order in which things happened, by the verbs that anybody uses. */
export async function loadAgreements(tx: Tx, world: World, planVersions: ReadonlyMap<string, string>) {
  const dated = agreements.flatMap((agreement) => {
    const signed: Signed = { ...agreement, id: '', clientId: known(world.clients, agreement.client).id }
    return agreement.acts.map((act): Dated => ({ on: knownOn(agreement, act), agreement: signed, act }))
  })
  for (const { on, agreement, act } of dated.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)))
    await perform(tx, world, agreement, act, on, planVersions)
  await loadOrders(tx, world, dated)
}

function knownOn({ signedOn }: CastAgreement, act: Act): string {
  if (act.does === 'sign') return signedOn
  if (act.does === 'end') return act.noticedOn
  const before = act.does === 'renew' ? addDays(act.from, -21) : addDays(act.on, -9)
  return earlierDay(before, demoDay)
}

async function perform(
  tx: Tx,
  world: World,
  agreement: Signed,
  act: Act,
  on: string,
  planVersions: ReadonlyMap<string, string>,
) {
  const by = world.at(morningOf(on))
  const { id: agreementId, clientId } = agreement
  const signedBy = known(world.clients, agreement.client).contacts[0]?.name ?? ''
  switch (act.does) {
    case 'sign':
      return signUp(tx, by, agreement, act, signedBy, planVersions)
    case 'amend':
      return amendAgreement(tx, by, {
        agreementId,
        effectiveOn: act.on,
        terms: act.terms,
        signedOn: on,
        signedBy,
        note: act.note,
        ...(act.plan && { planVersionId: known(planVersions, act.plan.key), name: act.plan.name }),
      })
    case 'renew':
      return recordRenewal(tx, by, {
        agreementId,
        startsOn: act.from,
        endsOn: act.to,
        ...(act.terms && { terms: act.terms }),
        signedOn: on,
        note: act.note,
      })
    case 'end': {
      await recordEnding(tx, by, {
        agreementId,
        endsOn: act.on,
        noticedOn: act.noticedOn,
        byWhom: 'client',
        reason: act.reason,
        waivedMinor: 0,
        waivedReason: '',
      })
      await recordRelationshipStep(tx, world.at(`${on}T09:40:00.000Z`), {
        clientId,
        fact: 'year-without-work',
        onDay: act.on,
        cause: act.reason,
      })
    }
  }
}

async function signUp(
  tx: Tx,
  by: ReturnType<World['at']>,
  agreement: Signed,
  act: Act & { does: 'sign' },
  signedBy: string,
  planVersions: ReadonlyMap<string, string>,
) {
  const { clientId, signedOn, isMovedIn } = agreement
  const { name, terms, startsOn, endsOn, plan } = act
  const made = await activateAgreement(tx, by, {
    clientId,
    name,
    currency: northlight.currency,
    terms,
    startsOn,
    endsOn,
    signedOn,
    signedBy,
    cause: isMovedIn ? 'imported' : 'signed',
    planVersionId: plan === null ? null : known(planVersions, plan),
  })
  agreement.id = made.id
  if (!isMovedIn) return
  const moved = { agreementId: made.id, clientId, currency: northlight.currency, terms, balances: [] }
  await recordMovingIn(tx, by, [{ ...moved, billedThrough: firstDay }])
}

/** The school's orders, one for each of its years. */
async function loadOrders(tx: Tx, world: World, dated: readonly Dated[]) {
  const school = known(world.clients, 'G')
  const agreement = dated.find(({ agreement: one }) => one.clientId === school.id)?.agreement
  for (const [year, limit] of [
    [2025, null],
    [2026, 4_000_000],
  ] as const)
    await tx
      .insertInto('purchase_order')
      .values({
        id: newId(),
        agreement_id: agreement?.id ?? '',
        client_id: school.id,
        number: `GS-${year}-014`,
        limit_minor: limit,
        from_on: `${year}-09-01`,
        to_on: `${year + 1}-09-01`,
        made_at: morningOf(`${year}-08-28`),
      })
      .execute()
}
