import { sql } from 'kysely'
import { recordRelationshipStep } from '#clients'
import type { Actor } from '#kernel/actor.ts'
import { type Day, laterDay } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { checkTerms } from '../rules/check-terms.ts'
import type { Terms } from '../rules/terms.ts'

type By = { now: string; actor: Actor }

/** An agreement that binds from its first day on: signed here, or moved in from another system. */
export type NewAgreement = {
  clientId: string
  name: string
  currency: string
  terms: Terms
  startsOn: Day
  /** The first day after the term; null runs on. */
  endsOn: Day | null
  signedOn: Day
  cause: 'signed' | 'imported'
  signedBy?: string
  note?: string
  planVersionId?: string | null
  documentId?: string | null
  importedKey?: string | null
}
export type MadeAgreement = { id: string; number: number; clientId: string }

/** Makes one agreement active, in the transaction of whoever learnt of the signature. */
export async function activateAgreement(tx: Tx, by: By, agreement: NewAgreement): Promise<MadeAgreement> {
  const [made] = await activateAgreements(tx, by, [agreement])
  return made as MadeAgreement
}

/** Makes agreements active, many at once, in the order given. Refuses terms that don't hold together. */
export async function activateAgreements(
  tx: Tx,
  by: By,
  agreements: readonly NewAgreement[],
): Promise<MadeAgreement[]> {
  if (agreements.length === 0) return []
  for (const { terms } of agreements) orRefuse(checkTerms(terms))
  const made = await insertAgreements(tx, by, agreements)
  const all = agreements.map((agreement, at) => ({ ...agreement, ...(made[at] as MadeAgreement) }))
  await insertVersions(
    tx,
    by,
    all.map((agreement) => ({
      ...agreement,
      agreementId: agreement.id,
      version: 1,
      effectiveOn: agreement.startsOn,
    })),
  )
  await insertSteps(
    tx,
    by,
    all.map(({ id, clientId, startsOn, cause }) => ({
      agreementId: id,
      clientId,
      state: 'active',
      onDay: startsOn,
      cause,
    })),
  )
  await tellOfStart(tx, by, all)
  return made
}

export const agreementNumber = (number: number) => `AGR-${number}`

/** Numbers begin at 1001: people read AGR-1001 as a number, not as a count. */
const numbersFrom = 1_000

export async function insertAgreements(
  tx: Tx,
  by: By,
  agreements: readonly Pick<
    NewAgreement,
    'clientId' | 'name' | 'currency' | 'planVersionId' | 'importedKey'
  >[],
): Promise<MadeAgreement[]> {
  const first = numbersFrom + (await takeNumbers(tx, 'agreement', 0, agreements.length))
  const made = agreements.map(({ clientId }, at) => ({ id: newId(), number: first + at, clientId }))
  await insertRows(
    tx,
    'agreement',
    {
      id: 'uuid',
      number: 'int4',
      client_id: 'uuid',
      plan_version_id: 'uuid',
      name: 'text',
      currency: 'text',
      imported_key: 'text',
      made_at: 'timestamptz',
    },
    agreements.map((agreement, at) => ({
      id: made[at]?.id,
      number: made[at]?.number,
      client_id: agreement.clientId,
      plan_version_id: agreement.planVersionId ?? null,
      name: agreement.name,
      currency: agreement.currency,
      imported_key: agreement.importedKey ?? null,
      made_at: by.now,
    })),
  )
  return made
}

export type NewVersion = {
  agreementId: string
  clientId: string
  version: number
  effectiveOn: Day
  startsOn: Day
  endsOn: Day | null
  terms: Terms
  cause: 'signed' | 'amended' | 'renewed' | 'imported'
  signedOn: Day | null
  signedBy?: string
  note?: string
  documentId?: string | null
  /** The plan it was made from, where that isn't the agreement's first one. */
  planVersionId?: string | null
}

export function insertVersions(tx: Tx, by: By, versions: readonly NewVersion[]) {
  return insertRows(
    tx,
    'agreement_version',
    {
      id: 'uuid',
      agreement_id: 'uuid',
      client_id: 'uuid',
      version: 'int4',
      effective_on: 'date',
      starts_on: 'date',
      ends_on: 'date',
      terms: 'jsonb',
      cause: 'text',
      note: 'text',
      document_id: 'uuid',
      plan_version_id: 'uuid',
      signed_on: 'date',
      signed_by: 'text',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    versions.map((version) => ({
      id: newId(),
      agreement_id: version.agreementId,
      client_id: version.clientId,
      version: version.version,
      effective_on: version.effectiveOn,
      starts_on: version.startsOn,
      ends_on: version.endsOn,
      terms: version.terms,
      cause: version.cause,
      note: version.note ?? '',
      document_id: version.documentId ?? null,
      plan_version_id: version.planVersionId ?? null,
      signed_on: version.signedOn,
      signed_by: version.signedBy ?? '',
      made_at: by.now,
      made_by: by.actor.name,
    })),
  )
}

export type NewStep = {
  agreementId: string
  clientId: string
  state: string
  onDay: Day
  cause: string
  feeOwed?: boolean
}

export function insertSteps(tx: Tx, by: By, steps: readonly NewStep[]) {
  return insertRows(
    tx,
    'agreement_step',
    {
      id: 'uuid',
      agreement_id: 'uuid',
      client_id: 'uuid',
      state: 'text',
      on_day: 'date',
      cause: 'text',
      fee_owed: 'bool',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    steps.map(({ agreementId, clientId, state, onDay, cause, feeOwed = true }) => ({
      id: newId(),
      agreement_id: agreementId,
      client_id: clientId,
      state,
      on_day: onDay,
      cause,
      fee_owed: feeOwed,
      made_at: by.now,
      made_by: by.actor.name,
    })),
  )
}

type Started = MadeAgreement & Pick<NewAgreement, 'name' | 'startsOn'>

/** The relationship becomes that of a client, and later stages hear of it. */
export async function tellOfStart(tx: Tx, by: By, started: readonly Started[]) {
  const clients = new Map(started.toReversed().map((agreement) => [agreement.clientId, agreement]))
  const lastSteps = await lastStepsOf(tx, [...clients.keys()])
  for (const { id, clientId, number, startsOn } of clients.values()) {
    const last = lastSteps.get(clientId)
    if (last?.stage === 'client') continue
    const step = { clientId, fact: 'agreement-active' as const, cause: agreementNumber(number), causeId: id }
    await recordRelationshipStep(tx, by, { ...step, onDay: laterDay(startsOn, last?.onDay ?? startsOn) })
  }
  await recordHappenings(
    tx,
    by,
    started.map(({ id, clientId, number, name, startsOn }) => ({
      kind: 'agreement.active',
      aboutId: id,
      clientId,
      details: { text: `${agreementNumber(number)} ${name}`, number, startsOn },
    })),
  )
}

/** What was moved in began before we wrote the client down; its step still comes after those we know. */
async function lastStepsOf(tx: Tx, clientIds: readonly string[]) {
  const { rows } = await sql<{ clientId: string; stage: string; onDay: Day }>`
    select distinct on (client_id) client_id as "clientId", stage, on_day as "onDay" from relationship_step
    where client_id = any(${clientIds}) order by client_id, on_day desc, made_at desc, id desc`.execute(tx)
  return new Map(rows.map((step) => [step.clientId, step]))
}
