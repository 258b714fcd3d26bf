import type { ReactNode } from 'react'

export type ColumnValue = string | number | null | undefined

export type Column<Row> = {
  id: string
  head: ReactNode
  /** What is shown; without it, the value. */
  cell?: (row: Row) => ReactNode
  /** What sorts, and what the CSV says. */
  value?: (row: Row) => ColumnValue
  /** What the CSV says instead: money as `decimalText(row.feeMinor, currency)`. */
  csv?: (row: Row) => ColumnValue
  /** true: the head sorts by this column's id; numbers begin downwards. */
  sorts?: boolean
  /** Numbers stand right. */
  align?: 'right'
  width?: number | string
  /** The foot of the column: a sum, under an ink rule. */
  sum?: ReactNode
  /**
   * Where it stands when rows stack on a phone: `start` at the left edge (a clock), `lead` first line, `end` at its right,
   * `line` in the second line, `act` on a line of its own, `hide` nowhere. Unsaid: first column lead, last number end, others line.
   */
  phone?: 'start' | 'lead' | 'end' | 'line' | 'act' | 'hide'
}

export const cellOf = <Row>(column: Column<Row>, row: Row): ReactNode =>
  column.cell ? column.cell(row) : column.value?.(row)

/** The column that names the row and carries its link. */
export function leadColumn<Row>(columns: readonly Column<Row>[]): Column<Row> | undefined {
  return (
    columns.find((column) => column.phone === 'lead') ?? columns.find((column) => column.phone !== 'start')
  )
}

export type PhonePlaces<Row> = Record<'start' | 'lead' | 'end' | 'line' | 'act', Column<Row>[]>

export function phonePlaces<Row>(columns: readonly Column<Row>[]): PhonePlaces<Row> {
  const lead = leadColumn(columns)
  const lastNumber = columns.some((column) => column.phone === 'end')
    ? undefined
    : columns.findLast((column) => column.align === 'right' && column.phone === undefined)
  const places: PhonePlaces<Row> = { start: [], lead: [], end: [], line: [], act: [] }
  for (const column of columns) {
    const place = column === lead ? 'lead' : (column.phone ?? (column === lastNumber ? 'end' : 'line'))
    if (place !== 'hide') places[place].push(column)
  }
  return places
}
