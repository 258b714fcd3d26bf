import { firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'

/** The firm's own day. */
export async function todayOf(tx: Tx, { now }: { now: string }): Promise<Day> {
  const { zone } = await firmCard(tx)
  return dayAt(now, zone)
}
