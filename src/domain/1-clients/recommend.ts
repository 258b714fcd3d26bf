import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'

/** What we advise a client to do; with a quarter it stands on the roadmap. */
export type NewRecommendation = {
  clientId: string
  title: string
  why: string
  oneTimeMinor: number
  monthlyMinor: number
  /** '2027-Q2' */
  quarter: string | null
  findingId?: string | null
}

/** Proposes something to a client, in the transaction of whoever found that it is needed. */
export async function recommend(
  tx: Tx,
  by: { now: string; actor: { name: string } },
  { clientId, ...advice }: NewRecommendation,
  onDay: Day,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('recommendation')
    .values({
      id,
      client_id: clientId,
      title: advice.title,
      why: advice.why,
      one_time_minor: advice.oneTimeMinor,
      monthly_minor: advice.monthlyMinor,
      quarter: advice.quarter,
      finding_id: advice.findingId ?? null,
      made_at: by.now,
    })
    .execute()
  await tx
    .insertInto('recommendation_step')
    .values({
      id: newId(),
      recommendation_id: id,
      client_id: clientId,
      state: 'proposed',
      on_day: onDay,
      made_at: by.now,
    })
    .execute()
  await recordHappenings(tx, by, [
    { kind: 'recommendation.proposed', aboutId: id, clientId, details: { text: advice.title } },
  ])
  return id
}
