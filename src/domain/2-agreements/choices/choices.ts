import { sql } from 'kysely'
import { allow, rateCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { no, orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { agreementNumber } from '../life/activate-agreement.ts'
import type { ClientRates, RateCard } from '../rules/rate-card.ts'

type Choice = { clientId: string; categoryKey: string; agreementId: string }

/** Where two agreements cover the same work a person decides once; it holds for that client and category. */
export function chooseAgreement(context: Context, { clientId, categoryKey, agreementId }: Choice) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const { rows } = await sql<{ number: number; serves: boolean }>`
      select number, client_id = ${clientId} or exists (
        select 1 from agreement_version where agreement_id = a.id and terms #> '{scope,clientIds}' ? ${clientId}) as serves
      from agreement a where id = ${agreementId}`.execute(tx)
    const { number, serves } = found(rows[0], 'agreement')
    if (!serves) orRefuse(no('not-of-client', { field: 'agreementId', number: agreementNumber(number) }))
    const made = { agreement_id: agreementId, made_at: context.now, made_by: context.actor.name }
    await tx
      .insertInto('agreement_choice')
      .values({ client_id: clientId, category_key: categoryKey, ...made })
      .onConflict((conflict) => conflict.constraint('agreement_choice_pkey').doUpdateSet(made))
      .execute()
    return { id: agreementId }
  })
}

export function choicesOf(context: Context, { clientId }: { clientId: string }) {
  allow(context, 'see-agreements')
  return context.db.read(async (tx) => {
    const { rows } = await sql<{
      categoryKey: string
      agreementId: string
      number: string
      madeAt: string
      madeBy: string
    }>`
      select c.category_key as "categoryKey", c.agreement_id as "agreementId", 'AGR-' || a.number as number,
        c.made_at as "madeAt", c.made_by as "madeBy"
      from agreement_choice c join agreement a on a.id = c.agreement_id
      where c.client_id = ${clientId} order by c.category_key`.execute(tx)
    return { items: rows }
  })
}

/**
 * The firm's rate card with what holds for single clients: where two agreements cover the same work, which one
 * was decided on, and how much uncovered work needs no yes. `clientIds` narrows it; all clients when absent.
 */
export async function ratingCard(tx: Tx, on: Day, clientIds?: readonly string[]): Promise<RateCard> {
  const { rows } = await sql<{
    clientId: string
    agreementFor: Record<string, string>
    limitMinor: number | null
  }>`
    select s.client_id as "clientId", coalesce(c.chosen, '{}') as "agreementFor", s.standing_limit_minor as "limitMinor"
    from client_staff s
    left join (select client_id, json_object_agg(category_key, agreement_id) as chosen
      from agreement_choice group by client_id) c on c.client_id = s.client_id
    where (c.chosen is not null or s.standing_limit_minor is not null)
      and (${clientIds === undefined} or s.client_id = any(${clientIds ?? []}))`.execute(tx)
  const clients: Record<string, ClientRates> = {}
  for (const { clientId, agreementFor, limitMinor } of rows)
    clients[clientId] = {
      agreementFor,
      ...(limitMinor !== null && { approval: { needed: true, standingLimitMinor: limitMinor } }),
    }
  return { ...(await rateCard(tx, on)), clients }
}
