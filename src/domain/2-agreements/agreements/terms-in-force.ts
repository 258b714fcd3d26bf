import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { type AgreementStep, endedOnOf, suspensionsOf } from '../rules/agreement-steps.ts'
import type { AgreementTerms, PriceRise, Terms, TermsVersion } from '../rules/terms.ts'

export type TermsQuery = {
  /** Agreements that bill or serve these clients; all of them when absent. */
  clientIds?: readonly string[]
  agreementIds?: readonly string[]
  /** In force on any of these days, suspended or not. */
  from: Day
  through: Day
}

export type StoredAgreement = {
  id: string
  number: number
  clientId: string
  currency: string
  versions: (TermsVersion & { signedOn: Day | null })[]
  steps: AgreementStep[]
  rises: PriceRise[]
  unmet: Record<string, Day> | null
}

/**
 * The agreements in force on any day of a stretch, with all their versions, as `rate` takes them: one query,
 * however many there are.
 */
export async function termsInForce(tx: Tx, query: TermsQuery): Promise<AgreementTerms[]> {
  const stored = await storedAgreements(tx, query)
  return stored.map(termsOf).filter(({ endedOn, versions }) => {
    const start = versions[0]?.startsOn
    return start !== undefined && start <= query.through && (!endedOn || endedOn > query.from)
  })
}

export function termsOf({ number, steps, unmet, ...agreement }: StoredAgreement): AgreementTerms {
  const { id, clientId, currency, rises } = agreement
  return {
    id,
    name: `AGR-${number}`,
    clientId,
    currency,
    versions: unmet ? agreement.versions.map((version) => withUnmet(version, unmet)) : agreement.versions,
    suspensions: suspensionsOf(steps),
    endedOn: endedOnOf(steps),
    rises,
  }
}

/** What the last look at an obligation found belongs to its terms: an unmet one may exclude a cause. */
function withUnmet<Version extends { terms: Terms }>(version: Version, unmet: Record<string, Day>): Version {
  const obligations = version.terms.obligations?.map((obligation) => ({
    ...obligation,
    unmetSince: unmet[obligation.text] ?? null,
  }))
  return { ...version, terms: { ...version.terms, ...(obligations && { obligations }) } }
}

export async function storedAgreements(tx: Tx, { clientIds, agreementIds, from, through }: TermsQuery) {
  const serves = sql`(a.client_id = any(${clientIds ?? []}) or exists (
    select 1 from agreement_version s where s.agreement_id = a.id and s.terms #> '{scope,clientIds}' ?| ${clientIds ?? []}))`
  const { rows } = await sql<StoredAgreement>`
    select a.id, a.number, a.client_id as "clientId", a.currency, v.versions, s.steps,
      coalesce(r.rises, '[]') as rises, o.unmet
    from agreement a
    cross join lateral (
      select json_agg(json_build_object('effectiveOn', effective_on, 'startsOn', starts_on, 'endsOn', ends_on,
        'signedOn', signed_on, 'terms', terms) order by effective_on, version) as versions
      from agreement_version where agreement_id = a.id having min(starts_on) <= ${through}) v
    cross join lateral (
      select json_agg(json_build_object('state', state, 'onDay', on_day, 'cause', cause, 'feeOwed', fee_owed)
        order by on_day, made_at, id) as steps
      from agreement_step where agreement_id = a.id
      having bool_or(state = 'active') and not (max(on_day) filter (where state = 'ended') <= ${from}
        and max(on_day) filter (where state = 'ended') >= max(on_day) filter (where state in ('active', 'suspended')))
        is true) s
    left join lateral (
      select json_agg(json_build_object('effectiveOn', effective_on, 'noticedOn', noticed_on, 'bp', bp)
        order by effective_on) as rises
      from (select distinct on (effective_on) * from price_rise where agreement_id = a.id
        order by effective_on, made_at desc, id desc) latest) r on true
    left join lateral (
      select json_object_agg(obligation, on_day) as unmet
      from (select distinct on (obligation) obligation, met, on_day from obligation_check where agreement_id = a.id
        order by obligation, on_day desc, made_at desc) looked where not met) o on true
    where (${agreementIds === undefined} or a.id = any(${agreementIds ?? []}))
      and (${clientIds === undefined} or ${serves})
    order by a.number`.execute(tx)
  return rows
}
