import { agreementCards, countsOfAgreements, termsInForce } from '#agreements'
import { type AgreementTerms, monthlyRecurring } from '#agreements/rules'
import { allow, firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { type PageQuery, pageOf } from '#kernel/paging.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { type ComingEnd, comingEnd } from './rules/coming-ends.ts'

type Query = PageQuery & { q?: string; window?: ComingEnd['window']; withinDays: number }

export function listRenewals(context: Context, query: Query) {
  allow(context, 'see-agreements')
  return context.db.read(async (tx) => {
    const { zone } = await firmCard(tx)
    const today = dayAt(context.now, zone)
    const agreements = await termsInForce(tx, { from: today, through: today })
    const given = await noticesOf(tx, agreements)
    const ends = agreements
      .map((agreement) =>
        comingEnd(agreement, today, given.get(`${agreement.id} ${termEndOn(agreement, today)}`) ?? null),
      )
      .filter((end) => end !== undefined)
      .filter((end) => end.daysLeft <= query.withinDays && (!query.window || end.window === query.window))
    const rows = await named(tx, ends, agreements, today)
    const shown = rows.filter(({ client, name }) =>
      `${client} ${name}`.toLowerCase().includes((query.q ?? '').toLowerCase()),
    )
    return pageOf(shown, query, {
      endsOn: (row) => row.endsOn,
      client: (row) => row.client,
      mrr: (row) => row.mrrMinor,
      noticeFrom: (row) => row.noticeFrom,
    })
  })
}

const termEndOn = ({ versions }: AgreementTerms, today: Day) =>
  (versions.findLast(({ effectiveOn }) => effectiveOn <= today) ?? versions[0])?.endsOn ?? ''

/** The day notice was last given for a term, by agreement and end. */
async function noticesOf(tx: Tx, agreements: readonly AgreementTerms[]) {
  if (agreements.length === 0) return new Map<string, Day>()
  const rows = await tx
    .selectFrom('renewal_notice')
    .select(['agreement_id', 'term_ends_on', 'given_on'])
    .where(
      'agreement_id',
      'in',
      agreements.map(({ id }) => id),
    )
    .orderBy('given_on')
    .execute()
  return new Map(rows.map((row) => [`${row.agreement_id} ${row.term_ends_on}`, row.given_on]))
}

async function named(tx: Tx, ends: readonly ComingEnd[], agreements: readonly AgreementTerms[], today: Day) {
  const cards = new Map(
    (
      await agreementCards(
        tx,
        ends.map(({ agreementId }) => agreementId),
        today,
      )
    ).map((card) => [card.id, card]),
  )
  const counts = await countsOfAgreements(tx, agreements)
  const terms = new Map(agreements.map((agreement) => [agreement.id, agreement]))
  return ends.flatMap(({ agreementId, ...end }) => {
    const card = cards.get(agreementId)
    const agreement = terms.get(agreementId)
    if (!card || !agreement) return []
    const lines = monthlyRecurring(agreement, today, counts.get(agreementId) ?? [])
    const mrrMinor = lines.reduce((sum, { minor, passThrough }) => sum + (passThrough ? 0 : minor), 0)
    return [
      {
        ...end,
        id: agreementId,
        number: card.number,
        name: card.name,
        client: card.client,
        currency: card.currency,
        mrrMinor,
      },
    ]
  })
}
