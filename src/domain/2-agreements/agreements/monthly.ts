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

/** The counts that each agreement goes by: those of its client and of whom it serves besides, which add up. */
export async function countsOfAgreements(
  tx: Tx,
  agreements: readonly AgreementTerms[],
): Promise<Map<string, CountFact[]>> {
  if (agreements.length === 0) return new Map()
  const counts = await countFacts(tx, [...new Set(agreements.flatMap(servedBy))])
  return new Map(
    agreements.map((agreement) => [
      agreement.id,
      servedBy(agreement).flatMap((clientId) =>
        (counts.get(clientId) ?? []).map((fact) =>
          clientId === agreement.clientId ? fact : { ...fact, siteId: clientId },
        ),
      ),
    ]),
  )
}

const servedBy = ({ clientId, versions }: AgreementTerms) => [
  ...new Set([clientId, ...(versions.at(-1)?.terms.scope?.clientIds ?? [])]),
]

/** What each agreement brings in each month on a day, by agreement. */
export async function monthlyMinors(tx: Tx, agreements: readonly AgreementTerms[], day: Day) {
  const counts = await countsOfAgreements(tx, agreements)
  return new Map(
    agreements.map((agreement) => {
      const lines = monthlyRecurring(agreement, day, counts.get(agreement.id) ?? [])
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
