import { sql } from 'kysely'
import { countsOfAgreements, termsInForce } from '#agreements'
import { type AgreementTerms, monthlyRecurring, stateOn } from '#agreements/rules'
import { firmCard } from '#firm'
import { type Day, firstOfMonth } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import type { HeardHappening } from '#platform/jobs/job.ts'
import { type CreditBenefit, creditAmount } from '../rules/service-credit.ts'
import type { By } from '../runs/record-plans.ts'

export type BrokenPromise = { ticketId: string; agreementId: string; channel: string; dueAt: string }

/** Service tells that a promise broke; what that gives back waits for a person's yes. */
export async function creditBrokenPromise(context: Context, { aboutId, details }: HeardHappening) {
  const { agreementId, channel, dueAt } = details
  if (!aboutId || typeof agreementId !== 'string' || typeof channel !== 'string' || typeof dueAt !== 'string')
    return
  await context.db.write((tx) => raiseCredit(tx, context, { ticketId: aboutId, agreementId, channel, dueAt }))
}

/** Raises the credit of a ticket whose promise broke, at most once, where its agreement has that benefit. */
export async function raiseCredit(tx: Tx, by: By, broken: BrokenPromise) {
  const ticket = await heldTicket(tx, broken.ticketId)
  const { zone } = await firmCard(tx)
  const on = ticket && dayAt(ticket.reportedAt, zone)
  const agreement = on && (await agreementOn(tx, broken.agreementId, on))
  const benefit = agreement && creditBenefit(agreement, on)
  if (!ticket || !agreement || !benefit || ticket.isCredited) return
  const monthOn = firstOfMonth(on)
  const feeMinor = await monthsFee(tx, agreement, on)
  const beforeMinor = await creditedInMonth(tx, agreement.id, monthOn)
  const amountMinor = creditAmount(benefit, feeMinor, beforeMinor)
  if (amountMinor === 0) return
  const id = newId()
  await tx
    .insertInto('service_credit')
    .values({
      id,
      client_id: agreement.clientId,
      agreement_id: agreement.id,
      ticket_id: broken.ticketId,
      channel: broken.channel,
      due_at: broken.dueAt,
      month_on: monthOn,
      fee_minor: feeMinor,
      share_bp: benefit.bpOfMonthlyFee,
      cap_bp: benefit.capBp,
      before_minor: beforeMinor,
      amount_minor: amountMinor,
      currency: agreement.currency,
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  await recordHappenings(tx, by, [
    {
      kind: 'service-credit.raised',
      aboutId: id,
      clientId: agreement.clientId,
      details: {
        text: `T-${ticket.number}`,
        ticketId: broken.ticketId,
        amountMinor,
        currency: agreement.currency,
      },
    },
  ])
}

/** Holds the client, so that two tickets that break at once share one cap. */
async function heldTicket(tx: Tx, ticketId: string) {
  await sql`select c.id from client c join ticket t on t.client_id = c.id where t.id = ${ticketId}
    for no key update of c`.execute(tx)
  const { rows } = await sql<{ number: number; reportedAt: string; isCredited: boolean }>`
    select t.number, t.reported_at as "reportedAt",
      exists (select 1 from service_credit s where s.ticket_id = t.id) as "isCredited"
    from ticket t where t.id = ${ticketId}`.execute(tx)
  return rows[0]
}

async function agreementOn(tx: Tx, agreementId: string, on: Day): Promise<AgreementTerms | undefined> {
  const [agreement] = await termsInForce(tx, { agreementIds: [agreementId], from: on, through: on })
  return agreement
}

const creditBenefit = (agreement: AgreementTerms, on: Day): CreditBenefit | undefined =>
  stateOn(agreement, on).version.terms.benefits?.find((benefit) => benefit.kind === 'service-credit')

/** The recurring fee of that day; what a vendor charges and we pass on is none of ours to give back. */
async function monthsFee(tx: Tx, agreement: AgreementTerms, on: Day): Promise<number> {
  const counts = await countsOfAgreements(tx, [agreement])
  return monthlyRecurring(agreement, on, counts.get(agreement.id) ?? [])
    .filter(({ passThrough }) => !passThrough)
    .reduce((sum, { minor }) => sum + minor, 0)
}

/** What other tickets of the month get; a declined credit leaves its room to the next. */
async function creditedInMonth(tx: Tx, agreementId: string, monthOn: Day): Promise<number> {
  const { rows } = await sql<{ minor: number }>`
    select coalesce(sum(s.amount_minor), 0)::bigint as minor from service_credit s
    left join service_credit_decision d on d.credit_id = s.id
    where s.agreement_id = ${agreementId} and s.month_on = ${monthOn} and d.approved is not false`.execute(tx)
  return rows[0]?.minor ?? 0
}
