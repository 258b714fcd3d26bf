import { countsOfAgreements, termsInForce } from '#agreements'
import type { AgreementTerms, CountFact } from '#agreements/rules'
import { addMonths, type Day } from '#kernel/days.ts'
import type { Period } from '#kernel/periods.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { RecurringLine } from './rules/mrr-movements.ts'
import { recurringStretches } from './rules/segments.ts'

export type Ledger = {
  agreements: AgreementTerms[]
  /** By agreement: of its client and of whom it serves besides. */
  counts: Map<string, CountFact[]>
  lines: RecurringLine[]
}

/** Every agreement of a span of days as stretches of monthly revenue: two queries, one pass. */
export async function revenueLedger(tx: Tx, window: Period): Promise<Ledger> {
  const agreements = await termsInForce(tx, { from: window.from, through: window.toExclusive })
  const counts = await countsOfAgreements(tx, agreements)
  const lines = agreements.flatMap((agreement) =>
    recurringStretches(agreement, counts.get(agreement.id) ?? [], window),
  )
  return { agreements, counts, lines }
}

/** A reactivation is told by what was before, so the ledger begins well before the window that is shown. */
export const beginOfBooks = (day: Day) => addMonths(day, -120)
