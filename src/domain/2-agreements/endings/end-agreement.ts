import { sql } from 'kysely'
import { recordRelationshipStep } from '#clients'
import { allow } from '#firm'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type Day } from '#kernel/days.ts'
import { no, orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import {
  type HeldAgreement,
  holdAgreement,
  runningOn,
  stepsOf,
  versionOn,
  versionsOf,
} from '../agreements/agreement-row.ts'
import { monthlyMinorOf } from '../agreements/monthly.ts'
import { writeMoney } from '../agreements/write-money.ts'
import { agreementNumber, insertSteps } from '../life/activate-agreement.ts'
import { endedOnOf } from '../rules/agreement-steps.ts'
import { earlyFee } from '../rules/early-termination.ts'
import { offboardingSteps } from '../rules/offboarding.ts'
import type { EndingRule } from '../rules/terms.ts'
import { earlyWords } from '../rules/terms-in-words.ts'

export type EndingInput = {
  agreementId: string
  endsOn: Day
  noticedOn: Day
  byWhom: 'client' | 'firm' | 'both' | 'term'
  reason: string
  waivedMinor: number
  waivedReason: string
  unused?: NonNullable<EndingRule['unused']>
}

/** Ends an agreement on a day, now or to come: what it costs by its terms, and what has to be done. */
export function endAgreement(context: Context, input: EndingInput) {
  allow(context, 'manage-agreements')
  return context.db.write((tx) => recordEnding(tx, context, input))
}

type By = { now: string; actor: Actor }

export async function recordEnding(tx: Tx, by: By, input: EndingInput) {
  const agreement = await holdAgreement(tx, input.agreementId)
  const leaving = await leavingOn(tx, agreement, input.endsOn)
  const { fee, version, startsOn } = leaving
  if (input.endsOn <= startsOn) orRefuse(no('ends-before-start', { field: 'endsOn', startsOn }))
  if (input.waivedMinor > fee.minor)
    orRefuse(no('waives-too-much', { field: 'waivedMinor', feeMinor: fee.minor }))
  if (input.waivedMinor > 0 && input.waivedReason === '')
    orRefuse(no('waiver-needs-reason', { field: 'waivedReason' }))
  const { id: agreementId, clientId, number } = agreement
  const { endsOn, noticedOn, byWhom, reason } = input
  const id = newId()
  await tx
    .insertInto('agreement_ending')
    .values({
      id,
      agreement_id: agreementId,
      client_id: clientId,
      ends_on: endsOn,
      noticed_on: noticedOn,
      by_whom: byWhom,
      reason,
      early_fee_minor: fee.minor,
      waived_minor: input.waivedMinor,
      waived_reason: input.waivedReason,
      unused: input.unused ?? version.terms.ending?.unused ?? 'lapse',
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  await insertSteps(tx, by, [{ agreementId, clientId, state: 'ended', onDay: endsOn, cause: reason }])
  const items = offboardingSteps(version.terms, endsOn).map((item, position) => ({
    id: newId(),
    agreement_id: agreementId,
    client_id: clientId,
    position,
    kind: item.kind,
    title: item.title,
    due_on: item.dueOn,
  }))
  await tx.insertInto('offboarding_item').values(items).execute()
  await tellOfEnd(tx, by, agreement, endsOn, reason)
  await recordHappenings(tx, by, [
    {
      kind: 'agreement.ending',
      aboutId: agreementId,
      clientId,
      details: {
        text: `${agreementNumber(number)} ends: ${reason}`,
        endsOn,
        earlyFeeMinor: fee.minor - input.waivedMinor,
      },
    },
  ])
  return { id, earlyFeeMinor: fee.minor - input.waivedMinor }
}

/** What leaving on a day would cost, and the version that says so. */
async function leavingOn(tx: Tx, agreement: HeldAgreement, endsOn: Day) {
  const steps = await stepsOf(tx, agreement.id)
  const ended = endedOnOf(steps)
  if (ended) orRefuse(no('already-ended', { endsOn: ended }))
  const lastDay = addDays(endsOn, -1)
  const versions = await versionsOf(tx, agreement.id)
  const first = found(versions[0], 'agreement in force')
  runningOn(steps, lastDay < first.startsOn ? first.startsOn : lastDay)
  const version = versionOn(versions, lastDay) ?? first
  const monthlyMinor = await monthlyMinorOf(tx, agreement.id, lastDay)
  const term = { startsOn: version.startsOn, endsOn: version.endsOn, leavesOn: endsOn, monthlyMinor }
  return { fee: earlyFee(version.terms.ending, term), version, monthlyMinor, startsOn: first.startsOn }
}

export function earlyFeeOf(context: Context, { agreementId, endsOn }: { agreementId: string; endsOn: Day }) {
  allow(context, 'see-money')
  return context.db.read(async (tx) => {
    const { rows } = await sql<HeldAgreement>`
      select id, number, name, client_id as "clientId", currency, plan_version_id as "planVersionId", revision
      from agreement where id = ${agreementId}`.execute(tx)
    const agreement = found(rows[0], 'agreement')
    const { fee, version, monthlyMinor } = await leavingOn(tx, agreement, endsOn)
    const { ending, renewal } = version.terms
    return {
      earlyFeeMinor: fee.minor,
      monthsLeft: fee.monthsLeft,
      monthlyMinor,
      rule: earlyWords(ending?.early, writeMoney(agreement.currency)),
      unused: ending?.unused ?? 'lapse',
      noticeDays: renewal?.noticeDays ?? null,
    }
  })
}

/** The relationship hears of it when nothing else binds the client any more on that day. */
async function tellOfEnd(
  tx: Tx,
  by: By,
  { id, clientId, number }: HeldAgreement,
  endsOn: Day,
  reason: string,
) {
  const { rows } = await sql<{ goesOn: boolean }>`
    select exists (
      select 1 from agreement a
      cross join lateral (
        select state from agreement_step where agreement_id = a.id and on_day <= ${endsOn}
          and state in ('active', 'suspended', 'ended')
        order by on_day desc, made_at desc, id desc limit 1) s
      where a.client_id = ${clientId} and a.id <> ${id} and s.state in ('active', 'suspended')) as "goesOn"`.execute(
    tx,
  )
  if (rows[0]?.goesOn) return
  await recordRelationshipStep(tx, by, {
    clientId,
    fact: 'last-agreement-ended',
    onDay: endsOn,
    cause: `${agreementNumber(number)} ended: ${reason}`,
    causeId: id,
  })
}

/** The notice is taken back before the end: the agreement goes on as if nothing had been said. */
export function withdrawEnding(
  context: Context,
  { agreementId, reason }: { agreementId: string; reason: string },
) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const { clientId, number } = await holdAgreement(tx, agreementId)
    const endsOn = endedOnOf(await stepsOf(tx, agreementId))
    if (!endsOn) throw new Refused('not-ending')
    await insertSteps(tx, context, [{ agreementId, clientId, state: 'active', onDay: endsOn, cause: reason }])
    await tx
      .updateTable('offboarding_item')
      .set((row) => ({
        done_on: endsOn,
        done_by: context.actor.name,
        note: `Not needed: ${reason}`,
        revision: row('revision', '+', 1),
      }))
      .where('agreement_id', '=', agreementId)
      .where('done_on', 'is', null)
      .execute()
    await recordRelationshipStep(tx, context, {
      clientId,
      fact: 'agreement-active',
      onDay: endsOn,
      cause: `${agreementNumber(number)} goes on: ${reason}`,
      causeId: agreementId,
    })
    await recordHappenings(tx, context, [
      {
        kind: 'agreement.ending-withdrawn',
        aboutId: agreementId,
        clientId,
        details: { text: `${agreementNumber(number)} goes on: ${reason}` },
      },
    ])
    return { id: agreementId }
  })
}
