import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { defaultCalendar } from '../calendars/queries.ts'
import { firmCard } from '../details/queries.ts'
import { type DatedRates, type RateCard, type Rates, rateCardOf } from './rules.ts'

/** Every dated version of the rate card, the newest first. */
export const rateCards = (tx: Tx): Promise<DatedRates[]> =>
  tx
    .selectFrom('rate_card')
    .select('from_on as fromOn')
    .select((row) => row.ref('card').$castTo<Rates>().as('rates'))
    .orderBy('from_on', 'desc')
    .execute()

/** The card as the rating rules take it: all lists, rounding and travel of the version in force on the day. */
export async function rateCard(tx: Tx, on: Day): Promise<RateCard> {
  const { currency } = await firmCard(tx)
  const { spec } = await defaultCalendar(tx)
  return rateCardOf({ currency, calendar: spec }, await rateCards(tx), on)
}
