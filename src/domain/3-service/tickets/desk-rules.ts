import { sql } from 'kysely'
import { firmCard } from '#firm'
import { settingsOf } from '#firm/rules'
import type { CalendarSpec } from '#kernel/business-calendar.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'

/** What the desk's clocks run by: the firm's hours, zone and settings. Contacts may ask too. */
export async function deskRules(tx: Tx) {
  const { rows } = await sql<{ hours: CalendarSpec; settings: Record<string, unknown> }>`
    select hours, settings from desk_rules()`.execute(tx)
  const { hours, settings } = found(rows[0], 'calendar')
  const card = await firmCard(tx)
  const { reopenHours, raisedClock } = settingsOf(card.size, settings)
  return { hours, zone: card.zone, card, reopenHours, raisedClock }
}
export type DeskRules = Awaited<ReturnType<typeof deskRules>>
