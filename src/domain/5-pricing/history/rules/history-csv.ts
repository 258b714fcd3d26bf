import { type Decision, no, yes } from '#kernel/decision.ts'
import type { ClientExperience } from './experience.ts'

/** One month of a history file: how many tickets, and their hours where somebody kept them. */
type MonthRow = { tickets: number; hours: number | null; endpoints: number | null }

/**
 * A history as rows of text with a head: `month, tickets` and, where known, `hours` and `endpoints`. Months
 * without a count of their own stand at `endpoints`. The sentence of a refusal names the row and the column.
 */
export function experienceFromRows(
  rows: readonly Record<string, string>[],
  endpoints: number,
): Decision<ClientExperience, 'no-rows' | 'no-column' | 'not-a-number'> {
  const [first] = rows
  if (!first) return no('no-rows')
  if (!('tickets' in first))
    return no('no-column', { column: 'tickets', given: Object.keys(first).join(', ') })
  const months: MonthRow[] = []
  for (const [index, row] of rows.entries()) {
    const read = {
      tickets: numberIn(row.tickets),
      hours: numberIn(row.hours),
      endpoints: numberIn(row.endpoints),
    }
    for (const [column, value] of Object.entries(read))
      if (Number.isNaN(value)) return no('not-a-number', { row: index + 2, column, given: row[column] ?? '' })
    months.push({ ...read, tickets: read.tickets ?? 0 })
  }
  const hours = months.every((month) => month.hours === null)
    ? null
    : sum(months, (month) => month.hours ?? 0)
  return yes({
    months: months.length,
    endpointMonths: sum(months, (month) => month.endpoints ?? endpoints),
    tickets: sum(months, (month) => month.tickets),
    hours,
    emergencyHoursShare: null,
  })
}

/** null where nothing stands, NaN where it is no number. A decimal comma is read as people write it. */
function numberIn(text: string | undefined): number | null {
  const trimmed = text?.trim().replace(',', '.') ?? ''
  if (trimmed === '') return null
  const value = Number(trimmed)
  return value < 0 ? Number.NaN : value
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)
