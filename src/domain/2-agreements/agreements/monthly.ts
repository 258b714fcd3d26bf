import { type DatedCount, datedCounts } from '#clients'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { CountFact } from '../rules/counts.ts'
import { monthlyRecurring } from '../rules/recurring.ts'
import type { AgreementTerms } from '../rules/terms.ts'
import { storedAgreements, termsOf } from './terms-in-force.ts'

/** Dated counts of clients, as fees and recurring revenue take them. */
export async function countFacts(tx: Tx, clientIds: readonly string[]): Promise<Map<string, CountFact[]>> {
  const counts = await datedCounts(tx, clientIds)
  return new Map([...counts].map(([clientId, dated]) => [clientId, dated.map(factOf)]))
}

export const factOf = ({ what, count, countedOn }: DatedCount): CountFact => ({
  of: what,
  count,
  fromOn: countedOn,
})

/** What each agreement brings in each month on a day, by agreement. */
export async function monthlyMinors(tx: Tx, agreements: readonly AgreementTerms[], day: Day) {
  const counts = await countFacts(tx, [...new Set(agreements.map(({ clientId }) => clientId))])
  return new Map(
    agreements.map((agreement) => {
      const lines = monthlyRecurring(agreement, day, counts.get(agreement.clientId) ?? [])
      return [agreement.id, lines.reduce((sum, { minor }) => sum + minor, 0)]
    }),
  )
}

export async function monthlyMinorOf(tx: Tx, agreementId: string, day: Day): Promise<number> {
  const [stored] = await storedAgreements(tx, {
    agreementIds: [agreementId],
    from: '0001-01-01',
    through: day,
  })
  return stored ? ((await monthlyMinors(tx, [termsOf(stored)], day)).get(agreementId) ?? 0) : 0
}
