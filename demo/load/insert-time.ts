import { instantOf } from '#kernel/instants.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { northlight } from '../cast/firm.ts'
import { MINUTE, open } from '../life/clock.ts'

/** Work with its clock times. */
export type TimeRow = {
  clientId: string
  personId: string
  ticketId: string | null
  projectId: string | null
  visitId: string | null
  category: string
  workType: 'remote' | 'on-site' | 'project'
  role: string
  from: number
  to: number
  emergency: boolean
  body: string
  sizeDecision: 'covered' | 'project' | null
  charge?: 'no-charge'
  chargeReason?: string
}

export const insertTime = (tx: Tx, rows: readonly TimeRow[]) =>
  insertRows(
    tx,
    'time_entry',
    {
      id: 'uuid',
      client_id: 'uuid',
      person_id: 'uuid',
      ticket_id: 'uuid',
      project_id: 'uuid',
      visit_id: 'uuid',
      category_key: 'text',
      work_type: 'text',
      role: 'text',
      worked_on: 'date',
      started_at: 'timestamptz',
      ended_at: 'timestamptz',
      minutes: 'int4',
      class: 'text',
      emergency: 'bool',
      charge: 'text',
      charge_reason: 'text',
      body: 'text',
      size_decision: 'text',
      made_at: 'timestamptz',
    },
    rows.map(({ from, to, ...row }) => {
      const startedAt = instantOf(from)
      return {
        id: newId(),
        client_id: row.clientId,
        person_id: row.personId,
        ticket_id: row.ticketId,
        project_id: row.projectId,
        visit_id: row.visitId,
        category_key: row.category,
        work_type: row.workType,
        role: row.role,
        worked_on: dayAt(startedAt, northlight.zone),
        started_at: startedAt,
        ended_at: instantOf(to),
        minutes: Math.round((to - from) / MINUTE),
        class: open.splitMs(from, to)[0]?.class ?? 'business',
        emergency: row.emergency,
        charge: row.charge ?? 'as-rated',
        charge_reason: row.chargeReason ?? '',
        body: row.body,
        size_decision: row.sizeDecision,
        made_at: instantOf(to + 2 * MINUTE),
      }
    }),
  )
