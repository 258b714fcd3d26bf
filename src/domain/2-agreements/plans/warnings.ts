import { rateCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { warningsOf, warningText } from '../rules/check-terms.ts'
import type { Terms } from '../rules/terms.ts'

/** What is allowed and probably not meant, as sentences, held against the firm's rates of the day. */
export async function warningsFor(tx: Tx, terms: Terms, today: Day) {
  const { lists } = await rateCard(tx, today)
  const list = lists.toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1)).find(({ fromOn }) => fromOn <= today)
  return warningsOf(terms, list).map((warning) => ({
    warns: warning.warns,
    sentence: warningText(warning),
  }))
}
