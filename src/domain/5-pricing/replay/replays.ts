import { countFacts, ratingCard } from '#agreements'
import type { CountFact, Terms } from '#agreements/rules'
import { allow, firmCard } from '#firm'
import { type Decision, no, orRefuse, yes } from '#kernel/decision.ts'
import { sentence } from '#kernel/sentences.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { wholeMonthsBefore } from '../history/rules/exposure.ts'
import { keptBills } from '../old-bills/queries.ts'
import { billedYear } from '../old-bills/rules/billed-year.ts'
import { pricingSentences } from '../rules/sentences.ts'
import { billedPast, bookPast } from './assumed-past.ts'
import { offerOf, type Under } from './offers.ts'
import { ownPast, ownSpan } from './own-past.ts'
import { insuredBy } from './rules/insured.ts'
import { likeTheLast } from './rules/like-the-last.ts'
import { pricedFrom, withoutRounding } from './rules/priced-from.ts'
import { type Replayed, replay } from './rules/replay.ts'
import { type Source, sourceOf, unpricedWords } from './rules/sources.ts'

type Question = { clientId: string; terms: Terms; months: number }

export type ReplayUnder = Replayed & {
  source: Source
  label: string
  assumptions: string[]
  isSpread: boolean
}

/** A client's last months as they would have been under an offer. Nothing is written. */
export function replayOffer(
  context: Context,
  { clientId, months, ...under }: Under & { clientId: string; months: number },
) {
  allow(context, 'price')
  return context.db.read(async (tx) => {
    const { name, terms } = await offerOf(tx, clientId, under)
    const told = orRefuse(await replayUnder(tx, context.now, { clientId, terms, months }))
    const { pieces, rated, isSpread, ...replayed } = told
    return {
      ...replayed,
      offer: name,
      insured: insuredBy(terms),
      entries: new Set(pieces.map(({ entryId }) => entryId)).size,
      ...rangeOf(told, clientId),
    }
  })
}

/** The seed follows from the question, so that it has one answer. */
function rangeOf(told: ReplayUnder, clientId: string) {
  const seed = `${clientId}/${told.months[0]?.month.slice(0, 7)}/${told.months.length}`
  const drawn = likeTheLast(told, seed)
  if (drawn.yes) return { range: drawn.value, noRange: null }
  return { range: null, noRange: sentence(drawn.reason, drawn.about, pricingSentences) }
}

/** The same, inside the transaction of whoever asks: a proposal freezes it. A no where there is no past of any sort. */
export async function replayUnder(
  tx: Tx,
  now: string,
  { clientId, terms, months }: Question,
): Promise<Decision<ReplayUnder, 'nothing-to-look-back-on'>> {
  const client = found(
    await tx.selectFrom('client').select(['id', 'currency']).where('id', '=', clientId).executeTakeFirst(),
    'client',
  )
  const { zone } = await firmCard(tx)
  const today = dayAt(now, zone)
  const span = await ownSpan(tx, clientId, today, months)
  const year = billedYear(await keptBills(tx, clientId))
  const source = sourceOf({ ownMonths: span.months, hasBills: year !== undefined })
  const looksFrom =
    source === 'own' ? span.from : (year?.months[0]?.month ?? wholeMonthsBefore(today, months).from)
  const card = pricedFrom(await ratingCard(tx, looksFrom, [clientId]), looksFrom)
  const rateCard = source === 'own' ? card : withoutRounding(card)
  const counts = (await countFacts(tx, [clientId])).get(clientId) ?? []
  const looked =
    source === 'own'
      ? await ownPast(tx, client, span)
      : year && source === 'old-bills'
        ? await billedPast(tx, client, today, year)
        : await bookPast(
            tx,
            now,
            { id: clientId, endpoints: endpointsIn(counts) },
            { today, months, rateCard },
          )
  if (!looked) return no('nothing-to-look-back-on')
  const { past, label, assumptions } = looked
  const offered = source === 'own' ? terms : { ...terms, rounding: rateCard.rounding }
  const offer = { clientId, currency: client.currency, terms: offered }
  const isSpread = source === 'old-bills' && year?.isSpread === true
  const replayed = replay(offer, { ...past, counts, rateCard })
  const said = [...assumptions, ...unpricedWords(replayed.pieces)]
  return yes({ ...replayed, source, label, assumptions: said, isSpread })
}

const endpointsIn = (counts: readonly CountFact[]) =>
  counts.findLast(({ of }) => of === 'endpoint')?.count ?? 0
